import { booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import type { Feature, MultiPolygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import type { LonLat } from './lonlat.ts'
import { boxRing, jaggedParts, zoneOf } from './testing.ts'
import type { Part } from './zone.ts'
import { zoneFeature } from './zone-file.ts'
import { ZoneIndex } from './zone-index.ts'

function featureOf(parts: readonly Part[]): Feature<MultiPolygon> {
  return zoneFeature(zoneOf(parts))
}

/** Places where a wrong index would show: vertices, middles of edges, hairs beside them, same latitude as a vertex, cell sides. */
function telltalePlaces(parts: readonly Part[], cellDeg: number): LonLat[] {
  const places: LonLat[] = []
  const [west, south] = [
    Math.min(...parts.flat(2).map(([lon]) => lon)),
    Math.min(...parts.flat(2).map(([, lat]) => lat)),
  ]
  for (const ring of parts.flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [ring[i] as LonLat, ring[i + 1] as LonLat]
      const middle: LonLat = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
      for (const [lon, lat] of [a, middle]) {
        places.push([lon, lat], [lon + 1e-12, lat], [lon - 1e-12, lat], [lon, lat + 1e-12], [lon, lat - 1e-12])
        places.push([lon - 0.3, lat], [lon + 0.3, lat])
        places.push([west + Math.round((lon - west) / cellDeg) * cellDeg, lat])
        places.push([lon, south + Math.round((lat - south) / cellDeg) * cellDeg])
      }
    }
  }
  return places
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

  test('a zone that touches the pole and the antimeridian is answered up to its edges', () => {
    const index = new ZoneIndex([[boxRing(170, 80, 180, 90)]])
    expect(index.contains(180, 90)).toBe(true)
    expect(index.contains(-180, 85)).toBe(false)
    expect(index.contains(175, 89.999999)).toBe(true)
  })
})
