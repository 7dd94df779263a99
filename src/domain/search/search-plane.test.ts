import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geodesicNm } from '#geo/geodesic.ts'
import { searchPlane } from './search-plane.ts'

test('x goes along the axis and y to the right of it, in miles of the ellipsoid', () => {
  const plane = searchPlane([112, 0], 90)
  // On the equator a degree of longitude is 6378137 m * pi / 180 = 111319.4908 m.
  const [x, y] = plane.toPlane([113, 0])
  expect(x).toBeCloseTo(111319.4908 / 1852, 6)
  expect(y).toBeCloseTo(0, 6)
  const [south] = [plane.toPlane([112, -0.5])]
  expect(south[1]).toBeGreaterThan(29)
  expect(plane.toPlane([112, 0])).toEqual([0, 0])
})

test('places come back from the plane, and lengths on it are within 0.06 % up to 200 NM from its middle', () => {
  const reach = fc.double({ min: -140, max: 140, noNaN: true })
  fc.assert(
    fc.property(
      fc.tuple(fc.double({ min: -180, max: 179.9, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true })),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.tuple(reach, reach),
      fc.tuple(reach, reach),
      (centre, axisDeg, a, b) => {
        const plane = searchPlane(centre, axisDeg)
        const [atA, atB] = [plane.toPlace(a), plane.toPlace(b)]
        const back = plane.toPlane(atA)
        expect(Math.hypot(back[0] - a[0], back[1] - a[1])).toBeLessThan(1e-6)
        const nm = Math.hypot(a[0] - b[0], a[1] - b[1])
        expect(Math.abs(geodesicNm(atA, atB) - nm)).toBeLessThanOrEqual(nm * 0.0006 + 1e-6)
      },
    ),
  )
})
