import { expect, test } from 'vitest'
import { mercatorY, quickMercatorY } from './mercator.ts'

const METRES_AROUND = 40_075_017

/** Largest difference in metres at the equator over latitudes, both ways from the middle. */
function worstM(within: number): number {
  let worst = 0
  for (let lat = -within; lat <= within; lat += 0.0137) {
    worst = Math.max(worst, Math.abs(quickMercatorY(lat) - mercatorY(lat)))
  }
  return worst * METRES_AROUND
}

test('the quick mercator is exact to a tenth of a millimetre within 60 degrees, to five centimetres at the edge', () => {
  expect(worstM(60)).toBeLessThan(0.0001)
  expect(worstM(85.05)).toBeLessThan(0.05)
})

test('beyond the edge, and for what is no latitude, it says what the slow one says', () => {
  for (const lat of [86, 90, -90, 85.051129]) expect(quickMercatorY(lat)).toBe(mercatorY(lat))
  expect(quickMercatorY(Number.NaN)).toBeNaN()
})
