import fc from 'fast-check'
import { expect, test } from 'vitest'
import { globeScreen } from './globe-screen.ts'
import { mercatorX, mercatorY } from './mercator.ts'
import { nearestOnScreen } from './picking.ts'
import { frameOf } from './testing.ts'

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]

/** A globe seen from far above the equator at 0°, its edge at the edges of a square of 200 px; behind it nothing is seen. */
const camera = (projectionTransition: number) => ({
  mainMatrix: IDENTITY,
  fallbackMatrix: IDENTITY,
  clippingPlane: [0, 0, 1, 0],
  projectionTransition,
})
const seen = globeScreen(camera(1) as never, 200, 200)

test('what is in front is where the sphere puts it, what is behind is nowhere', () => {
  const middle = seen(0, 0)
  expect([middle.x, middle.y]).toEqual([100, 100])
  const east = seen(30, 0)
  expect([east.x, east.y].map((px) => Math.round(px * 1e6) / 1e6)).toEqual([150, 100])
  expect(seen(0, 90).y).toBeCloseTo(0, 6)
  expect(seen(0, -90).y).toBeCloseTo(200, 6)
  expect(seen(180, 0).x).toBeNaN()
  expect(seen(-120, 40).x).toBeNaN()
})

test('near the ground, where the globe has become flat, it is mercator', () => {
  const flat = globeScreen(camera(0) as never, 200, 200)
  const { x, y } = flat(113, 5)
  expect(x).toBeCloseTo((mercatorX(113) + 1) * 100, 6)
  expect(y).toBeCloseTo((1 - mercatorY(5)) * 100, 6)
})

test('on the globe the one nearest on the screen is picked, and never one behind the earth', () => {
  const place = fc.record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(place, { maxLength: 12 }), fc.nat(200), fc.nat(200), (rows, x, y) => {
      const away = rows.map(({ lon, lat }) => Math.hypot(seen(lon, lat).x - x, seen(lon, lat).y - y))
      const nearest = Math.min(...away.filter((px) => px <= 14))
      const hit = nearestOnScreen(frameOf(rows), { x, y }, seen, 14)
      expect(hit?.distancePx ?? Number.POSITIVE_INFINITY).toBeCloseTo(nearest, 6)
    }),
  )
})

test('nobody is picked without a place', () => {
  expect(nearestOnScreen(frameOf([{ lon: Number.NaN, lat: 5 }]), { x: 100, y: 100 }, seen, 500)).toBeUndefined()
})
