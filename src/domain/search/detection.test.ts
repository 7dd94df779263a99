import { expect, test } from 'vitest'
import { coverageFactor, idealDetection, randomDetection } from './detection.ts'

test('coverage is sweep width over spacing', () => {
  expect(coverageFactor(3, 6)).toBe(0.5)
})

// erf(0.443113), erf(0.886227) and erf(1.329340), by the C library.
test.each([
  [0.5, 0.393469, 0.469116],
  [1, 0.632121, 0.789909],
  [1.5, 0.77687, 0.939893],
  [0, 0, 0],
])('at a coverage of %d random search finds %d and exact legs %d', (coverage, random, ideal) => {
  expect(randomDetection(coverage)).toBeCloseTo(random, 5)
  expect(idealDetection(coverage)).toBeCloseTo(ideal, 5)
})
