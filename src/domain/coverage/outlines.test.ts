import { area, booleanPointInPolygon, polygon } from '@turf/turf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsWithin } from './cell-runs.ts'
import { coverageGeoJson } from './coverage-geojson.ts'
import { CoverageGrid } from './coverage-grid.ts'
import { latticeOver } from './lattice.ts'
import { outlines } from './outlines.ts'
import { boxFootprint, lookAt, START_MS } from './testing.ts'

/** A drawing, northernmost row first: # is picked. */
function drawn(...rowsFromNorth: readonly string[]) {
  const rows = rowsFromNorth.toReversed()
  const columns = rows[0]?.length ?? 0
  return outlines(columns, rows.length, (cell) => rows[Math.floor(cell / columns)]?.[cell % columns] === '#')
}

test('a block is one ring of its four corners, counterclockwise and closed', () => {
  expect(drawn('....', '.##.', '.##.')).toEqual([
    [
      [
        [1, 0],
        [3, 0],
        [3, 2],
        [1, 2],
        [1, 0],
      ],
    ],
  ])
})

test('a hole is a clockwise ring of the area around it', () => {
  expect(drawn('###', '#.#', '###')).toEqual([
    [
      [
        [0, 0],
        [3, 0],
        [3, 3],
        [0, 3],
        [0, 0],
      ],
      [
        [1, 2],
        [2, 2],
        [2, 1],
        [1, 1],
        [1, 2],
      ],
    ],
  ])
})

test('blocks that touch at a corner are two areas', () => {
  expect(drawn('.#', '#.')).toHaveLength(2)
})

test('a block within a hole is an area of its own', () => {
  expect(drawn('#####', '#...#', '#.#.#', '#...#', '#####').map((rings) => rings.length)).toEqual([2, 1])
})

const twice = (ring: readonly (readonly [number, number])[]) =>
  ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0)

test('whatever is picked, the outlines hold the picked cells and no others', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 42, maxLength: 42 }), (cells) => {
      const areas = outlines(7, 6, (cell) => cells[cell] === true)
      for (const rings of areas) {
        const [outer, ...holes] = rings.map(twice)
        expect(outer).toBeGreaterThan(0)
        for (const hole of holes) expect(hole).toBeLessThan(0)
      }
      const shapes = areas.map((rings) => polygon(rings.map((ring) => ring.map(([x, y]) => [x, y]))))
      for (const [cell, isPicked] of cells.entries()) {
        const middle = [(cell % 7) + 0.5, Math.floor(cell / 7) + 0.5]
        expect(shapes.filter((shape) => booleanPointInPolygon(middle, shape)).length).toBe(isPicked ? 1 : 0)
      }
    }),
  )
})

test('the export has one feature for each age that there is, within the area asked for', () => {
  const lattice = latticeOver([110, 0, 114, 2], 0.1)
  const grid = new CoverageGrid(lattice)
  grid.paint(lookAt(0, boxFootprint(110, 0, 112, 2)))
  grid.paint(lookAt(7 * 3600, boxFootprint(110.5, 0.5, 111, 1)))
  const text = coverageGeoJson(
    grid,
    START_MS + 7 * 3_600_000 + 60_000,
    cellsWithin(lattice, boxFootprint(110, 0, 113, 2).rings),
  )
  const { features } = JSON.parse(text)
  expect(features.map((each: { properties: unknown }) => each.properties)).toMatchObject([
    { lastLooked: 'within 1 h', asOf: '2026-01-01T07:01:00.000Z' },
    { lastLooked: '6 to 24 h ago' },
    { lastLooked: 'never seen' },
  ])
  expect(features[0].geometry).toEqual({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [110.5, 0.5],
          [111, 0.5],
          [111, 1],
          [110.5, 1],
          [110.5, 0.5],
        ],
      ],
    ],
  })
  expect(features[1].geometry.coordinates[0]).toHaveLength(2)
  // turf measures on a sphere, we on the ellipsoid.
  for (const each of features) expect(each.properties.areaKm2 / (area(each) / 1e6)).toBeCloseTo(1, 1.7)
})
