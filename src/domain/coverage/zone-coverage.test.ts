import { expect, test } from 'vitest'
import { cellsWithin, zoneCells } from './cell-runs.ts'
import { coverageCsv } from './coverage-csv.ts'
import { CoverageGrid } from './coverage-grid.ts'
import { latticeOver } from './lattice.ts'
import { boxFootprint, lookAt, START_MS } from './testing.ts'
import { zoneCoverage } from './zone-coverage.ts'

const HOUR = 3600
const lattice = latticeOver([110, 0, 114, 2], 0.1)
/** Zone 0 the western half, zone 1 a box over the middle, zone 2 nowhere. */
const zonesAt = (lon: number, lat: number) => [
  ...(lon < 112 ? [0] : []),
  ...(lon > 111 && lon < 113 && lat < 1 ? [1] : []),
]
const [west, middle, nowhere] = zoneCells(lattice, zonesAt, 3)
const at = (hours: number) => START_MS + hours * HOUR * 1000

test('zones have the area of the cells they hold', () => {
  // Two degrees by two at the equator: 222.639 km by 221.149 km (WGS 84), the parallels a little shorter northward.
  expect((west?.areaKm2 ?? 0) / (222.639 * 221.149)).toBeCloseTo(1, 2.5)
  expect(middle?.from).toHaveLength(10)
  expect(nowhere?.areaKm2).toBe(0)
})

test('the cells of a drawn box are those of a zone of the same shape', () => {
  expect(cellsWithin(lattice, boxFootprint(111, 0, 113, 1).rings)).toEqual(middle)
  expect(cellsWithin(lattice, boxFootprint(109, -1, 115, 3).rings).from).toHaveLength(20)
})

test('shares tell how much was seen within 1, 6 and 24 hours, and what never was', () => {
  const grid = new CoverageGrid(lattice)
  // Quarters of the western half from the west, each half a degree: 25, 7, 2 hours and a moment ago.
  grid.paint(lookAt(0, boxFootprint(110, 0, 110.5, 2)))
  grid.paint(lookAt(18 * HOUR, boxFootprint(110.5, 0, 111, 2)))
  grid.paint(lookAt(23 * HOUR, boxFootprint(111, 0, 111.5, 2)))
  if (!west) throw new Error('expected a zone')
  const before = zoneCoverage(grid, west, at(25))
  expect(before).toMatchObject({ asOfMs: at(25) })
  expect(before?.within1h).toBe(0)
  expect(before?.within6h).toBeCloseTo(0.25)
  expect(before?.within24h).toBeCloseTo(0.5)
  expect(before?.never).toBeCloseTo(0.25)
  expect(before?.revisit).toBeUndefined()
  grid.paint(lookAt(25 * HOUR, boxFootprint(111.5, 0, 112, 2)))
  expect(zoneCoverage(grid, west, at(25))?.within1h).toBeCloseTo(0.25)
  expect(zoneCoverage(grid, west, at(25))?.never).toBe(0)
})

test('what was seen just one hour ago is within the hour, a second later it is not', () => {
  const grid = new CoverageGrid(lattice)
  grid.paint(lookAt(0, boxFootprint(110, 0, 112, 2)))
  if (!west) throw new Error('expected a zone')
  expect(zoneCoverage(grid, west, at(1))?.within1h).toBeCloseTo(1)
  expect(zoneCoverage(grid, west, at(1) + 1000)?.within1h).toBe(0)
  expect(zoneCoverage(grid, west, at(24))?.within24h).toBeCloseTo(1)
})

test('revisit times are weighted by area and speak for what was seen twice', () => {
  const grid = new CoverageGrid(lattice)
  grid.paint(lookAt(0, boxFootprint(110, 0, 112, 2)))
  grid.paint(lookAt(1 * HOUR, boxFootprint(110, 0, 110.5, 2)))
  grid.paint(lookAt(2 * HOUR, boxFootprint(110.5, 0, 111, 2)))
  grid.paint(lookAt(5 * HOUR, boxFootprint(111, 0, 111.5, 2)))
  if (!west) throw new Error('expected a zone')
  const revisit = zoneCoverage(grid, west, at(5))?.revisit
  expect(revisit?.share).toBeCloseTo(0.75)
  expect(revisit?.meanS).toBeCloseTo((8 / 3) * HOUR)
  expect(revisit?.medianS).toBe(2 * HOUR)
  expect(revisit?.ninetiethS).toBe(5 * HOUR)
})

test('revisit times of many days are told to a step', () => {
  const grid = new CoverageGrid(lattice)
  grid.paint(lookAt(0, boxFootprint(110, 0, 112, 2)))
  grid.paint(lookAt(30 * 24 * HOUR, boxFootprint(110, 0, 112, 2)))
  if (!west) throw new Error('expected a zone')
  const revisit = zoneCoverage(grid, west, at(720))?.revisit
  expect(Math.abs((revisit?.medianS ?? 0) - 720 * HOUR)).toBeLessThan(41)
})

test('a time before the latest look is answered as of that look', () => {
  const grid = new CoverageGrid(lattice)
  grid.paint(lookAt(10 * HOUR, boxFootprint(110, 0, 112, 2)))
  if (!west) throw new Error('expected a zone')
  expect(zoneCoverage(grid, west, at(3))).toMatchObject({ asOfMs: at(10), never: 0 })
})

test('a zone smaller than a cell has no answer, and its row in the table is empty', () => {
  const grid = new CoverageGrid(lattice)
  if (!nowhere || !west) throw new Error('expected zones')
  expect(zoneCoverage(grid, nowhere, at(0))).toBeUndefined()
  grid.paint(lookAt(0, boxFootprint(110, 0, 111, 2)))
  const text = coverageCsv([
    { zoneId: 'west', name: '=HYPERLINK("x"), west', coverage: zoneCoverage(grid, west, at(2)) },
    { zoneId: 'nowhere', name: 'Nowhere', coverage: undefined },
  ])
  const area = Math.round(west.areaKm2 * 10) / 10
  expect(text.split('\r\n')).toEqual([
    'zoneId,name,asOf,areaKm2,within1hPercent,within6hPercent,within24hPercent,neverPercent,revisitMeanMin,revisitMedianMin,revisit90thMin,revisitAreaPercent',
    `west,"'=HYPERLINK(""x""), west",2026-01-01T02:00:00.000Z,${area},0,50,50,50,,,,`,
    'nowhere,Nowhere,,,,,,,,,,',
    '',
  ])
})

test('the zones of every cell are asked with longitudes that a map has', () => {
  const asked: number[] = []
  zoneCells(
    latticeOver([179, 0, 181, 1], 0.5),
    (lon) => {
      asked.push(lon)
      return []
    },
    0,
  )
  expect(asked.slice(0, 4)).toEqual([179.25, 179.75, -179.75, -179.25])
})
