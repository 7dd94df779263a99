import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ZoneSetIndex } from '#geo/zone-set-index.ts'
import { FrameMaker } from './frame-maker.ts'
import { frameZones } from './frame-zones.ts'
import { MAX_GAP_MS } from './one-motion.ts'
import { FRESH, MARKS, SIGN } from './picture.ts'
import { report, twoZones } from './testing.ts'
import { TrackStore } from './track-store.ts'

const MINUTE = 60_000
const zones = frameZones(twoZones, new ZoneSetIndex(twoZones.zones))

function storeOf(...reports: Parameters<typeof report>[0][]): TrackStore {
  const store = new TrackStore()
  store.learn({ trackId: 'mmsi:533000001', kind: 'vessel', aisClass: 'A' })
  for (const each of reports) store.add(report(each))
  return store
}

/** The only row of a frame, as plain numbers. */
function rowAt(store: TrackStore, atMs: number) {
  const frame = new FrameMaker(store).frameAt(atMs, zones)
  if (frame.count === 0) return undefined
  const [lon, lat, ageS] = [frame.lon[0] ?? 0, frame.lat[0] ?? 0, frame.ageS[0] ?? 0]
  return {
    lon,
    lat,
    ageS,
    pointsDeg: frame.pointsDeg[0],
    sign: frame.sign[0],
    fresh: frame.fresh[0],
    zone: frame.zone[0],
  }
}

test('between two reports a track is where time puts it', () => {
  const store = storeOf({ atMs: 0, lon: 110, lat: 4 }, { atMs: MINUTE, lon: 110.01, lat: 4.02 })
  const row = rowAt(store, MINUTE / 4)
  expect(row?.lon).toBeCloseTo(110.0025, 7)
  expect(row?.lat).toBeCloseTo(4.005, 7)
  expect(row?.ageS).toBe(15)
  expect(row?.fresh).toBe(FRESH.fresh)
})

test('nobody is seen before their first report', () => {
  expect(rowAt(storeOf({ atMs: MINUTE }), MINUTE - 1)).toBeUndefined()
})

test('across a gap the last place is held and grows old, and no line is drawn', () => {
  const store = storeOf({ atMs: 0, lon: 110 }, { atMs: MAX_GAP_MS + 1, lon: 110.05 })
  expect(rowAt(store, 5 * MINUTE)).toMatchObject({ lon: 110, ageS: 300, fresh: FRESH.lost })
  expect([...store.path(0, 0, 1e9).lon]).toEqual([110, Number.NaN, 110.05])
})

test('a jump no ship can make is not played as a motion', () => {
  const store = storeOf({ atMs: 0, lon: 110 }, { atMs: MINUTE, lon: 112 })
  expect(rowAt(store, MINUTE / 2)?.lon).toBe(110)
  expect([...store.path(0, 0, 1e9).lon]).toEqual([110, Number.NaN, 112])
})

test('a track that crosses the antimeridian takes the short way', () => {
  const store = storeOf({ atMs: 0, lon: 179.999, lat: 10 }, { atMs: MINUTE, lon: -179.999, lat: 10 })
  expect(Math.abs(rowAt(store, MINUTE / 2)?.lon ?? 0)).toBeCloseTo(180, 6)
})

test('a late report finds its place in time, an exact repeat is dropped', () => {
  const store = storeOf({ atMs: 0, lon: 110 }, { atMs: 2 * MINUTE, lon: 110.02 })
  expect(store.add(report({ atMs: MINUTE, lon: 110.015 }))).toBe('late')
  expect(store.add(report({ atMs: MINUTE, lon: 110.015 }))).toBe('duplicate')
  expect(store.reports).toBe(3)
  expect(rowAt(store, MINUTE)?.lon).toBeCloseTo(110.015, 7)
})

test('what a sender did not know stays unknown', () => {
  const [held] = storeOf({ atMs: 5 }).history(0)
  expect(held).toEqual({ atMs: 5, lon: 110, lat: 4 })
})

