import { expect, test } from 'vitest'
import { type AgePalette, agePixels, fadingPalette, mercatorRow } from './age-pixels.ts'
import { CoverageGrid } from './coverage-grid.ts'
import { latticeOver, rowLatitude } from './lattice.ts'
import { boxFootprint, lookAt, START_MS } from './testing.ts'

const palette: AgePalette = {
  steps: [
    { withinS: 3600, rgba: [1, 2, 3, 4] },
    { withinS: 7200, rgba: [5, 6, 7, 8] },
  ],
  older: [9, 9, 9, 9],
  never: [0, 0, 0, 0],
}
const lattice = latticeOver([110, 0, 114, 4], 1)
const at = (hours: number) => START_MS + hours * 3_600_000

test('the first pixel is the north-western cell, and colours follow the age', () => {
  const grid = new CoverageGrid(lattice)
  grid.paint(lookAt(0, boxFootprint(110, 3, 111, 4)))
  grid.paint(lookAt(1.5 * 3600, boxFootprint(111, 3, 112, 4)))
  grid.paint(lookAt(3 * 3600, boxFootprint(113, 0, 114, 1)))
  const { width, height, pixels } = agePixels(grid, at(3), palette)
  expect([width, height]).toEqual([4, 4])
  const pixel = (index: number) => [...pixels.slice(index * 4, index * 4 + 4)]
  expect(pixel(0)).toEqual([9, 9, 9, 9])
  expect(pixel(1)).toEqual([5, 6, 7, 8])
  expect(pixel(2)).toEqual([0, 0, 0, 0])
  expect(pixel(15)).toEqual([1, 2, 3, 4])
})

test('pixels of the right size are used again, and wholly overwritten', () => {
  const grid = new CoverageGrid(lattice)
  const kept = new Uint8ClampedArray(4 * 4 * 4).fill(77)
  const image = agePixels(grid, at(0), palette, kept)
  expect(image.pixels).toBe(kept)
  expect(kept.every((byte) => byte === 0)).toBe(true)
  expect(agePixels(grid, at(0), palette, new Uint8ClampedArray(8)).pixels).toHaveLength(64)
})

test('near the equator rows follow each other; at high latitudes an image row shows the parallel that a map puts there', () => {
  const flat = latticeOver([98, 0, 120, 9])
  for (let row = 0; row < flat.rows; row++) {
    expect(Math.abs(mercatorRow(flat, row) - (flat.rows - 1 - row))).toBeLessThanOrEqual(2)
  }
  const steep = latticeOver([0, 0, 1, 60], 1)
  // Half of the northing of 60 N, 1.316958, is 0.658479, that of 35.26 N: atan(sinh(0.658479)).
  expect(rowLatitude(steep, mercatorRow(steep, 29))).toBe(35.5)
  expect(mercatorRow(steep, 0)).toBe(59)
  expect(mercatorRow(steep, 59)).toBe(0)
})

test('the fading palette gets paler with age', () => {
  const { steps, older, never } = fadingPalette([20, 120, 140])
  const alphas = [...steps.map(({ rgba }) => rgba[3]), older[3], never[3]]
  expect(alphas).toEqual(alphas.toSorted((a, b) => b - a))
  expect(never[3]).toBe(0)
})
