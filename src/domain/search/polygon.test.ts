import { expect, test } from 'vitest'
import { chordsAt, distanceToSegment, edgeDistance, holds, holdsSegment, reachBetween, signedArea } from './polygon.ts'
import type { Point } from './search-plane.ts'

const square: readonly Point[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
]
/** Open to y = 4 between x = 2 and x = 4, down to y = 1. */
const bay: readonly Point[] = [
  [0, 0],
  [6, 0],
  [6, 4],
  [4, 4],
  [4, 1],
  [2, 1],
  [2, 4],
  [0, 4],
]

test('a line is cut into the stretches inside, one for each side of a bay', () => {
  expect(chordsAt(bay, 0.5)).toEqual([[0, 6]])
  expect(chordsAt(bay, 3)).toEqual([
    [0, 2],
    [4, 6],
  ])
  expect(chordsAt(bay, 5)).toEqual([])
})

test('a line through a corner is cut as one a hair beside it', () => {
  const diamond: readonly Point[] = [
    [0, -2],
    [2, 0],
    [0, 2],
    [-2, 0],
  ]
  expect(chordsAt(diamond, 0)).toEqual([[-2, 2]])
})

test('the reach between two lines is that of edges, of corners and of what lies across', () => {
  const slanted: readonly Point[] = [
    [0, 0],
    [10, 0],
    [14, 4],
    [4, 4],
  ]
  expect(reachBetween(slanted, 1, 3)).toEqual([[1, 13]])
  expect(reachBetween(square, -1, 1)).toEqual([[0, 4]])
  expect(reachBetween(bay, 2, 3)).toEqual([
    [0, 2],
    [4, 6],
  ])
  expect(reachBetween(bay, 0.5, 3)).toEqual([[0, 6]])
})

test('area is signed by the way the ring winds', () => {
  expect(signedArea(square)).toBe(16)
  expect(signedArea(bay.toReversed())).toBe(-18)
})

test('the edge is inside', () => {
  expect([[4, 2] as const, [0, 0] as const, [2, 2] as const].map((point) => holds(square, point))).toEqual([
    true,
    true,
    true,
  ])
  expect(holds(square, [4.00001, 2])).toBe(false)
  expect(edgeDistance(square, [7, 8])).toBe(5)
  expect(distanceToSegment([1, 1], [3, 1], [3, 1])).toBe(2)
})

test('a stretch along an edge or through corners is inside, one across a bay is not', () => {
  expect(holdsSegment(bay, [0, 0], [6, 0])).toBe(true)
  expect(holdsSegment(bay, [0, 1], [6, 1])).toBe(true)
  expect(holdsSegment(bay, [0, 4], [2, 1])).toBe(true)
  expect(holdsSegment(bay, [1, 3], [5, 3])).toBe(false)
  expect(holdsSegment(bay, [2, 4], [4, 4])).toBe(false)
  expect(holdsSegment(bay, [1, 3], [1, 3])).toBe(true)
})

test('a bend beside the middle counts as one in it', () => {
  const bent: readonly Point[] = [
    [0, 0],
    [1, 0.03],
    [10, 0],
    [10, 5],
    [0, 5],
  ]
  expect(holdsSegment(bent, [0, 0], [10, 0], 0.02)).toBe(false)
  expect(holdsSegment(bent, [0, 0], [10, 0], 0.04)).toBe(true)
  expect(holdsSegment(bent, [0, 0], [10, 0])).toBe(false)
})
