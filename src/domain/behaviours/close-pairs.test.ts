import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METRES_PER_NM } from '#geo/measure.ts'
import { wayNm } from '../one-motion.ts'
import { closePairs } from './close-pairs.ts'

interface Place {
  readonly lon: number
  readonly lat: number
}

function pairsOf(places: readonly Place[], withinM: number): string[] {
  const pairs: string[] = []
  closePairs(places, withinM, (i, j) => pairs.push(`${Math.min(i, j)}-${Math.max(i, j)}`))
  return pairs.sort()
}

function bySlowScan(places: readonly Place[], withinM: number): string[] {
  return places
    .flatMap((a, i) =>
      places.flatMap((b, j) =>
        j < i && wayNm(a.lon, a.lat, b.lon, b.lat) * METRES_PER_NM <= withinM ? [`${j}-${i}`] : [],
      ),
    )
    .sort()
}

describe('close pairs', () => {
  const centre = fc.constantFrom<[number, number]>(
    [112, 5],
    [180, 6],
    [-180, -6],
    [0, 0],
    [40, 89.999],
    [10, -89.99],
    [7, 75],
  )
  const crowd = centre.chain(([lon, lat]) =>
    fc.array(
      fc.record({
        lon: fc.double({ min: -0.05, max: 0.05, noNaN: true }).map((by) => {
          const there = lon + by * (Math.abs(lat) > 80 ? 3000 : 1)
          return there > 180 ? there - 360 : there < -180 ? there + 360 : there
        }),
        lat: fc.double({ min: -0.05, max: 0.05, noNaN: true }).map((by) => Math.max(-90, Math.min(90, lat + by))),
      }),
      { maxLength: 60 },
    ),
  )

  it('are those of a slow scan, each once, also across the antimeridian and at the poles', () => {
    fc.assert(
      fc.property(crowd, fc.constantFrom(20, 500, 2000), (places, withinM) => {
        expect(pairsOf(places, withinM)).toEqual(bySlowScan(places, withinM))
      }),
      { numRuns: 400 },
    )
  })
})
