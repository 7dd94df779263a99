import { expect, test } from 'vitest'
import { boxRing } from '#geo/testing.ts'
import { parseWatchArea, parseWatchAreaInput } from './watch-area.ts'

const area = {
  name: 'Luconia',
  parts: [[boxRing(112, 5, 113, 6)]],
  rule: { bandNm: 0.5, dwellS: 120 },
}

test('an area as it was drawn is taken as it is', () => {
  const full = {
    ...area,
    note: 'fishing in spring',
    claimants: ['MY'],
    schedule: { days: [1, 5], fromMinute: 1320, toMinute: 240, fromMs: 0, toMs: 1 },
    events: ['entered'],
    tracks: ['vessel', 'contact'],
  }
  expect(parseWatchAreaInput(full)).toEqual({ ok: true, value: full })
})

test('texts are made plain, rings turned, empty lists and what is not known left out', () => {
  const [ring] = area.parts[0] ?? []
  const told = parseWatchAreaInput({
    ...area,
    name: ' Luco\u202enia\u0007 ',
    note: '\u0000',
    events: [],
    tracks: ['vessel', 'vessel'],
    parts: [[ring?.toReversed()]],
    id: 'mine',
    colour: 'red',
  })
  expect(told).toEqual({ ok: true, value: { ...area, name: 'Luco nia', tracks: ['vessel'] } })
})

test.each([
  [7, ['body is 7, expected a watch area', 'undefined, expected polygons']],
  [{ ...area, name: '' }, ['name is empty, expected 1 to 80 characters']],
  [{ ...area, name: '\u202e' }, ['name is empty, expected 1 to 80 characters']],
  [{ ...area, name: 'x'.repeat(81) }, ['name has 81 characters, expected at most 80']],
  [{ ...area, name: 4 }, ['name is 4, expected a text']],
  [{ name: 'A', parts: area.parts }, ['rule is not there, expected a value']],
  [
    { ...area, rule: { bandNm: -1, dwellS: 1e9 } },
    ['rule.bandNm is -1, expected 0 to 24 nautical miles', 'rule.dwellS is 1000000000, expected 0 to 86400 seconds'],
  ],
  [{ ...area, rule: { bandNm: '1', dwellS: 1 } }, ['rule.bandNm is "1", expected 0 to 24 nautical miles']],
  [{ ...area, schedule: { days: [7] } }, ['schedule.days.0 is 7, expected 0 to 6 days (0 Sunday)']],
  [{ ...area, schedule: { fromMinute: 1.5 } }, ['schedule.fromMinute is 1.5, expected a whole number of minutes']],
  [{ ...area, schedule: { fromMs: 2, toMs: 1 } }, ['schedule ends before it begins, expected fromMs before toMs']],
  [
    { ...area, events: ['sank'] },
    ['events.0 is "sank", expected one of entered, exited, crossed, first-seen-inside, lost-inside'],
  ],
  [
    { ...area, tracks: ['whale'] },
    ['tracks.0 is "whale", expected one of vessel, drone, patrol, aircraft, aid, base, contact, other'],
  ],
  [{ ...area, claimants: ['Malaysia'] }, ['claimants.0 is "Malaysia", expected a country code such as MY']],
  [{ ...area, parts: undefined }, ['undefined, expected polygons']],
  [
    {
      ...area,
      parts: [
        [
          [
            [112, 5],
            [113, 6],
            [113, 5],
            [112, 6],
            [112, 5],
          ],
        ],
      ],
    },
    ['vertex 1: edge [112,5] to [113,6] crosses edge [113,5] to [112,6]'],
  ],
  [
    { ...area, parts: [[boxRing(-80, -40, 80, 40)]] },
    ['parts: its box takes 12800 square degrees, expected at most 3600'],
  ],
])('what cannot be used is told with place, value and expectation %#', (json, problems) => {
  const told = parseWatchAreaInput(json)
  expect(told.ok).toBe(false)
  expect(!told.ok && told.problem).toEqual(problems.map((problem) => expect.stringContaining(problem)))
})

test('a shape may have 50,000 vertices', () => {
  const places = Array.from({ length: 50_001 }, (_, i) => {
    const angle = (i / 50_001) * 2 * Math.PI
    return [112 + Math.cos(angle), 5 + Math.sin(angle)]
  })
  const told = parseWatchAreaInput({ ...area, parts: [[[...places, places[0]]]] })
  expect(!told.ok && told.problem).toEqual(['parts have 50001 vertices, expected at most 50000'])
})

test('a stored area is checked like a new one', () => {
  const stored = {
    ...area,
    id: 'a',
    version: 1,
    createdAt: '2026-03-14T00:00:00.000Z',
    changedAt: '2026-03-14T00:00:00.000Z',
  }
  expect(parseWatchArea(stored)).toEqual({ ok: true, value: stored })
  expect(parseWatchArea({ ...stored, version: 0 }).ok).toBe(false)
  const crossed = parseWatchArea({
    ...stored,
    parts: [
      [
        [
          [112, 5],
          [113, 6],
          [113, 5],
          [112, 6],
          [112, 5],
        ],
      ],
    ],
  })
  expect(!crossed.ok && crossed.problem).toContain('part 1, outer ring, vertex 1: edge')
})
