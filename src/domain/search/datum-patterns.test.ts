import { expect, test } from 'vitest'
import { expandingSquare, sectorSearch } from './datum-patterns.ts'

test('an expanding square has legs of 1, 1, 2, 2, 3 spacings with turns to the right', () => {
  expect(expandingSquare(2, 4.5)).toEqual([
    [0, 0],
    [2, 0],
    [2, 2],
    [-2, 2],
    [-2, -2],
    [4, -2],
  ])
  expect(expandingSquare(1, 1)).toEqual([
    [0, 0],
    [1, 0],
  ])
})

test('a sector search flies nine radii with turns of 120 degrees and passes the datum on the way', () => {
  const points = sectorSearch(5, 1)
  const r = 5 * Math.sqrt(0.75)
  const expected = [
    [0, 0],
    [5, 0],
    [2.5, r],
    [-2.5, -r],
    [2.5, -r],
    [-2.5, r],
    [-5, 0],
    [0, 0],
  ]
  expect(points).toHaveLength(expected.length)
  for (const [i, [x, y]] of points.entries()) {
    expect(x).toBeCloseTo(expected[i]?.[0] as number, 9)
    expect(y).toBeCloseTo(expected[i]?.[1] as number, 9)
  }
  const legs = points.slice(1).map(([x, y], i) => [x - (points[i]?.[0] ?? 0), y - (points[i]?.[1] ?? 0)] as const)
  expect(legs.reduce((sum, [x, y]) => sum + Math.hypot(x, y), 0)).toBeCloseTo(45, 9)
  for (const [i, [x, y]] of legs.slice(1).entries()) {
    const [beforeX, beforeY] = legs[i] as readonly [number, number]
    const turn = (Math.atan2(beforeX * y - beforeY * x, beforeX * x + beforeY * y) * 180) / Math.PI
    expect(turn).toBeCloseTo(120, 6)
  }
})

test('a second sector pattern is the first turned 30 degrees to the right', () => {
  const points = sectorSearch(1, 2)
  expect(points).toHaveLength(15)
  const [x, y] = points[8] as readonly [number, number]
  expect((Math.atan2(y, x) * 180) / Math.PI).toBeCloseTo(30, 9)
})
