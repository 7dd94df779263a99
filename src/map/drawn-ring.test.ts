import { expect, test } from 'vitest'
import { drawnRing, ringToDraw } from './drawn-ring.ts'

test('a drawn ring is closed, rounded to a decimetre and without doubled places', () => {
  expect(
    drawnRing([
      [110.123_456_789, 5],
      [110.123_456_7, 5],
      [111, 5],
      [111, 6],
      [110.123_457, 5],
    ]),
  ).toEqual([
    [110.123457, 5],
    [111, 5],
    [111, 6],
    [110.123457, 5],
  ])
})

test('a ring that is not closed yet gets its last edge', () => {
  expect(
    drawnRing([
      [0, 0],
      [1, 0],
      [1, 1],
    ]),
  ).toHaveLength(4)
})

test('fewer than three corners are no area', () => {
  expect(drawnRing([])).toBeUndefined()
  expect(
    drawnRing([
      [1, 1],
      [2, 2],
      [2, 2],
      [1, 1],
    ]),
  ).toBeUndefined()
})

test('drawn on another turn of the world it comes back as a whole', () => {
  expect(
    drawnRing([
      [470, 0],
      [471, 0],
      [471, 1],
    ])?.map(([lon]) => lon),
  ).toEqual([110, 111, 111, 110])
})

test('what is given to be edited comes back the same', () => {
  const ring = [
    [110, 5],
    [111, 5],
    [111, 6],
    [110, 5],
  ] as const
  expect(drawnRing(ringToDraw(ring))).toEqual(ring)
})
