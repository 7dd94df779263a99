import { areaToEquatorKm2 } from '#geo/ellipsoid.ts'
import { type Box, type LonLat, longitudeDelta } from '#geo/lonlat.ts'

/** The sea around Malaysia, west, south, east, north: its claimed waters with a margin (notional). */
export const WATCHED_SEA: Box = [97.5, 0, 120, 9]

/** One minute of latitude: about a nautical mile. */
const CELL_DEG = 1 / 60

/**
 * A grid of equal cells in degrees over a box. Cell `row * columns + column`; row 0 is the southernmost, column 0 the
 * westernmost. `east` may be above 180 where the box crosses the antimeridian.
 */
export interface Lattice {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  readonly cellDeg: number
  readonly columns: number
  readonly rows: number
}

/** Spans of cells are kept as 32-bit numbers, and 20 million cells would be some 300 MB. */
const MOST_CELLS = 20_000_000

/**
 * The lattice over a box (degrees; latitudes within 75 S..75 N, no wider than 180). The box grows east and north to whole
 * cells. Throws RangeError when the box is empty, too large, or would need more than 20 million cells.
 */
export function latticeOver([west, south, east, north]: Box, cellDeg = CELL_DEG): Lattice {
  if (!(cellDeg > 0 && cellDeg <= 10)) throw new RangeError(`cellDeg is ${cellDeg}, expected above 0 to 10`)
  if (!(west >= -180 && west <= 180 && east > west && east - west <= 180))
    throw new RangeError(`box is ${west}..${east} E, expected west below east, no wider than 180`)
  if (!(south >= -75 && north > south && north <= 75))
    throw new RangeError(`box is ${south}..${north} N, expected south below north, both within -75..75`)
  // A box that is a whole number of cells must not gain one by rounding.
  const columns = Math.ceil((east - west) / cellDeg - 1e-9)
  const rows = Math.ceil((north - south) / cellDeg - 1e-9)
  if (columns * rows > MOST_CELLS)
    throw new RangeError(`box has ${columns * rows} cells of ${cellDeg} degrees, expected at most ${MOST_CELLS}`)
  return { west, south, east: west + columns * cellDeg, north: south + rows * cellDeg, cellDeg, columns, rows }
}

/** The cell that holds a place, or -1 outside. */
export function cellAt({ west, south, cellDeg, columns, rows }: Lattice, [lon, lat]: LonLat): number {
  const column = Math.floor(eastOf(west, lon) / cellDeg)
  const row = Math.floor((lat - south) / cellDeg)
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1
}

/** The middle of a cell; the longitude may be above 180 as the box is. */
export function cellCentre({ west, south, cellDeg, columns }: Lattice, cell: number): LonLat {
  return [west + ((cell % columns) + 0.5) * cellDeg, rowLatitude({ south, cellDeg }, Math.floor(cell / columns))]
}

/** Latitude of the middle of a row, degrees. */
export function rowLatitude({ south, cellDeg }: Pick<Lattice, 'south' | 'cellDeg'>, row: number): number {
  return south + (row + 0.5) * cellDeg
}

/** Square kilometres of one cell of each row, south to north, on the WGS 84 ellipsoid. */
export function rowCellAreasKm2({ south, cellDeg, rows }: Lattice): Float64Array {
  return Float64Array.from(
    { length: rows },
    (_, row) => (areaToEquatorKm2(south + (row + 1) * cellDeg) - areaToEquatorKm2(south + row * cellDeg)) * cellDeg,
  )
}

/** The longitude as the box counts it: within 180 degrees of the middle of the box, so perhaps above 180. */
export function boxLongitude({ west, east }: Pick<Lattice, 'west' | 'east'>, lon: number): number {
  const middle = (west + east) / 2
  return middle + longitudeDelta(middle, lon)
}

/** How far east of a meridian, degrees in [0, 360). */
function eastOf(west: number, lon: number): number {
  return (((lon - west) % 360) + 360) % 360
}
