import fc from 'fast-check'
import { expect, test } from 'vitest'
import { turnBetween } from '../motion.ts'
import { headingFor, overGround, speedAlong, stillAir, windBeside, windField } from './wind.ts'

const degrees = fc.double({ min: 0, max: 359.999, noNaN: true })

test('a wind from the north-east blows to the south-west', () => {
  const { eastKn, northKn } = windField({ fromDeg: 45, speedKn: 20 }, 1)(0)
  expect(eastKn).toBeCloseTo(-14.142, 3)
  expect(northKn).toBeCloseTo(-14.142, 3)
})

test('the heading for a course makes that course good, at the speed along it', () => {
  fc.assert(
    fc.property(degrees, degrees, fc.double({ min: 0, max: 60, noNaN: true }), (courseDeg, fromDeg, speedKn) => {
      const wind = windField({ fromDeg, speedKn }, 1)(0)
      const made = overGround(headingFor(courseDeg, 110, wind), 110, wind)
      expect(Math.abs(turnBetween(courseDeg, made.courseDeg))).toBeLessThan(1e-6)
      expect(made.speedKn).toBeCloseTo(speedAlong(courseDeg, 110, wind), 6)
    }),
  )
})

test('30 kn across 110 kn ask for a crab of 15.8 degrees into the wind', () => {
  const wind = windField({ fromDeg: 90, speedKn: 30 }, 1)(0)
  expect(headingFor(0, 110, wind)).toBeCloseTo(15.83, 2)
  expect(speedAlong(0, 110, wind)).toBeCloseTo(105.83, 2)
})

test('a wind across that is stronger than the aircraft is met square', () => {
  const wind = windField({ fromDeg: 90, speedKn: 130 }, 1)(0)
  expect(headingFor(0, 110, wind)).toBeCloseTo(90, 9)
  expect(speedAlong(0, 110, wind)).toBeLessThan(1e-9)
})

test('beside a ship that runs before the wind the air stands still', () => {
  const beside = windBeside({ eastKn: 0, northKn: 12 }, 0, 12)
  expect(Math.hypot(beside.eastKn, beside.northKn)).toBeCloseTo(0, 9)
})

test('a varying wind stays within what it may vary, and is the same for all who ask', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 0, max: 1000 }), (atMs, seed) => {
      const spec = { fromDeg: 200, speedKn: 15, variesKn: 4 }
      const [mean, now] = [windField({ fromDeg: 200, speedKn: 15 }, seed)(atMs), windField(spec, seed)(atMs)]
      expect(Math.abs(now.eastKn - mean.eastKn)).toBeLessThanOrEqual(4)
      expect(Math.abs(now.northKn - mean.northKn)).toBeLessThanOrEqual(4)
      expect(windField(spec, seed)(atMs)).toEqual(now)
    }),
  )
  expect(stillAir(5)).toEqual({ eastKn: 0, northKn: 0 })
})

test('it varies slowly: by less than a knot in a minute', () => {
  const wind = windField({ fromDeg: 0, speedKn: 10, variesKn: 6 }, 3)
  const changes = Array.from({ length: 1000 }, (_, i) => wind((i + 1) * 60_000).eastKn - wind(i * 60_000).eastKn)
  expect(Math.max(...changes.map(Math.abs))).toBeLessThan(1)
  expect(Math.max(...changes)).toBeGreaterThan(0)
})
