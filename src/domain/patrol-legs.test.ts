import { expect, test } from 'vitest'
import { geodesicDestination } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { patrolLegs } from './patrol-legs.ts'
import type { TrackPath } from './track-store.ts'

const MINUTE = 60_000

/** A drone at 100 kn that flies each course for so many minutes, with a report each 10 s. */
function flight(parts: readonly (readonly [courseDeg: number, minutes: number])[], gapMs = 0): TrackPath {
  const places: { atMs: number; at: LonLat }[] = [{ atMs: 0, at: [113, 5] }]
  for (const [courseDeg, minutes] of parts) {
    for (let i = 0; i < minutes * 6; i++) {
      const { atMs, at } = places.at(-1) as { atMs: number; at: LonLat }
      const wait = i === 0 ? gapMs : 0
      places.push({ atMs: atMs + 10_000 + wait, at: geodesicDestination(at, courseDeg, 100 / 360) })
    }
  }
  return {
    atMs: Float64Array.from(places, ({ atMs }) => atMs),
    lon: Float64Array.from(places, ({ at }) => at[0]),
    lat: Float64Array.from(places, ({ at }) => at[1]),
  }
}

test('a ladder of long legs with short steps between them is told by its long legs', () => {
  const legs = patrolLegs(
    flight([
      [90, 10],
      [0, 2],
      [270, 10],
      [0, 2],
      [90, 10],
    ]),
  )
  expect(legs.map(({ bearingDeg }) => Math.round(bearingDeg / 90) * 90)).toEqual([90, 270, 90])
  for (const { nm, fromMs, toMs } of legs) {
    expect(nm).toBeCloseTo(100 / 6, 0)
    expect((toMs - fromMs) / MINUTE).toBeCloseTo(10, 0)
  }
})

test('an orbit has no legs', () => {
  const circle = Array.from({ length: 60 }, (_, i) => [i * 12, 0.5] as const)
  expect(patrolLegs(flight(circle))).toEqual([])
})

test('one that stands has none, and neither has one that was heard once or never', () => {
  const still = {
    atMs: new Float64Array(100).map((_, i) => i * 10_000),
    lon: new Float64Array(100),
    lat: new Float64Array(100),
  }
  expect(patrolLegs(still)).toEqual([])
  expect(patrolLegs(flight([]))).toEqual([])
  expect(patrolLegs({ atMs: new Float64Array(), lon: new Float64Array(), lat: new Float64Array() })).toEqual([])
})

test('over a quarter of an hour without a report there is no leg', () => {
  const legs = patrolLegs(
    flight(
      [
        [90, 10],
        [90, 10],
      ],
      15 * MINUTE,
    ),
  )
  expect(legs.map(({ fromMs, toMs }) => Math.round((toMs - fromMs) / MINUTE))).toEqual([10, 10])
})
