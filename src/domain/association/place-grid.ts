import { EARTH_RADIUS_NM } from '#geo/measure.ts'

const RADIANS = Math.PI / 180
/** On the mean sphere. */
export const NM_PER_DEGREE = EARTH_RADIUS_NM * RADIANS

/**
 * Places in the cells of a grid round the world, to find those near another without looking at all. Each row of cells has
 * as many as make them about as wide as high; the last cell of a row is the neighbour of the first.
 */
export class PlaceGrid {
  readonly #cellDeg: number
  readonly #mask: number
  /** Where the items of each bucket begin; a bucket may hold more than one cell. */
  readonly #starts: Int32Array
  readonly #items: Int32Array
  readonly #rows: Int32Array
  readonly #columns: Int32Array

  /** @param items which rows of the columns to hold, in the order in which they are to be found. */
  constructor(items: ArrayLike<number>, lon: Float64Array, lat: Float64Array, cellNm: number) {
    this.#cellDeg = cellNm / NM_PER_DEGREE
    const count = items.length
    let buckets = 16
    while (buckets < 2 * count) buckets *= 2
    this.#mask = buckets - 1
    this.#starts = new Int32Array(buckets + 1)
    this.#items = new Int32Array(count)
    this.#rows = new Int32Array(count)
    this.#columns = new Int32Array(count)
    const bucketOf = new Int32Array(count)
    const rows = new Int32Array(count)
    const columns = new Int32Array(count)
    for (let i = 0; i < count; i++) {
      const item = items[i] as number
      const row = this.#rowOf(lat[item] as number)
      const inRow = this.#columnsIn(row)
      const column = ((Math.floor((((lon[item] as number) + 180) / 360) * inRow) % inRow) + inRow) % inRow
      rows[i] = row
      columns[i] = column
      const bucket = this.#bucket(row, column)
      bucketOf[i] = bucket
      this.#starts[bucket + 1] = (this.#starts[bucket + 1] as number) + 1
    }
    for (let b = 0; b < buckets; b++)
      this.#starts[b + 1] = (this.#starts[b + 1] as number) + (this.#starts[b] as number)
    const next = this.#starts.slice()
    for (let i = 0; i < count; i++) {
      const bucket = bucketOf[i] as number
      const at = next[bucket] as number
      next[bucket] = at + 1
      this.#items[at] = items[i] as number
      this.#rows[at] = rows[i] as number
      this.#columns[at] = columns[i] as number
    }
  }

  /** Every item in a cell that a circle may touch, each once: all that are within it, and some that are not. */
  near(lon: number, lat: number, radiusNm: number, visit: (item: number) => void): void {
    const reachDeg = radiusNm / NM_PER_DEGREE
    const farthest = Math.min(90, Math.abs(lat) + reachDeg)
    const halfDeg = Math.min(180, reachDeg / Math.max(1e-9, Math.cos(farthest * RADIANS)))
    const lastRow = this.#rowOf(lat + reachDeg)
    for (let row = this.#rowOf(lat - reachDeg); row <= lastRow; row++) {
      const inRow = this.#columnsIn(row)
      const first = Math.floor(((lon - halfDeg + 180) / 360) * inRow)
      const last = Math.min(first + inRow - 1, Math.floor(((lon + halfDeg + 180) / 360) * inRow))
      for (let c = first; c <= last; c++) {
        const column = ((c % inRow) + inRow) % inRow
        const bucket = this.#bucket(row, column)
        const end = this.#starts[bucket + 1] as number
        for (let at = this.#starts[bucket] as number; at < end; at++)
          if (this.#rows[at] === row && this.#columns[at] === column) visit(this.#items[at] as number)
      }
    }
  }

  #rowOf(lat: number): number {
    return Math.floor((Math.max(-90, Math.min(90, lat)) + 90) / this.#cellDeg)
  }

  #columnsIn(row: number): number {
    const middle = Math.min(90, Math.abs((row + 0.5) * this.#cellDeg - 90))
    return Math.max(1, Math.floor((360 * Math.cos(middle * RADIANS)) / this.#cellDeg))
  }

  /** Two multipliers that scatter neighbours (M. Teschner and others, Optimized Spatial Hashing, 2003). */
  #bucket(row: number, column: number): number {
    return (Math.imul(row, 73856093) ^ Math.imul(column, 19349663)) & this.#mask
  }
}
