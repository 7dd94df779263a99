import { expect, test } from 'vitest'
import type { Point } from './search-plane.ts'
import { joinedLegs, legLines, runsOver } from './sweep-legs.ts'

const box: readonly Point[] = [
  [0, 0],
  [10, 0],
  [10, 6],
  [0, 6],
]

test('legs are a spacing apart, the first half a spacing inside', () => {
  expect(legLines(0, 10, 2)).toEqual([1, 3, 5, 7, 9])
})

test('what is left over at the far edge gets a leg half a spacing inside', () => {
  expect(legLines(0, 11, 2)).toEqual([1, 3, 5, 7, 9, 10])
  expect(legLines(0, 10.03, 2)).toEqual([1, 3, 5, 7, 9])
  expect(legLines(0, 9.98, 2)).toEqual([1, 3, 5, 7, 8.98])
})

test('what is narrower than a spacing gets one leg down its middle', () => {
  expect(legLines(3, 4, 2)).toEqual([3.5])
})

test('legs of a box go up and down from the corner nearest to the start', () => {
  const legs = runsOver(box, 2, 'at-edge')
  expect(joinedLegs(box, legs, 'at-edge', [-1, -1])).toEqual([
    [0, 1],
    [10, 1],
    [10, 3],
    [0, 3],
    [0, 5],
    [10, 5],
  ])
  expect(joinedLegs(box, legs, 'at-edge', [11, 9])).toEqual([
    [10, 5],
    [0, 5],
    [0, 3],
    [10, 3],
    [10, 1],
    [0, 1],
  ])
})

test('legs may end half a spacing inside, so that turns do', () => {
  expect(joinedLegs(box, runsOver(box, 3, 'half-spacing-inside'), 'half-spacing-inside', [0, 0])).toEqual([
    [1.5, 1.5],
    [8.5, 1.5],
    [8.5, 4.5],
    [1.5, 4.5],
  ])
})

test('legs beyond the edge of a slanted area reach as far as their strips do', () => {
  const slanted: readonly Point[] = [
    [0, 0],
    [10, 0],
    [14, 4],
    [4, 4],
  ]
  const runs = runsOver(slanted, 2, 'beyond-edge').flat()
  expect(runs.map(({ y, from, to }) => [y, from, to].map((value) => Math.round(value * 100) / 100))).toEqual([
    [1, 0, 12.04],
    [3, 1.96, 14],
  ])
  expect(runsOver(slanted, 2, 'at-edge').flat()).toEqual([
    { y: 1, from: 1, to: 11 },
    { y: 3, from: 3, to: 13 },
  ])
})

test('one side of a bay is searched before the other, and the way between them stays inside', () => {
  const bay: readonly Point[] = [
    [0, 0],
    [6, 0],
    [6, 6],
    [4, 6],
    [4, 2],
    [2, 2],
    [2, 6],
    [0, 6],
  ]
  expect(joinedLegs(bay, runsOver(bay, 2, 'at-edge'), 'at-edge', [0, 7])).toEqual([
    [0, 5],
    [2, 5],
    [2, 3],
    [0, 3],
    [0, 1],
    [6, 1],
    [6, 3],
    [4, 3],
    [4, 5],
    [6, 5],
  ])
  // From the far end of one arm to the other: round the two corners of the bay.
  const arms = runsOver(bay, 2, 'at-edge').slice(1)
  expect(joinedLegs(bay, arms, 'at-edge', [0, 2]).slice(3, 7)).toEqual([
    [0, 5],
    [2, 2],
    [4, 2],
    [4, 3],
  ])
})

test('without a start the first leg is the first', () => {
  expect(joinedLegs(box, runsOver(box, 6, 'at-edge'), 'at-edge')).toEqual([
    [0, 3],
    [10, 3],
  ])
  expect(joinedLegs(box, [], 'at-edge')).toEqual([])
})
