import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { mercatorY, WORLD_PX } from './mercator.ts'
import { nearestTarget } from './picking.ts'
import { frameOf } from './testing.ts'

const nearestSlot = (...args: Parameters<typeof nearestTarget>) => nearestTarget(...args)?.slot

/** Every distance, no shortcut. */
function slowNearest(frame: ReturnType<typeof frameOf>, at: LonLat, zoom: number) {
  const worldPx = WORLD_PX * 2 ** zoom
  const distances = Array.from({ length: frame.count }, (_, row) =>
    Math.hypot(
      (longitudeDelta(at[0], frame.lon[row] as number) / 360) * worldPx,
      (mercatorY(frame.lat[row] as number) - mercatorY(at[1])) * worldPx,
    ),
  )
  return distances.filter(Number.isFinite).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

test('the nearest of two is picked, and nothing beyond the radius', () => {
  const frame = frameOf([
    { slot: 7, lon: 113, lat: 5 },
    { slot: 9, lon: 113.01, lat: 5 },
  ])
  expect(nearestSlot(frame, [113.008, 5], 10, 14)).toBe(9)
  expect(nearestSlot(frame, [113.003, 5], 10, 14)).toBe(7)
  expect(nearestSlot(frame, [113.1, 5], 10, 14)).toBeUndefined()
})

test('a row without a position, and one past the count, are never picked', () => {
  const frame = frameOf([
    { lon: Number.NaN, lat: 5 },
    { lon: 113, lat: Number.NaN },
  ])
  expect(nearestSlot(frame, [113, 5], 10, 14)).toBeUndefined()
  expect(nearestSlot(frame, [0, 0], 10, 14)).toBeUndefined()
})

test('a target just across the antimeridian is as near as it looks', () => {
  expect(nearestSlot(frameOf([{ slot: 3, lon: -179.999, lat: 0 }]), [179.999, 0], 8, 14)).toBe(3)
})

test('the quick scan finds what the slow one finds, to the pixel, at any latitude and zoom', () => {
  const place = fc.record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -84, max: 84, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(place, { maxLength: 12 }), place, fc.integer({ min: 0, max: 6 }), (rows, at, zoom) => {
      const frame = frameOf(rows)
      const picked = nearestSlot(frame, [at.lon, at.lat], zoom, 14)
      const nearestPx = slowNearest(frame, [at.lon, at.lat], zoom)
      if (picked === undefined) {
        expect(nearestPx).toBeGreaterThan(14 - 1e-6)
      } else {
        const row = rows[picked] as (typeof rows)[number]
        expect(slowNearest(frameOf([row]), [at.lon, at.lat], zoom)).toBeCloseTo(nearestPx, 6)
      }
    }),
  )
})

test('between two frames one on its way is picked where it has come to, and not beyond its next report', () => {
  const frame = frameOf([{ slot: 4, lon: 113, lat: 5, lonRate: 0.01, latRate: 0, goesOnS: 10 }])
  expect(nearestSlot(frame, [113.05, 5], 10, 14, 5)).toBe(4)
  expect(nearestSlot(frame, [113, 5], 10, 14, 5)).toBeUndefined()
  expect(nearestSlot(frame, [113.1, 5], 10, 14, 500)).toBe(4)
})
