import { expect, test } from 'vitest'
import type { WatchArea } from '#domain/watch-area.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { draftOf, inputOf, newDraft, ringOf, withRing } from './area-draft.ts'

const RING: LonLat[] = [
  [110.1234567, 4],
  [111, 4],
  [111, 5],
  [110.1234567, 4],
]

const AREA: WatchArea = {
  id: 'a',
  name: 'Reef',
  version: 3,
  createdAt: '2026-03-14T00:00:00.000Z',
  changedAt: '2026-03-14T00:00:00.000Z',
  note: 'nets',
  claimants: ['MY', 'ID'],
  parts: [[RING]],
  rule: { bandNm: 0.25, dwellS: 120 },
  schedule: { days: [1, 2], fromMinute: 1320, toMinute: 360, fromMs: Date.UTC(2026, 2, 14) },
  events: ['entered'],
  tracks: ['vessel'],
}

test('an area comes out of the form as it went in, to the last digit', () => {
  const { id: _, version: __, createdAt: ___, changedAt: ____, ...input } = AREA
  expect(inputOf(draftOf(AREA))).toEqual({ ok: true, value: input })
})

test('a drawn shape with a name is enough: all happenings, all tracks, always', () => {
  expect(inputOf({ ...newDraft(RING), name: ' Reef ' })).toEqual({
    ok: true,
    value: { name: 'Reef', parts: [[RING]], rule: { bandNm: 0.1, dwellS: 60 } },
  })
})

test('typed positions take the place of the drawn shape', () => {
  const typed = { ...newDraft(RING), positions: '4, 110\n4, 111\n5, 111' }
  expect(ringOf(typed)).toEqual([
    [110, 4],
    [111, 4],
    [111, 5],
    [110, 4],
  ])
  expect(ringOf(withRing(typed, RING))).toBe(RING)
})

test('every field that is wrong is told, with value and expectation', () => {
  const checked = inputOf({
    ...newDraft(undefined),
    bandNm: '-1',
    dwellS: 'soon',
    events: new Set(),
    tracks: new Set(),
    isScheduled: true,
    days: new Set(),
    from: '25:00',
    to: '7',
    validFrom: 'tomorrow',
    positions: '4, 110\n5, 111\n4, 111\n5, 110',
  })
  expect(checked).toEqual({
    ok: false,
    problem: {
      name: 'the name is empty, expected a few words',
      bandNm: '"-1" is not a number of nautical miles, expected 0 to 24',
      dwellS: '"soon" is not a number of seconds, expected 0 to 86400',
      events: 'no happening is chosen, expected at least one',
      tracks: 'no kind of track is chosen, expected at least one',
      days: 'no day is chosen, expected at least one',
      from: '"25:00" is not a time of day, expected 00:00 to 24:00',
      to: '"7" is not a time of day, expected 00:00 to 24:00',
      validFrom: '"tomorrow" is not a time, expected such as 2026-03-14T00:00Z',
      positions: expect.stringMatching(/^position 1: edge .* crosses edge /),
    },
  })
})

test('an end before its beginning is told', () => {
  const draft = { ...newDraft(RING), name: 'a', isScheduled: true, validFrom: '2026-03-15', validTo: '2026-03-14' }
  expect(inputOf(draft)).toEqual({ ok: false, problem: { validTo: '"2026-03-14" is not after "2026-03-15"' } })
})

test('a schedule that leaves nothing out is none', () => {
  const draft = { ...newDraft(RING), name: 'a', isScheduled: true }
  expect(inputOf(draft)).toMatchObject({
    ok: true,
    value: expect.not.objectContaining({ schedule: expect.anything() }),
  })
})

test('a shape of several rings is kept as it is while no positions are typed', () => {
  const parts = [[RING], [RING]]
  expect(inputOf(draftOf({ ...AREA, parts }))).toMatchObject({ ok: true, value: { parts } })
})
