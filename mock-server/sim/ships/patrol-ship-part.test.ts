import { expect, test } from 'vitest'
import type { PositionReport } from '#domain/report.ts'
import { makePatrolShip, parsePatrolShipPart } from './patrol-ship-part.ts'
import { patrolShipPart } from './testing.ts'

test('a part with a patrol box, with a task, or with neither is taken as it is', () => {
  const task = { pattern: 'barrier', from: [114.5, 6.5], to: [115, 7], passes: 2 } as const
  for (const part of [
    patrolShipPart(),
    patrolShipPart({ patrol: 'kimanis-racetrack', start: 'on-patrol' }),
    patrolShipPart({ patrol: task }),
  ])
    expect(parsePatrolShipPart(part)).toEqual({ ok: true, value: part })
})

test.each<[object, RegExp]>([
  [{ fast: true }, /^fast is not known, expected only part, name/],
  [{ name: '' }, /^name is empty, expected 1 to 20 characters/],
  [{ mmsi: 12 }, /^mmsi is 12, expected 200000000 to 799999999/],
  [{ mmsi: 533_900_001.5 }, /^mmsi is 533900001.5, expected nine digits/],
  [{ class: 'submarine' }, /^class is "submarine", expected one of littoral-mission-ship-batch-2, keris/],
  [{ home: 'atlantis' }, /^home is "atlantis", expected one of sepanggar/],
  [{ start: 'at-sea' }, /^start is "at-sea", expected one of in-port, on-patrol/],
  [{ start: 'on-patrol' }, /^start is on-patrol without a patrol/],
  [{ patrol: 'bermuda' }, /^patrol is "bermuda", expected a task or one of luconia-barrier/],
  [{ patrol: { pattern: 'spiral' } }, /^patrol.pattern is "spiral"/],
  [
    { patrol: { pattern: 'parallel-track', area: { kind: 'box', box: [116.2, 5.2, 116.5, 5.4] }, spacingNm: 3 } },
    /^patrol: area is on land or too near to it/,
  ],
  [
    { class: 'patrol-boat', patrol: { pattern: 'barrier', from: [105, 8], to: [106, 8], passes: 2 } },
    /^patrol: fuel for .* is needed .* expected at most the 23.3 h left/,
  ],
  [
    { patrol: { pattern: 'orbit', about: { kind: 'track', trackId: 'x' }, radiusNm: 2, turn: 'left', laps: 2 } },
    /^patrol: about.trackId is x, a track with no known place/,
  ],
])('%j is refused with place and expectation', (wrong, told) => {
  const parsed = parsePatrolShipPart({ ...patrolShipPart(), ...wrong })
  expect(parsed.ok ? '' : parsed.problem[0]).toMatch(told)
})

test('something that is no part is refused, not thrown at', () => {
  for (const wrong of [undefined, null, 7, [], 'ship']) expect(parsePatrolShipPart(wrong).ok).toBe(false)
})

test('the same part and seed say the same to the byte, another seed something else', () => {
  const said = (seed: number) => {
    const ship = makePatrolShip(patrolShipPart({ patrol: 'kimanis-racetrack', start: 'on-patrol' }), seed, 'sim')
    const reports: PositionReport[] = []
    const ether = { report: (report: PositionReport) => void reports.push(report), identity: () => undefined }
    for (let second = 1; second <= 1800; second++) {
      ship.move()
      ship.speak(second * 1000, ether)
    }
    return JSON.stringify(reports)
  }
  expect(said(1)).toBe(said(1))
  expect(said(2)).not.toBe(said(1))
})
