import { expect, test } from 'vitest'
import type { Point } from './search-plane.ts'
import { waysInside } from './way-inside.ts'

/** A spiral with two walls: from the right end of the lowest passage to the end of the highest it is a long way round. */
const spiral: readonly Point[] = [
  [0, 0],
  [10, 0],
  [10, 2],
  [2, 2],
  [2, 4],
  [10, 4],
  [10, 6],
  [0, 6],
]

test('the way round a bay bends at its inward corners', () => {
  const way = waysInside(spiral)
  expect(way([9, 1], [9, 5])).toEqual([
    [2, 2],
    [2, 4],
  ])
  expect(way([9, 5], [9, 1])).toEqual([
    [2, 4],
    [2, 2],
  ])
})

test('places that see each other need no corner between them, whichever way the ring winds', () => {
  for (const ring of [spiral, spiral.toReversed()]) {
    expect(waysInside(ring)([1, 1], [1, 5])).toEqual([])
    expect(waysInside(ring)([9, 1], [1, 5])).toEqual([[2, 2]])
  }
})

test('where there is no way the straight one is left', () => {
  expect(waysInside(spiral)([9, 1], [9, 30])).toEqual([])
})
