import { booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import type { Feature, MultiPolygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { boxRing, jaggedParts, telltalePlaces, zoneOf } from './testing.ts'
import type { Part } from './zone.ts'
import { zoneFeature } from './zone-file.ts'
import { ZoneIndex } from './zone-index.ts'

function featureOf(parts: readonly Part[]): Feature<MultiPolygon> {
  return zoneFeature(zoneOf(parts))
}

describe('ZoneIndex', () => {
  test('gives the same answer as turf on the whole polygon, on and near every edge and anywhere', () => {
    fc.assert(
      fc.property(
        jaggedParts,
        fc.constantFrom(0.02, 0.05, 0.37),
        fc.array(
          fc.tuple(fc.double({ min: 108, max: 113, noNaN: true }), fc.double({ min: 2.5, max: 5.5, noNaN: true })),
        ),
        (parts, cellDeg, anywhere) => {
          const index = new ZoneIndex(parts, cellDeg)
          const feature = featureOf(parts)
          const places = [...telltalePlaces(parts, cellDeg), ...anywhere]
          const out = new Uint8Array(places.length)
          index.containsBatch(
            Float64Array.from(places, ([lon]) => lon),
            Float64Array.from(places, ([, lat]) => lat),
            out,
          )
          for (const [i, [lon, lat]] of places.entries()) {
            const expected = booleanPointInPolygon([lon, lat], feature)
            if (index.contains(lon, lat) !== expected || (out[i] === 1) !== expected)
              throw new Error(`${lon}, ${lat}: index ${index.contains(lon, lat)}, batch ${out[i]}, turf ${expected}`)
          }
        },
      ),
      { seed: 20261122, numRuns: 60 },
    )
  })

  test('a hole is outside and its rim is inside', () => {
    const index = new ZoneIndex([[boxRing(100, 0, 104, 4), boxRing(101, 1, 102, 2)]])
    expect(index.contains(101.5, 1.5)).toBe(false)
    expect(index.contains(101, 1.5)).toBe(true)
    expect(index.contains(100.5, 1.5)).toBe(true)
  })

  test('an empty zone, NaN and places off the globe are outside', () => {
    expect(new ZoneIndex([]).contains(0, 0)).toBe(false)
    const index = new ZoneIndex([[boxRing(100, 0, 104, 4)]])
    const out = new Uint8Array(5)
    index.containsBatch(
      Float64Array.of(Number.NaN, 102, 1e300, -1e300, 102),
      Float64Array.of(2, Number.NaN, 2, 2, 2),
      out,
    )
    expect([...out]).toEqual([0, 0, 0, 0, 1])
    expect(index.contains(Number.NaN, 2)).toBe(false)
    expect(index.contains(Number.POSITIVE_INFINITY, 2)).toBe(false)
  })

  test('a zone as wide as the world gets larger cells and the same answers', () => {
    const parts: Part[] = [[boxRing(-180, -90, 180, 90), boxRing(109.9, 3.9, 110.1, 4.1)]]
    const index = new ZoneIndex(parts, 0.02)
    expect(index.cellDeg).toBe(0.16)
    for (const [lon, lat] of telltalePlaces(parts, index.cellDeg))
      expect([lon, lat, index.contains(lon, lat)]).toEqual([
        lon,
        lat,
        booleanPointInPolygon([lon, lat], featureOf(parts)),
      ])
  })

  test('cells are inside or outside only when all of them are', () => {
    const index = new ZoneIndex([[boxRing(100.01, 0.01, 104.01, 4.01)]])
    expect(index.kindOfCells(5001, 1, 5002, 2)).toBe('inside')
    expect(index.kindOfCells(5000, 1, 5002, 2)).toBe('mixed')
    expect(index.kindOfCells(4900, 1, 4950, 2)).toBe('outside')
    expect(index.kindOfCells(4900, 1, 5001, 2)).toBe('mixed')
  })

  test('a zone that touches the pole and the antimeridian is answered up to its edges', () => {
    const index = new ZoneIndex([[boxRing(170, 80, 180, 90)]])
    expect(index.contains(180, 90)).toBe(true)
    expect(index.contains(-180, 85)).toBe(false)
    expect(index.contains(175, 89.999999)).toBe(true)
  })
})
