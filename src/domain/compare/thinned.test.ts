import { expect, test } from 'vitest'
import { thinned } from './thinned.ts'

test('few are all kept', () => {
  expect(thinned([3, 1, 2], 1, 8)).toEqual([0, 1, 2])
})

test('of many, the ends, the extremes and the one that must be are kept', () => {
  const ranges = Array.from({ length: 1000 }, (_, i) => 10 + Math.sin(i / 7))
  ranges[333] = 50
  ranges[666] = 1
  const kept = thinned(ranges, 421, 12)
  expect(kept.length).toBeLessThanOrEqual(12)
  expect(kept).toEqual(expect.arrayContaining([0, 333, 421, 666, 999]))
  expect(kept).toEqual([...kept].sort((one, other) => one - other))
})
