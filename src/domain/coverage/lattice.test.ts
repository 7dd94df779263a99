import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellAt, cellCentre, latticeOver, rowCellAreasKm2, WATCHED_SEA } from './lattice.ts'

test('the watched sea has a cell for every square mile or so', () => {
  expect(latticeOver(WATCHED_SEA)).toMatchObject({ columns: 1350, rows: 540 })
})

test('the middle of each cell lies in that cell', () => {
  const lattice = latticeOver([178, -2, 183, 3], 0.1)
  fc.assert(
    fc.property(fc.nat(50 * 50 - 1), (cell) => {
      expect(cellAt(lattice, cellCentre(lattice, cell))).toBe(cell)
    }),
  )
})

test('places outside the box, and places that are none, have no cell', () => {
  const lattice = latticeOver([100, 0, 110, 5], 1)
  expect(cellAt(lattice, [99.9, 1])).toBe(-1)
  expect(cellAt(lattice, [110, 1])).toBe(-1)
  expect(cellAt(lattice, [105, 5])).toBe(-1)
  expect(cellAt(lattice, [105, -0.1])).toBe(-1)
  expect(cellAt(lattice, [Number.NaN, 1])).toBe(-1)
  expect(cellAt(lattice, [109.99, 4.99])).toBe(49)
})

test('a cell of a degree at the equator has the area of the ellipsoid', () => {
  // 111.3195 km of equator by 110.5744 km of meridian (WGS 84), less what the parallel at 1 N is shorter.
  const [area = 0] = rowCellAreasKm2(latticeOver([100, 0, 101, 1], 1))
  expect(area / (111.3195 * 110.5744)).toBeCloseTo(1, 3)
})

test('boxes that cannot be a lattice are refused with what was expected', () => {
  expect(() => latticeOver([110, 0, 100, 5])).toThrow('box is 110..100 E, expected west below east')
  expect(() => latticeOver([100, 5, 110, 5])).toThrow('box is 5..5 N')
  expect(() => latticeOver([100, 60, 110, 80])).toThrow('-75..75')
  expect(() => latticeOver([100, 0, 110, 5], 0)).toThrow('cellDeg is 0')
  expect(() => latticeOver([100, 0, 200, 5], 0.001)).toThrow('at most 20000000')
})
