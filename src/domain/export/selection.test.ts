import { expect, test } from 'vitest'
import { zoneEvent } from '../testing.ts'
import { rowsOf, selectedEvents, selectedTracks } from './selection.ts'
import { START_MS, smallStore } from './testing.ts'

const store = smallStore()
const shown = (selection: Parameters<typeof selectedTracks>[1]) =>
  selectedTracks(store, selection).map((track) => [track.slot, [...rowsOf(track)]])

test('nothing chosen is the whole recording, with tracks that have no position', () => {
  expect(shown({})).toEqual([
    [0, [0, 1, 2]],
    [1, [0, 1]],
    [2, []],
  ])
})

test('a window holds both of its instants, and no track without a position in it', () => {
  expect(shown({ fromMs: START_MS + 250, toMs: START_MS + 10_000 })).toEqual([
    [0, [1]],
    [1, [0, 1]],
  ])
  expect(shown({ fromMs: START_MS + 250.5, toMs: START_MS + 9_999 })).toEqual([])
})

test('tracks, window and zone combine; unknown and repeated tracks change nothing', () => {
  expect(shown({ slots: [1, 0, 0, 77, -1] })).toEqual(shown({ slots: [0, 1] }))
  expect(shown({ slots: [0], fromMs: START_MS + 1, inZone: (lon) => lon > 113 })).toEqual([[0, [2]]])
  expect(shown({ inZone: (lon) => lon > 113 })).toEqual([
    [0, [0, 2]],
    [1, [0, 1]],
  ])
})

test('an event is chosen by its own time, track and place', () => {
  const events = [
    zoneEvent({ id: 'a', trackId: 'mmsi:533204118', atMs: START_MS, lon: 110 }),
    zoneEvent({ id: 'b', trackId: 'uav:anka-s-1', atMs: START_MS + 5, lon: 113 }),
  ]
  const ids = (selection: Parameters<typeof selectedTracks>[1]) =>
    selectedEvents(events, store, selection).map(({ id }) => id)
  expect(ids({})).toEqual(['a', 'b'])
  expect(ids({ slots: [1] })).toEqual(['b'])
  expect(ids({ toMs: START_MS + 4 })).toEqual(['a'])
  expect(ids({ inZone: (lon) => lon > 112 })).toEqual(['b'])
})
