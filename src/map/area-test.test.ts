import { booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import type { Feature, Polygon, Position } from 'geojson'
import { expect, test } from 'vitest'
import { areaTest } from './area-test.ts'

const polygon = (...coordinates: Position[][]): Feature<Polygon> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Polygon', coordinates },
})

/** A star about the origin, with a square hole. */
const spikes = Array.from({ length: 40 }, (_, i): Position => {
  const [angle, radius] = [(i / 40) * 2 * Math.PI, i % 2 ? 1 : 0.5]
  return [Math.cos(angle) * radius, Math.sin(angle) * radius]
})
const star = polygon(
  [...spikes, spikes[0] as Position],
  [
    [-0.1, -0.1],
    [0.1, -0.1],
    [0.1, 0.1],
    [-0.1, 0.1],
    [-0.1, -0.1],
  ],
)

test('inside and outside are what turf says, hole and bands of latitude included', () => {
  const isInside = areaTest([star])
  const degree = fc.double({ min: -1.1, max: 1.1, noNaN: true })
  fc.assert(
    fc.property(degree, degree, (lon, lat) => {
      expect(isInside(lon, lat)).toBe(booleanPointInPolygon([lon, lat], star))
    }),
    { seed: 5, numRuns: 2000 },
  )
})

test('nothing is inside of no area', () => {
  expect(areaTest([])(0, 0)).toBe(false)
})
