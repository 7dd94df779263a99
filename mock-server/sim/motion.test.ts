import fc from 'fast-check'
import { expect, test } from 'vitest'
import { destination, distanceNm } from '#geo/measure.ts'
import { courseTo, moveOneSecond, speedTowards, turnBetween, turnTowards } from './motion.ts'

/** Even over the range: fc.double prefers numbers next to nothing, which no ship is made of. */
const numberIn = (low: number, high: number) =>
  fc.integer({ min: 0, max: 99_999 }).map((n) => low + ((high - low) * n) / 100_000)
const course = numberIn(0, 360)
const motion = fc.record({
  lon: numberIn(92, 121),
  lat: numberIn(-2, 16),
  courseDeg: course,
  speedKn: numberIn(0, 120),
})

test('a second of motion ends where a great circle of that course and length does, within a millimetre', () => {
  fc.assert(
    fc.property(motion, (from) => {
      const moved = { ...from }
      moveOneSecond(moved)
      const expected = destination([from.lon, from.lat], from.courseDeg, from.speedKn / 3600)
      expect(distanceNm([moved.lon, moved.lat], expected) * 1852).toBeLessThan(0.001)
    }),
  )
})

test('a turn goes the short way, by no more than allowed, and ends in [0, 360)', () => {
  fc.assert(
    fc.property(motion, course, numberIn(0, 10), (from, wanted, most) => {
      const turned = { ...from }
      const turn = turnTowards(turned, wanted, most)
      expect(Math.abs(turn)).toBeLessThanOrEqual(most)
      expect(turned.courseDeg).toBeGreaterThanOrEqual(0)
      expect(turned.courseDeg).toBeLessThan(360)
      const left = Math.abs(turnBetween(turned.courseDeg, wanted))
      expect(left).toBeCloseTo(Math.max(0, Math.abs(turnBetween(from.courseDeg, wanted)) - most), 6)
    }),
  )
  expect(turnBetween(350, 10)).toBe(20)
  expect(turnBetween(10, 350)).toBe(-20)
})

test('speed changes by no more than allowed and does not overshoot', () => {
  const ship = { lon: 0, lat: 0, courseDeg: 0, speedKn: 5 }
  speedTowards(ship, 7, 0.5)
  expect(ship.speedKn).toBe(5.5)
  speedTowards(ship, 5.4, 0.5)
  expect(ship.speedKn).toBe(5.4)
})

test('the course to a place near by is its bearing', () => {
  const ship = { lon: 112, lat: 5, courseDeg: 0, speedKn: 5 }
  for (const bearing of [0, 45, 133, 200, 359])
    expect(courseTo(ship, destination([112, 5], bearing, 3))).toBeCloseTo(bearing, 1)
})