test('a track without heading points along its course, without both along its way', () => {
  const way = storeOf({ atMs: 0, lon: 110, lat: 4 }, { atMs: MINUTE, lon: 110, lat: 4.01 })
  expect(rowAt(way, 1)?.pointsDeg).toBeCloseTo(0, 3)
  const course = storeOf({ atMs: 0, cogDeg: 47.25 })
  expect(rowAt(course, 0)?.pointsDeg).toBe(47.25)
  const heading = storeOf({ atMs: 0, cogDeg: 47.25, headingDeg: 50 })
  expect(rowAt(heading, 0)?.pointsDeg).toBe(50)
})

test('a moored ship sleeps, and is not lost before eighteen minutes', () => {
  const store = storeOf({ atMs: 0, sogKn: 0.1, navStatus: 5 })
  expect(rowAt(store, 17 * MINUTE)).toMatchObject({ sign: SIGN.sleeping, fresh: FRESH.ageing })
  expect(rowAt(store, 18 * MINUTE + 1000)?.fresh).toBe(FRESH.lost)
})

test('a row carries the zone it is in', () => {
  const store = storeOf({ atMs: 0, lon: 113, lat: 5 }, { atMs: 20 * MINUTE, lon: 120, lat: 5 })
  expect(rowAt(store, 0)?.zone).toBe(2)
  expect(rowAt(store, 20 * MINUTE)?.zone).toBe(0)
})

test('forgetting the past keeps every track’s last place', () => {
  const store = storeOf({ atMs: 0, lon: 110 }, { atMs: MINUTE, lon: 110.01 }, { atMs: 2 * MINUTE, lon: 110.02 })
  store.forgetBefore(10 * MINUTE)
  expect(store.reports).toBe(1)
  expect(rowAt(store, 10 * MINUTE)?.lon).toBe(110.02)
})

test('any order of arrival gives the same history', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(minutes, (order) => {
      const shuffled = storeOf(...order.map((minute) => ({ atMs: minute * MINUTE, lon: 110 + minute / 1000 })))
      const sorted = storeOf(
        ...order.toSorted((a, b) => a - b).map((minute) => ({ atMs: minute * MINUTE, lon: 110 + minute / 1000 })),
      )
      expect(shuffled.history(0)).toEqual(sorted.history(0))
      for (const minute of order) expect(rowAt(shuffled, minute * MINUTE)).toEqual(rowAt(sorted, minute * MINUTE))
    }),
    { seed: 3, numRuns: 50 },
  )
})

test('playing forward by cursor shows the same as seeking', () => {
  const reports = Array.from({ length: 50 }, (_, i) => ({ atMs: i * 7000, lon: 110 + i / 2000 }))
  const player = storeOf(...reports)
  for (let atMs = 0; atMs < 360_000; atMs += 1300) {
    expect(rowAt(player, atMs)).toEqual(rowAt(storeOf(...reports), atMs))
  }
})

test('the histogram counts every report once', () => {
  const store = storeOf(...Array.from({ length: 100 }, (_, i) => ({ atMs: i * 1000, lon: 110 + i / 1e5 })))
  const counts = store.histogram(0, 99_000, 10)
  expect(counts.reduce((a, b) => a + b, 0)).toBe(100)
  expect(Math.max(...counts)).toBeLessThanOrEqual(11)
})

test('between reports that are far apart a place is a guess and looks like one, but it is not lost', () => {
  const store = storeOf({ atMs: 0, lon: 110, sogKn: 8 }, { atMs: 10 * MINUTE, lon: 110.02, sogKn: 8 })
  expect([10_000, 2 * MINUTE, 9 * MINUTE].map((atMs) => rowAt(store, atMs)?.fresh)).toEqual([
    FRESH.fresh,
    FRESH.ageing,
    FRESH.ageing,
  ])
})

test('a store that heard nothing has no past to forget', () => {
  const store = new TrackStore()
  store.forgetBefore(1000)
  expect(store.firstAtMs).toBeUndefined()
})

