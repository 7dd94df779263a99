import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Part } from '#geo/zone.ts'
import { isSea } from '../sea.ts'
import { malaysianWaters } from './malaysian-waters.ts'
import { CLEAR, kindAt, LAND, layWaterGrid, levelOf, NEAR_LAND, TOP_LEVEL } from './water-grid.ts'

const square: Part = [
  [
    [10.25, 10.25],
    [10.75, 10.25],
    [10.75, 10.75],
    [10.25, 10.75],
    [10.25, 10.25],
  ],
]

test('an island is land, a cell wide all round it is near land, and the rest is clear', () => {
  const grid = layWaterGrid([square], [10, 10, 13.2, 13.2], 0.1)
  expect(grid.columns).toBe(32)
  expect(kindAt(grid, [10.5, 10.5])).toBe(LAND)
  expect(kindAt(grid, [10.22, 10.5])).toBe(LAND)
  expect(kindAt(grid, [10.15, 10.5])).toBe(NEAR_LAND)
  expect(kindAt(grid, [10.85, 10.85])).toBe(NEAR_LAND)
  expect(kindAt(grid, [10.95, 10.5])).toBe(CLEAR)
})

test('a lake in an island is water, and what is beyond the grid is taken as land', () => {
  const lake = [
    [11, 11],
    [12, 11],
    [12, 12],
    [11, 12],
    [11, 11],
  ] as const
  const shore = [
    [10.5, 10.5],
    [12.5, 10.5],
    [12.5, 12.5],
    [10.5, 12.5],
    [10.5, 10.5],
  ] as const
  const grid = layWaterGrid([[shore, lake]], [10, 10, 13.2, 13.2], 0.1)
  expect(kindAt(grid, [11.5, 11.5])).toBe(CLEAR)
  expect(kindAt(grid, [10.75, 11.5])).toBe(LAND)
  expect(kindAt(grid, [9, 11])).toBe(LAND)
  expect(kindAt(grid, [Number.NaN, 11])).toBe(LAND)
})

test('open sea is one large block, and cells by the coast are small ones', () => {
  const grid = layWaterGrid([square], [10, 10, 16.4, 16.4], 0.1)
  expect(levelOf(grid, 40, 40)).toBe(TOP_LEVEL)
  expect(levelOf(grid, 9, 5)).toBe(0)
  expect(levelOf(grid, 5, 5)).toBe(-1)
})

test('no place of a cell that is not land is land by the chart, anywhere round Malaysia', () => {
  const grid = malaysianWaters()
  const place = fc.tuple(fc.double({ min: 94, max: 125, noNaN: true }), fc.double({ min: -5, max: 17, noNaN: true }))
  fc.assert(
    fc.property(place, ([lon, lat]) => kindAt(grid, [lon, lat]) === LAND || isSea([lon, lat])),
    { numRuns: 20_000 },
  )
})

test('land is found where it is: Kuala Lumpur, Labuan and Mount Kinabalu, and the sea where it is', () => {
  const grid = malaysianWaters()
  expect([kindAt(grid, [101.69, 3.14]), kindAt(grid, [115.23, 5.32]), kindAt(grid, [116.56, 6.07])]).toEqual([2, 2, 2])
  expect([kindAt(grid, [112, 5.5]), kindAt(grid, [119.5, 6.5]), kindAt(grid, [103.9, 1.2])]).toEqual([0, 0, 0])
})
