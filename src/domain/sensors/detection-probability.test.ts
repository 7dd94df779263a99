import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectionProbability, reachAt } from './detection-probability.ts'
import { sensorsOf } from './sensors-of.ts'
import { anySensor, evenly } from './testing.ts'

const lengthM = evenly(1, 400)
const rangeNm = evenly(0, 120)
const seaState = evenly(0, 9)

test('at its reach every sensor finds in 8 of 10 looks, in any sea', () => {
  fc.assert(
    fc.property(anySensor, lengthM, seaState, (sensor, length, sea) => {
      const reachNm = reachAt(sensor, length, sea)
      expect(detectionProbability(sensor, { rangeNm: reachNm, lengthM: length, seaState: sea })).toBeCloseTo(0.8, 6)
    }),
  )
})

test('it is a probability, and never greater further off, for something shorter or in a rougher sea', () => {
  fc.assert(
    fc.property(anySensor, rangeNm, rangeNm, lengthM, lengthM, seaState, seaState, (sensor, r1, r2, l1, l2, s1, s2) => {
      const better = { rangeNm: Math.min(r1, r2), lengthM: Math.max(l1, l2), seaState: Math.min(s1, s2) }
      const worse = { rangeNm: Math.max(r1, r2), lengthM: Math.min(l1, l2), seaState: Math.max(s1, s2) }
      const [high, low] = [detectionProbability(sensor, better), detectionProbability(sensor, worse)]
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(high + 1e-12)
    }),
  )
})

test('nothing of no length is found, and right at the sensor everything is', () => {
  for (const sensor of [...sensorsOf('anka-s'), ...sensorsOf('patrol-ship')]) {
    expect(detectionProbability(sensor, { rangeNm: 1, lengthM: 0, seaState: 0 })).toBe(0)
    expect(detectionProbability(sensor, { rangeNm: 0, lengthM: 50, seaState: 3 })).toBeCloseTo(1, 6)
  }
})

test('what is asked with a number that is none is answered with one that is none', () => {
  fc.assert(
    fc.property(anySensor, fc.constantFrom('rangeNm', 'lengthM', 'seaState'), (sensor, which) => {
      const asked = { rangeNm: 5, lengthM: 20, seaState: 3, [which]: Number.NaN }
      expect(detectionProbability(sensor, asked)).toBeNaN()
    }),
  )
})

test('the reach of a navigation radar is that of the rules: 3.4, 8 and 11 NM on a calm sea', () => {
  const radar = sensorsOf('patrol-ship').find(({ kind }) => kind === 'maritime-radar') ?? expect.fail()
  expect([10, 50, 110].map((length) => reachAt(radar, length, 0))).toEqual([3.4, 8, 11])
  expect(reachAt(radar, 400, 0)).toBe(11)
  expect(reachAt(radar, 5, 0)).toBeCloseTo(1.7, 9)
})
