import { distance } from '@turf/turf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LonLat } from './lonlat.ts'
import { between, boxAround, destination, distanceNm, initialCourseDeg } from './measure.ts'

const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -89, max: 89, noNaN: true }))

test('a degree of latitude is 60.04 nautical miles on the mean sphere', () => {
  expect(distanceNm([110, 4], [110, 5])).toBeCloseTo(60.04, 2)
})

test('distances agree with turf, also across the antimeridian', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(distanceNm(a, b)).toBeCloseTo(distance(a, b, { units: 'kilometers' }) / 1.852, 6)
    }),
    { seed: 1 },
  )
  expect(distanceNm([179.9, 0], [-179.9, 0])).toBeCloseTo(12.008, 2)
})

test('going a distance on a course ends that distance away on that course', () => {
  fc.assert(
    fc.property(
      place,
      fc.double({ min: 0, max: 359.99, noNaN: true }),
      fc.double({ min: 0.1, max: 500, noNaN: true }),
      (from, course, nm) => {
        const end = destination(from, course, nm)
        expect(distanceNm(from, end)).toBeCloseTo(nm, 5)
        const turn = Math.abs(((initialCourseDeg(from, end) - course + 540) % 360) - 180)
        expect(turn).toBeLessThan(0.01)
      },
    ),
    { seed: 2 },
  )
})

test('the middle between two places either side of the antimeridian lies on it', () => {
  const [lon, lat]: LonLat = between([179, 10], [-179, 12], 0.5)
  expect(Math.abs(lon)).toBeCloseTo(180, 9)
  expect(lat).toBeCloseTo(11, 9)
})

test('a box holds every place and passes over what is none', () => {
  expect(
    boxAround([
      [110, 4],
      [Number.NaN, Number.NaN],
      [108, 6],
    ]),
  ).toEqual([108, 4, 110, 6])
  expect(boxAround([])).toBeUndefined()
})

test('across the antimeridian a box takes the short way', () => {
  expect(
    boxAround([
      [179, -1],
      [-179, 1],
    ]),
  ).toEqual([179, -1, 181, 1])
})
