import { LONGEST_DEGREE_NM } from './ellipsoid.ts'
import { type Box, wrapLongitude } from './lonlat.ts'
import { fittingCellDeg, type LatticeBox, latticeBox } from './zone-index.ts'

/** Side of a cell: a distance is then known to 2.2 NM without being measured. */
const CELL_DEG = 0.05

/** How far around a box its field reaches, degrees. */
const MARGIN_DEG = 1

/** 4 bytes each: a field of the world gets larger cells. */
const MOST_CELLS = 400_000

/** More than single precision can be off, nautical miles. */
const ROUNDING_NM = 0.005

/**
 * Distances from the middles of the cells of a grid, each measured when it is first asked for. No place of a cell is farther
 * from its middle than `slackNm`, so the distance at any place is known to within that.
 */
export class DistanceField {
  readonly slackNm: number
  readonly #lattice: LatticeBox
  readonly #cellDeg: number
  readonly #nm: Float32Array
  readonly #measure: (lon: number, lat: number) => number

  /** @param measure Distance at a place, nautical miles; must not change from call to call. */
  constructor([west, south, east, north]: Box, measure: (lon: number, lat: number) => number) {
    const around = {
      west: Math.max(-180, west - MARGIN_DEG),
      south: Math.max(-90, south - MARGIN_DEG),
      east: Math.min(180, east + MARGIN_DEG),
      north: Math.min(90, north + MARGIN_DEG),
    }
    this.#measure = measure
    this.#cellDeg = fittingCellDeg(around, CELL_DEG, MOST_CELLS)
    this.#lattice = latticeBox(around, this.#cellDeg)
    this.#nm = new Float32Array(this.#lattice.columns * this.#lattice.rows).fill(Number.NaN)
    this.slackNm = Math.SQRT1_2 * this.#cellDeg * LONGEST_DEGREE_NM + ROUNDING_NM
  }

  /** Distance at the middle of the place's cell, nautical miles; NaN beyond the field and for NaN. */
  aboutNm(lon: number, lat: number): number {
    const { firstColumn, firstRow, columns, rows } = this.#lattice
    const column = Math.floor(lon / this.#cellDeg) - firstColumn
    const row = Math.floor(lat / this.#cellDeg) - firstRow
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return Number.NaN
    const cell = row * columns + column
    const known = this.#nm[cell] as number
    if (!Number.isNaN(known)) return known
    const middleLon = (firstColumn + column + 0.5) * this.#cellDeg
    const middleLat = Math.max(-90, Math.min(90, (firstRow + row + 0.5) * this.#cellDeg))
    this.#nm[cell] = this.#measure(wrapLongitude(middleLon), middleLat)
    return this.#nm[cell] as number
  }
}
