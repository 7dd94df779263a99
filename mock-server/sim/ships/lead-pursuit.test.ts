import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { failed, ok } from '#geo/result.ts'
import { isSea } from '../sea.ts'
import { malaysianWaters } from '../water/malaysian-waters.ts'
import { meetByWater, placeAtSea, placeIn, type Quarry, triangleS } from './lead-pursuit.ts'

const FROM: LonLat = [112, 5]
const direct = (to: LonLat) => ok({ lengthNm: distanceNm(FROM, to) })

test('one that lies still is met after the distance at the speed', () => {
  expect(triangleS(FROM, { place: [112, 6], courseDeg: 0, speedKn: 0 }, 20)).toBeCloseTo(3 * 3600, -2)
})

test('one that comes head on is met at both speeds together, one of the same speed that opens never', () => {
  const north: LonLat = [112, 6]
  expect(triangleS(FROM, { place: north, courseDeg: 180, speedKn: 10 }, 20)).toBeCloseTo(2 * 3600, -2)
  expect(triangleS(FROM, { place: north, courseDeg: 0, speedKn: 20 }, 20)).toBe(Infinity)
  expect(triangleS(FROM, { place: north, courseDeg: 0, speedKn: 25 }, 20)).toBe(Infinity)
})

test('a faster one that comes across can be met', () => {
  const inS = triangleS(FROM, { place: [113, 6], courseDeg: 225, speedKn: 30 }, 20)
  expect(inS).toBeGreaterThan(0)
  expect(inS).toBeLessThan(3 * 3600)
})

test('where the triangle says, both are', () => {
  const quarries = fc.record({
    place: fc.tuple(fc.double({ min: 111, max: 113, noNaN: true }), fc.double({ min: 4, max: 6, noNaN: true })),
    courseDeg: fc.double({ min: 0, max: 360, noNaN: true }),
    speedKn: fc.double({ min: 0, max: 30, noNaN: true }),
  })
  fc.assert(
    fc.property(quarries, fc.double({ min: 5, max: 35, noNaN: true }), (quarry, speedKn) => {
      const inS = triangleS(FROM, quarry, speedKn)
      if (!(inS < 6 * 3600)) return quarry.speedKn >= speedKn * 0.5 || inS !== Infinity
      const metNm = distanceNm(FROM, placeIn(quarry, inS))
      return Math.abs(metNm - (speedKn * inS) / 3600) < 0.5 + 0.005 * metNm
    }),
    { numRuns: 500 },
  )
})

test('a way round land makes the meeting later, and farther along the course of the other', () => {
  const quarry: Quarry = { place: [112, 6], courseDeg: 90, speedKn: 10 }
  const straight = meetByWater(FROM, quarry, 20, direct)
  const around = meetByWater(FROM, quarry, 20, (to) => ok({ lengthNm: distanceNm(FROM, to) + 30 }))
  if (!straight.ok || !around.ok) throw new Error('no meeting')
  expect(around.value.inS).toBeGreaterThan(straight.value.inS + 3600)
  expect(around.value.place[0]).toBeGreaterThan(straight.value.place[0])
})

test('who opens too fast, and where no way leads, is told in words', () => {
  const opens = meetByWater(FROM, { place: [112, 6], courseDeg: 0, speedKn: 30 }, 20, direct)
  expect(opens).toEqual(failed('track goes 30.0 kn on 0° and opens, expected one that can be met at 20.0 kn'))
  const slow = meetByWater(FROM, { place: [112, 6], courseDeg: 0, speedKn: 19.5 }, 20, direct)
  expect(slow.ok ? '' : slow.problem).toMatch(/would be met after 120 h, expected at most 48 h/)
  const shut = meetByWater(FROM, { place: [112, 6], courseDeg: 0, speedKn: 0 }, 20, () => failed('shut'))
  expect(shut).toEqual(failed('shut'))
})

test('a course that leads to land is reckoned to the shore and no farther', () => {
  const waters = malaysianWaters()
  const quarry: Quarry = { place: [119, 6.3], courseDeg: 180, speedKn: 8 }
  expect(placeAtSea(waters, quarry, 3600)).toEqual(placeIn(quarry, 3600))
  const ashore = placeAtSea(waters, quarry, 12 * 3600)
  expect(isSea(ashore)).toBe(true)
  expect(ashore[1]).toBeGreaterThan(5.2)
  expect(placeAtSea(waters, quarry, 20 * 3600)[1]).toBeCloseTo(ashore[1], 1)
})
