import { expect, test } from 'vitest'
import { encounterOf, gapOf } from '#domain/observations/testing.ts'
import { zoneEvent } from '#domain/testing.ts'
import { legSpans, observedSpans, spanRows, staySpans, type TimeSpan } from './time-spans.ts'

const window = { fromMs: 0, toMs: 3_600_000 }

function span(id: string, fromMs: number, toMs: number): TimeSpan {
  return { id, kind: 'other', fromMs, toMs, isOpen: false, words: id }
}

test('rows hold spans side by side, longest first, and what finds no room is counted', () => {
  const { rows, left } = spanRows(
    [span('short', 10, 20), span('long', 0, 100), span('beside', 30, 60), span('over', 15, 40), span('away', -9, -1)],
    { fromMs: 0, toMs: 100 },
    2,
  )
  expect(rows.map((row) => row.map(({ id }) => id))).toEqual([['long'], ['beside', 'short']])
  expect(left).toBe(1)
})

test('a stay says where and from when, and one that goes on ends with the window', () => {
  const events = [zoneEvent({ id: 'in', atMs: 600_000, kind: 'entered', zoneId: 'west', trackId: 'mmsi:1' })]
  expect(staySpans(events, 'mmsi:1', window, () => 'EEZ west')).toEqual([
    {
      id: 'in',
      zoneId: undefined,
      kind: 'stay',
      fromMs: 600_000,
      toMs: 3_600_000,
      isOpen: true,
      words: 'Inside EEZ west, 00:10:00Z to goes on',
    },
  ])
})

test('what was observed of others is not shown beside a track', () => {
  const gap = gapOf({ id: 'gap', trackId: 'mmsi:1', state: 'ended', fromMs: 1000, toMs: 900_000 })
  const meeting = encounterOf({ id: 'meeting', trackId: 'mmsi:2', otherTrackId: 'mmsi:3', fromMs: 5, toMs: 600_000 })
  expect(observedSpans([gap, meeting], 'mmsi:1', window).map(({ id, kind }) => [id, kind])).toEqual([['gap', 'gap']])
  expect(observedSpans([gap, meeting], 'mmsi:3', window).map(({ id }) => id)).toEqual(['meeting'])
  expect(observedSpans([gap, meeting], undefined, window)).toHaveLength(2)
})

test('what ended lasts until then, though its beginning was told before', () => {
  const begun = gapOf({ id: 'gap', state: 'begun', fromMs: 1000 })
  const ended = gapOf({ id: 'gap', state: 'ended', fromMs: 1000, toMs: 900_000 })
  expect(observedSpans([begun, ended], undefined, window).map(({ toMs, isOpen }) => [toMs, isOpen])).toEqual([
    [900_000, false],
  ])
})

test('a leg says its course and length', () => {
  expect(legSpans([{ fromMs: 0, toMs: 600_000, bearingDeg: 359.7, nm: 12.34 }], window)[0]?.words).toBe(
    'Leg 000°T, 12.3 NM, 00:00:00Z to 00:10:00Z',
  )
})
