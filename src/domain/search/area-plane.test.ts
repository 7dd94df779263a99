import { expect, test } from 'vitest'
import { areaOnPlane, longAxisDeg } from './area-plane.ts'
import { edgeDistance, signedArea } from './polygon.ts'

test('the long axis of a box is east and west, or north and south', () => {
  expect(longAxisDeg({ kind: 'box', box: [111, 4, 113, 5] })).toBeCloseTo(90, 6)
  expect(longAxisDeg({ kind: 'box', box: [111, 4, 111.5, 6] }) % 180).toBeCloseTo(0, 6)
})

test('the long axis of a turned strip is its direction, whichever way the ring winds', () => {
  // On the equator, so that degrees are nearly miles: 2 degrees along 45 degrees true, 0.4 across.
  const ring = [
    [110, 0],
    [111.4, 1.4],
    [111.2, 1.6],
    [109.8, 0.2],
  ] as const
  for (const each of [ring, ring.toReversed()])
    expect(Math.abs(longAxisDeg({ kind: 'polygon', ring: [...each] }) - 45)).toBeLessThan(0.3)
})

test('the area of a box is that of the ellipsoid', () => {
  // One degree square from 4 N to 5 N: 110.580 km by 110.99 km (111.320 km cos 4.5), 12,273 square km, 3,578 square NM.
  const { polygon } = areaOnPlane({ kind: 'box', box: [112, 4, 113, 5] }, 0)
  expect(Math.abs(signedArea(polygon))).toBeGreaterThan(3578 * 0.999)
  expect(Math.abs(signedArea(polygon))).toBeLessThan(3578 * 1.001)
})

test('edges along a parallel bend with it where it matters', () => {
  const { polygon, plane } = areaOnPlane({ kind: 'box', box: [0, 60, 6, 61] }, 90)
  expect(polygon.length).toBeGreaterThan(4)
  // A parallel of 60 N, 180 NM long, lies up to 180^2 tan(60) / 8R = 2.0 NM off its chord.
  const [edge] = [plane.toPlane([3, 60])]
  const corner = plane.toPlane([0, 60])
  expect(edge[1] - corner[1]).toBeCloseTo(2.03, 1)
  for (const lon of [0.4, 1.7, 2.9, 5]) expect(edgeDistance(polygon, plane.toPlane([lon, 60]))).toBeLessThan(0.012)
})