test('where zones overlap the first of the set is named that is no watch area', () => {
  const store = storeOf({ atMs: 0, lon: 111, lat: 5 }, { atMs: 1, lon: 120, lat: 5 })
  const [west] = twoZones.zones
  if (!west) throw new Error('no zone')
  const set = { ...twoZones, zones: [{ ...west, parts: [] }, { ...west, kind: 'watch-area' as const }, west, west] }
  const overlapping = frameZones(set, new ZoneSetIndex(set.zones))
  expect(new FrameMaker(store).frameAt(0, overlapping).zone[0]).toBe(3)
  expect(new FrameMaker(store).frameAt(1, overlapping).zone[0]).toBe(0)
})

test('a report knows who brought it first', () => {
  const store = storeOf({ atMs: 0, source: 'a' }, { atMs: 1, source: 'b' }, { atMs: 0, source: 'c' })
  const columns = store.reportsOf(0)
  expect([columns?.length, columns?.source(0), columns?.source(1)]).toEqual([2, 'a', 'b'])
})

test('a repeat is known as one after the past was forgotten', () => {
  const store = storeOf({ atMs: 0, lon: 109 }, { atMs: 5, lon: 110 }, { atMs: 5, lon: 111 })
  store.forgetBefore(1000)
  expect(store.add(report({ atMs: 5, lon: 110 }))).toBe('duplicate')
})

test('the box of a voyage across the antimeridian is a small one', () => {
  const store = storeOf({ atMs: 0, lon: 179.9, lat: 10 }, { atMs: MINUTE, lon: -179.9, lat: 11 })
  const [west = 0, south, east = 0, north] = store.box ?? []
  expect([south, north]).toEqual([10, 11])
  expect(east - west).toBeCloseTo(0.2, 6)
})

test('a frame says how each goes on to the next report, and that one at its last report is held', () => {
  const store = storeOf({ atMs: 0, lon: 110, lat: 4 }, { atMs: MINUTE, lon: 110.012, lat: 4.006 })
  const frame = new FrameMaker(store).frameAt(MINUTE / 2, zones)
  expect(frame.goesOnS[0]).toBe(30)
  expect(frame.lonRate[0]).toBeCloseTo(0.012 / 60, 8)
  expect(frame.latRate[0]).toBeCloseTo(0.006 / 60, 8)
  const held = new FrameMaker(store).frameAt(2 * MINUTE, zones)
  expect([held.goesOnS[0], held.lonRate[0], held.latRate[0]]).toEqual([0, 0, 0])
})

test('one who crosses the antimeridian goes on the short way', () => {
  const store = storeOf({ atMs: 0, lon: 179.995, lat: 0 }, { atMs: MINUTE, lon: -179.995, lat: 0 })
  expect(new FrameMaker(store).frameAt(MINUTE / 4, zones).lonRate[0]).toBeCloseTo(0.01 / 60, 7)
})

test.each([
  ['to starboard through north', 355, 10, MARKS.trueHeading | MARKS.turnsToStarboard],
  ['to port through north', 10, 355, MARKS.trueHeading | MARKS.turnsToPort],
  ['too slowly to be a turn', 10, 11, MARKS.trueHeading],
])('a heading that changes %s is marked so', (_, beforeDeg, headingDeg, marks) => {
  const store = storeOf({ atMs: 0, headingDeg: beforeDeg }, { atMs: 10_000, headingDeg })
  expect(new FrameMaker(store).frameAt(11_000, zones).marks[0]).toBe(marks)
  // Nobody knows whether it still turns.
  expect(new FrameMaker(store).frameAt(10 * MINUTE, zones).marks[0]).toBe(MARKS.trueHeading)
})

test('a course alone is no heading, and a size that no ship has is none', () => {
  const store = storeOf({ atMs: 0, cogDeg: 10 })
  store.learn({ trackId: 'mmsi:533000001', lengthM: 333.4, beamM: 900 })
  const frame = new FrameMaker(store).frameAt(0, zones)
  expect([frame.marks[0], frame.lengthM[0], frame.beamM[0]]).toEqual([0, 333, 0])
})
