import { expect, test } from 'vitest'
import { barrierPatrol, orbit, racetrack } from './patrol-patterns.ts'
import type { Point } from './search-plane.ts'

const lengthOf = (points: readonly Point[]) =>
  points.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - (points[i]?.[0] ?? 0), y - (points[i]?.[1] ?? 0)), 0)

test('a barrier goes to and fro from the end nearer to the start', () => {
  expect(barrierPatrol(20, 3)).toEqual([
    [-10, 0],
    [10, 0],
    [-10, 0],
    [10, 0],
  ])
  expect(barrierPatrol(20, 1, [3, 50])).toEqual([
    [10, 0],
    [-10, 0],
  ])
})

test('a lap of a racetrack is two legs and a circle, closed', () => {
  const points = racetrack(20, 4, 2)
  expect(points[0]?.[0]).toBeCloseTo(-10, 9)
  expect(points[0]?.[1]).toBeCloseTo(0, 9)
  expect(points[1]).toEqual([10, 0])
  expect(points.at(-1)).toEqual(points[0])
  const exact = 2 * (40 + 4 * Math.PI)
  expect(lengthOf(points)).toBeLessThan(exact)
  expect(lengthOf(points)).toBeGreaterThan(exact * 0.997)
  expect(Math.max(...points.map(([x]) => x))).toBeCloseTo(12, 9)
  expect(Math.max(...points.map(([, y]) => y))).toBeCloseTo(4, 9)
  expect(Math.min(...points.map(([, y]) => y))).toBeCloseTo(0, 9)
})

test('a racetrack to the left is its mirror, and begins with the leg back for a craft there', () => {
  const right = racetrack(20, 4, 1)
  const left = racetrack(20, -4, 1)
  for (const [i, [x, y]] of left.entries()) {
    expect(x).toBeCloseTo(right[i]?.[0] as number, 9)
    expect(-y).toBeCloseTo(right[i]?.[1] as number, 9)
  }
  const back = racetrack(20, 4, 1, [11, 5])
  expect([back[0], back[1]].map((point) => point?.map(Math.round))).toEqual([
    [10, 4],
    [-10, 4],
  ])
  expect(back.at(-1)).toEqual(back[0])
})

test('an orbit begins nearest to the start and goes round as it is told', () => {
  const right = orbit(3, 'right', 1, [0, 9])
  expect(right).toHaveLength(37)
  expect(right[0]?.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 3])
  expect(right[9]?.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([-3, 0])
  expect(orbit(3, 'left', 1, [0, 9])[9]?.map((value) => Math.round(value))).toEqual([3, 0])
  expect(lengthOf(orbit(3, 'left', 2))).toBeCloseTo(12 * Math.PI * 0.99873, 2)
})
