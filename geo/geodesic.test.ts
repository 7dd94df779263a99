import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alongGeodesic, geodesicDestination, geodesicNm, rangeAndBearing } from './geodesic.ts'
import type { LonLat } from './lonlat.ts'
import { distanceNm, METRES_PER_NM } from './measure.ts'

const anyPlace = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
)

describe('geodesicNm', () => {
  test('is the published length of a line that others have measured', () => {
    // Karney (2013), table 2: from (40 N, 0) by azimuth 30 degrees, 10 000 km.
    const metres = geodesicNm([0, 40], [137.84490004377, 41.79331020506]) * METRES_PER_NM
    expect(metres).toBeCloseTo(10_000_000, 3)
  })

  test('a quarter of the meridian of WGS 84 is 10 001 965.729 m', () => {
    expect(geodesicNm([103, 0], [-12, 90]) * METRES_PER_NM).toBeCloseTo(10_001_965.729, 3)
  })

  test('goes the short way across the antimeridian', () => {
    expect(geodesicNm([179.9, 0], [-179.9, 0])).toBeCloseTo(geodesicNm([0, 0], [0.2, 0]), 9)
  })

  test('is within 0.57 % of the sphere everywhere', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (a: LonLat, b: LonLat) => {
        const sphere = distanceNm(a, b)
        expect(Math.abs(geodesicNm(a, b) - sphere)).toBeLessThanOrEqual(sphere * 0.0057 + 1e-9)
      }),
      { seed: 20261122 },
    )
  })
})

describe('alongGeodesic', () => {
  test('divides the line in the given share', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, fc.double({ min: 0, max: 1, noNaN: true }), (a: LonLat, b: LonLat, share) => {
        const place = alongGeodesic(a, b, share)
        const whole = geodesicNm(a, b)
        expect(geodesicNm(a, place)).toBeCloseTo(whole * share, 6)
        expect(geodesicNm(place, b)).toBeCloseTo(whole * (1 - share), 6)
      }),
      { seed: 20261122 },
    )
  })

  test('stays on the short way across the antimeridian', () => {
    expect(alongGeodesic([179.5, 0], [-179.5, 0], 0.5)).toEqual([-180, 0])
  })
})

describe('rangeAndBearing', () => {
  test('is the published line, and its bearings differ by the turn of the meridians', () => {
    const { nm, bearingDeg, backDeg } = rangeAndBearing([0, 40], [137.84490004377, 41.79331020506])
    expect(nm * METRES_PER_NM).toBeCloseTo(10_000_000, 3)
    expect(bearingDeg).toBeCloseTo(30, 8)
    expect(backDeg).toBeCloseTo(149.09016931807 + 180, 8)
  })

  test('from the pole every way is south, and across the antimeridian east stays east', () => {
    expect(rangeAndBearing([0, 90], [50, 80]).backDeg).toBeCloseTo(0, 9)
    expect(rangeAndBearing([179.9, 0], [-179.9, 0]).bearingDeg).toBeCloseTo(90, 9)
  })

  test('leads with geodesicDestination to where it measured', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (a: LonLat, b: LonLat) => {
        const { nm, bearingDeg } = rangeAndBearing(a, b)
        expect(geodesicNm(geodesicDestination(a, bearingDeg, nm), b)).toBeLessThan(1e-6)
      }),
      { seed: 20261122 },
    )
  })
})
