import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrapLongitude } from '#geo/lonlat.ts'
import { wayNm } from '../one-motion.ts'
import { PlaceGrid } from './place-grid.ts'

describe('a grid of places', () => {
  const centre = fc.constantFrom<[number, number]>([113, 5], [180, 6], [-180, -60], [0, 0], [40, 89.9], [10, -89.9])
  const offset = fc.double({ min: -1, max: 1, noNaN: true })
  const scene = centre.chain(([lon, lat]) =>
    fc.record({
      places: fc.array(
        fc.record({ east: offset, north: offset }).map(({ east, north }) => ({
          lon: wrapLongitude(lon + (Math.abs(lat) > 80 ? east * 180 : east)),
          lat: Math.max(-90, Math.min(90, lat + north)),
        })),
        { maxLength: 80 },
      ),
      from: fc.constant({ lon, lat }),
      radiusNm: fc.constantFrom(0.5, 3, 20, 70),
      cellNm: fc.constantFrom(0.5, 4, 40),
    }),
  )

  it('finds every place within a circle once, and none that is more than a few cells beyond it', () => {
    fc.assert(
      fc.property(scene, ({ places, from, radiusNm, cellNm }) => {
        const [lon, lat] = [
          Float64Array.from(places, (each) => each.lon),
          Float64Array.from(places, (each) => each.lat),
        ]
        const grid = new PlaceGrid(Uint32Array.from(places.keys()), lon, lat, cellNm)
        const found: number[] = []
        grid.near(from.lon, from.lat, radiusNm, (item) => found.push(item))
        expect(new Set(found).size).toBe(found.length)
        for (const [i, each] of places.entries()) {
          const nm = wayNm(from.lon, from.lat, each.lon, each.lat)
          if (nm <= radiusNm) expect(found).toContain(i)
          // Near a pole a row of cells goes far round.
          if (Math.abs(from.lat) < 80 && nm > 1.5 * (radiusNm + 2 * cellNm)) expect(found).not.toContain(i)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('tells places in different cells apart though they share a bucket', () => {
    // One item makes 16 buckets: a circle of some hundred cells meets each of them again and again.
    const grid = new PlaceGrid([0], Float64Array.of(113), Float64Array.of(5), 1)
    let visits = 0
    grid.near(113.05, 5.05, 10, () => visits++)
    expect(visits).toBe(1)
    grid.near(114, 5, 10, () => visits++)
    expect(visits).toBe(1)
  })
})
