import { type LonLat, wrapLongitude } from '#geo/lonlat.ts'
import { atOnce } from '../in-slices.ts'
import { type Lattice, rowCellAreasKm2, rowLatitude } from './lattice.ts'
import { setPolygonSpans } from './polygon-spans.ts'
import { Spans } from './spans.ts'

/** Some of the cells of a lattice: runs within one row each, from a cell up to but without another, ascending. */
export interface CellRuns {
  readonly from: Int32Array
  readonly to: Int32Array
  /** Square kilometres of one cell of each run. */
  readonly cellKm2: Float64Array
  readonly areaKm2: number
}

/** Which zones hold a place (degrees): their numbers. The same array for the same zones makes it faster. */
export type ZonesAt = (lon: number, lat: number) => readonly number[]

/** The cells of each zone, by its number: those whose middle it holds. The zones are asked once for every cell. */
export function zoneCells(lattice: Lattice, zonesAt: ZonesAt, zones: number): readonly CellRuns[] {
  return atOnce(zoneCellsRowByRow(lattice, zonesAt, zones))
}

/** The same, one row at a time, for `inSlices`. */
function* zoneCellsRowByRow(
  lattice: Lattice,
  zonesAt: ZonesAt,
  zones: number,
): Generator<undefined, readonly CellRuns[]> {
  const { columns, rows, west, cellDeg } = lattice
  const pairs = Array.from({ length: zones }, (): number[] => [])
  for (let row = 0; row < rows; row++) {
    const lat = rowLatitude(lattice, row)
    let held: readonly number[] = []
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column
      const now = zonesAt(wrapLongitude(west + (column + 0.5) * cellDeg), lat)
      if (now === held) continue
      for (const zone of held) if (!now.includes(zone)) pairs[zone]?.push(cell)
      for (const zone of now) if (!held.includes(zone)) pairs[zone]?.push(cell)
      held = now
    }
    for (const zone of held) pairs[zone]?.push((row + 1) * columns)
    yield
  }
  const areas = rowCellAreasKm2(lattice)
  return pairs.map((ends) => cellRuns(lattice, areas, ends))
}

/** The cells whose middle an area holds (rings of degrees, even-odd). */
export function cellsWithin(lattice: Lattice, rings: readonly (readonly LonLat[])[]): CellRuns {
  const spans = new Spans()
  setPolygonSpans(spans, lattice, rings)
  const ends: number[] = []
  for (let i = 0; i < spans.count; i++) {
    const end = spans.to[i] as number
    // Runs that touch at the two sides of the box were joined.
    for (let from = spans.from[i] as number; from < end; ) {
      const rowEnd = (Math.floor(from / lattice.columns) + 1) * lattice.columns
      ends.push(from, Math.min(end, rowEnd))
      from = rowEnd
    }
  }
  return cellRuns(lattice, rowCellAreasKm2(lattice), ends)
}

function cellRuns({ columns }: Lattice, areas: Float64Array, ends: readonly number[]): CellRuns {
  const count = ends.length / 2
  const from = Int32Array.from({ length: count }, (_, i) => ends[2 * i] as number)
  const to = Int32Array.from({ length: count }, (_, i) => ends[2 * i + 1] as number)
  const cellKm2 = Float64Array.from(from, (cell) => areas[Math.floor(cell / columns)] as number)
  const areaKm2 = cellKm2.reduce((sum, km2, i) => sum + km2 * ((to[i] as number) - (from[i] as number)), 0)
  return { from, to, cellKm2, areaKm2 }
}
