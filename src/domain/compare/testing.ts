import fc from 'fast-check'
import { type LonLat, wrapLongitude } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import { TrackStore } from '../track-store.ts'
import type { CompareOptions } from './compare-tracks.ts'
import { compareTracks } from './compare-tracks.ts'
import type { Comparison } from './comparison.ts'

export const START_MS = Date.UTC(2026, 2, 14, 12, 0, 0)

/** A report: seconds after START_MS, and where. */
export type TestFix = readonly [afterS: number, place: LonLat]

/** A store with a track for each list. */
export function storeOf(tracks: Readonly<Record<string, readonly TestFix[]>>): TrackStore {
  const store = new TrackStore()
  for (const [trackId, fixes] of Object.entries(tracks)) {
    store.learn({ trackId, kind: 'vessel' })
    for (const [afterS, [lon, lat]] of fixes)
      store.add({ trackId, source: 'test', atMs: START_MS + afterS * 1000, lon, lat })
  }
  return store
}

/** Tracks 0 and 1 of a store, compared; throws where that is refused. */
export function compared(store: TrackStore, options: Partial<CompareOptions> = {}, slots = [0, 1]): Comparison {
  const found = compareTracks(store, slots[0] ?? 0, slots[1] ?? 1, {
    fromMs: START_MS,
    toMs: START_MS + 3_600_000,
    ...options,
  })
  if (!found.ok) throw new Error(found.problem)
  return found.value
}

/** A straight way at a steady speed. */
export function steady(from: LonLat, courseDeg: number, speedKn: number, everyS: number, forS: number): TestFix[] {
  return Array.from({ length: Math.floor(forS / everyS) + 1 }, (_, i) => {
    const afterS = i * everyS
    return [afterS, destination(from, courseDeg, (speedKn * afterS) / 3600)]
  })
}

/** A wandering track near a place, with a gap or a jump here and there. */
export function wandering(lon: number, lat: number): fc.Arbitrary<TestFix[]> {
  const step = fc.record({
    waitS: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 600 }) },
      { weight: 1, arbitrary: fc.constant(3000) },
    ),
    courseDeg: fc.integer({ min: 0, max: 359 }),
    speedKn: fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 0, max: 30 }) },
      { weight: 1, arbitrary: fc.constant(3000) },
    ),
  })
  return fc
    .tuple(fc.integer({ min: 0, max: 900 }), fc.array(step, { minLength: 1, maxLength: 12 }))
    .map(([start, steps]) => {
      const fixes: TestFix[] = [[start, [wrapLongitude(lon), lat]]]
      for (const { waitS, courseDeg, speedKn } of steps) {
        const [afterS, place] = fixes.at(-1) as TestFix
        fixes.push([afterS + waitS, destination(place, courseDeg, (speedKn * waitS) / 3600)])
      }
      return fixes
    })
}
