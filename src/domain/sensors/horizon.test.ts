import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  depressionDeg,
  OPTICAL_RADIUS_M,
  opticalHorizonNm,
  RADIO_RADIUS_M,
  radarHorizonNm,
  rangeAtDepressionNm,
  rangeAtGrazingNm,
} from './horizon.ts'
import { evenly } from './testing.ts'

const height = fc.oneof(evenly(1, 100), evenly(1, 10_000))

test('both horizons are the seaman’s rules within 0.3 %: 2.22 and 2.12 times the sum of the roots of the heights', () => {
  fc.assert(
    fc.property(height, height, (a, b) => {
      const roots = Math.sqrt(a) + Math.sqrt(b)
      expect(Math.abs(radarHorizonNm(a, b) / (2.22 * roots) - 1)).toBeLessThan(0.003)
      expect(Math.abs(opticalHorizonNm(a, b) / (2.12 * roots) - 1)).toBeLessThan(0.003)
    }),
  )
})

test('from the sea there is no horizon, nor from below it', () => {
  expect([radarHorizonNm(0, 0), radarHorizonNm(-5, 0), opticalHorizonNm(-5, -5)]).toEqual([0, 0, 0])
})

test('a look down meets the sea where looking back up gives the same angle', () => {
  fc.assert(
    fc.property(height, evenly(0.01, 0.99), (heightM, share) => {
      for (const radiusM of [RADIO_RADIUS_M, OPTICAL_RADIUS_M]) {
        const horizonNm = rangeAtGrazingNm(heightM, 0, radiusM)
        const rangeNm = horizonNm * share
        const found = rangeAtDepressionNm(heightM, depressionDeg(heightM, rangeNm, radiusM), radiusM)
        expect(found).toBeDefined()
        expect(Math.abs((found as number) / rangeNm - 1)).toBeLessThan(1e-3)
      }
    }),
  )
})

test('above the horizon a look meets nothing; straight down it meets the sea below', () => {
  expect(rangeAtDepressionNm(5000, 0.1, OPTICAL_RADIUS_M)).toBeUndefined()
  expect(rangeAtDepressionNm(5000, 90, OPTICAL_RADIUS_M)).toBeCloseTo(0, 9)
  expect(rangeAtGrazingNm(5000, 90, OPTICAL_RADIUS_M)).toBeCloseTo(0, 9)
  expect(rangeAtGrazingNm(0, 45, OPTICAL_RADIUS_M)).toBe(0)
})
