import { expect, test } from 'vitest'
import { coveredShare } from './covered-share.ts'
import type { Point } from './search-plane.ts'

const square: readonly Point[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
]

test.each<[string, readonly Point[], number, number]>([
  [
    'a strip down the middle is half',
    [
      [0, 5],
      [10, 5],
    ],
    2.5,
    0.5,
  ],
  [
    'all of it is all',
    [
      [0, 5],
      [10, 5],
    ],
    5,
    1,
  ],
  [
    'a path elsewhere is nothing',
    [
      [0, 50],
      [10, 50],
    ],
    5,
    0,
  ],
  [
    'a quarter circle at a corner',
    [
      [0, 0],
      [0, 0],
    ],
    5,
    (Math.PI * 25) / 4 / 100,
  ],
  [
    'places seen twice count once',
    [
      [0, 5],
      [10, 5],
      [0, 5],
    ],
    1,
    0.2,
  ],
  [
    'a path square to the strips',
    [
      [3, -5],
      [3, 15],
    ],
    0.5,
    0.1,
  ],
])('%s', (_, path, rangeNm, share) => {
  expect(Math.abs(coveredShare(square, path, rangeNm) - share)).toBeLessThan(0.005)
})

test('legs an even number of places apart make no beat: twenty legs of a hundredth are a fifth', () => {
  const legs = Array.from({ length: 20 }, (_, i): Point[] => [
    [i % 2 === 0 ? -1 : 11, 0.25 + i / 2],
    [i % 2 === 0 ? 11 : -1, 0.25 + i / 2],
  ]).flat()
  expect(Math.abs(coveredShare(square, legs, 0.05) - 0.2)).toBeLessThan(0.005)
})
