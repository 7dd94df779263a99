import { area } from '@turf/turf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { geodesicNm } from './geodesic.ts'
import { boxRing, jaggedParts, zoneOf } from './testing.ts'
import { zoneFeature } from './zone-file.ts'
import { areaKm2, lengthsNm } from './zone-measures.ts'

describe('areaKm2', () => {
  test('of the whole world is that of the WGS 84 ellipsoid', () => {
    // 510 065 621.724 km2 (NIMA TR8350.2).
    expect(areaKm2([[boxRing(-180, -90, 180, 90)]])).toBeCloseTo(510_065_621.7, 0)
  })

  test('is within a hundredth of turf, which knows only a sphere, whichever way the rings wind', () => {
    fc.assert(
      fc.property(jaggedParts, (parts) => {
        const turned = parts.map((part) => part.map((ring) => ring.toReversed()))
        const sphere = area(zoneFeature(zoneOf(parts))) / 1e6
        expect(Math.abs(areaKm2(parts) / sphere - 1)).toBeLessThan(0.01)
        expect(areaKm2(turned)).toBeCloseTo(areaKm2(parts), 6)
      }),
      { seed: 20261122 },
    )
  })

  test('leaves holes out and crosses the equator', () => {
    const [whole, hole] = [boxRing(100, -2, 104, 2), boxRing(101, -1, 103, 1)]
    expect(areaKm2([[whole, hole]])).toBeCloseTo(areaKm2([[whole]]) - areaKm2([[hole]]), 6)
    expect(areaKm2([])).toBe(0)
  })
})

describe('lengthsNm', () => {
  test('adds up every limit on its own, along edges that are straight in degrees', () => {
    const zone = zoneOf([[boxRing(100, 50, 110, 60)]], { edgeLimits: [[Uint16Array.of(3, 0, 3, 0)]] })
    const lengths = lengthsNm(zone)
    expect(lengths.get(0)).toBeCloseTo(2 * geodesicNm([100, 50], [100, 60]), 6)
    // A degree of the parallels of 50 and 60 is 71 695.7 m and 55 800.0 m; the geodesic would cut the corner.
    expect(lengths.get(3)).toBeCloseTo((10 * (71_695.7 + 55_800)) / 1852, 1)
    expect([...lengths.keys()].toSorted()).toEqual([0, 3])
  })
})
