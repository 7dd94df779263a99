import { expect, test } from 'vitest'
import { nmPerDegree } from './nm-per-degree.ts'

test('the lengths of a degree are those of WGS 84', () => {
  // 111 319.491 m on the equator, 110 574.276 m along the meridian there; 111 693.98 m near the pole.
  expect(nmPerDegree(0)[0] * 1852).toBeCloseTo(111_319.491, 2)
  expect(nmPerDegree(0)[1] * 1852).toBeCloseTo(110_574.276, 2)
  expect(nmPerDegree(90)[1] * 1852).toBeCloseTo(111_693.98, 1)
})
