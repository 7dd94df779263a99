import { expect, test } from 'vitest'
import { zoneEvent } from '../testing.ts'
import { TrackStore } from '../track-store.ts'
import { MOST_POSITIONS } from './bundle.ts'
import { type BundleFacts, bundleOf } from './bundle-of.ts'
import { START_MS, twoShips } from './testing.ts'

function facts(overrides: Partial<BundleFacts> = {}): BundleFacts {
  return {
    title: 't',
    made: { atMs: 0, tool: 'test' },
    window: { fromMs: START_MS, toMs: START_MS + 60_000 },
    events: [],
    notes: [],
    zones: { version: 'none', zones: [], limits: [] },
    rules: [],
    sources: [],
    ...overrides,
  }
}

test('the slice has the reports of the chosen tracks in the window, both ends included, as they were', () => {
  const made = bundleOf(twoShips(), [1, 0, 1], facts())
  if (!made.ok) throw new Error(made.problem)
  expect(made.value.tracks.map(({ identity, reports }) => [identity.trackId, reports.length])).toEqual([
    ['gpx:1', 3],
    ['mmsi:533000001', 3],
  ])
  expect(made.value.tracks[1]?.reports[0]).toEqual({
    trackId: 'mmsi:533000001',
    source: 'day.nmea',
    atMs: START_MS,
    lon: 109.998,
    lat: 4,
    sogKn: 14.2,
    cogDeg: 90,
    headingDeg: 89,
    navStatus: 0,
  })
  expect(made.value.tracks[0]?.reports[0]).toEqual({
    trackId: 'gpx:1',
    source: 'way.gpx',
    atMs: START_MS,
    lon: 110.1,
    lat: 3.95,
  })
})

test('events and notes come along when they are of the window, events of the chosen tracks only', () => {
  const events = [
    zoneEvent({ id: 'in', atMs: START_MS }),
    zoneEvent({ id: 'before', atMs: START_MS - 1 }),
    zoneEvent({ id: 'of another', atMs: START_MS, trackId: 'gpx:1' }),
  ]
  const notes = [
    { id: 'in', atMs: START_MS + 60_000, text: 'x' },
    { id: 'after', atMs: START_MS + 60_001, text: 'x' },
  ]
  const made = bundleOf(twoShips(), [0], facts({ events, notes }))
  expect(made.ok && made.value.events.map(({ id }) => id)).toEqual(['in'])
  expect(made.ok && made.value.notes.map(({ id }) => id)).toEqual(['in'])
})

test('too much is refused before it is copied, with what to do; so is nothing', () => {
  const store = new TrackStore()
  for (let i = 0; i <= MOST_POSITIONS; i++)
    store.add({ trackId: 'a', source: 's', atMs: START_MS + i, lon: 110, lat: 4 })
  expect(bundleOf(store, [0], facts({ window: { fromMs: START_MS, toMs: START_MS + 1e9 } }))).toEqual({
    ok: false,
    problem:
      'the slice holds 200 001 positions of 1 tracks, expected at most 200 000 positions: narrow the window or choose fewer tracks',
  })
  expect(bundleOf(store, [0], facts({ window: { fromMs: 0, toMs: 1 } })).ok).toBe(false)
  expect(bundleOf(store, [9], facts()).ok).toBe(false)
  expect(bundleOf(store, [0], facts({ window: { fromMs: 1, toMs: 0 } }))).toEqual({
    ok: false,
    problem: 'the window is 1 to 0, expected the first not after the second',
  })
})

test('too many tracks are refused', () => {
  const store = new TrackStore()
  for (let i = 0; i < 501; i++) store.add({ trackId: `t${i}`, source: 's', atMs: START_MS, lon: 110, lat: 4 })
  const slots = Array.from({ length: 501 }, (_, i) => i)
  expect(bundleOf(store, slots, facts())).toEqual({
    ok: false,
    problem: 'the slice holds 501 positions of 501 tracks, expected at most 500 tracks: choose fewer',
  })
})
