import type { Box, LonLat } from '#geo/lonlat.ts'
import type { Part } from '#geo/zone.ts'

/** No part of the cell is land, and none of the eight round it. */
export const CLEAR = 0
/** The cell is all water, but one beside it is not. */
export const NEAR_LAND = 1
/** Some of the cell is land, or it lies beyond the grid. */
export const LAND = 2
export type WaterKind = typeof CLEAR | typeof NEAR_LAND | typeof LAND

/** The largest block is 2 to this power cells wide. */
export const TOP_LEVEL = 5
const TOP_CELLS = 2 ** TOP_LEVEL

/**
 * Which cells of a box are water, and the largest blocks of clear ones: a quadtree in the form of a pyramid
 * (H. Samet, The Quadtree and Related Hierarchical Data Structures, ACM Computing Surveys 16, 1984).
 */
export interface WaterGrid {
  /** The south-west corner of cell (0, 0). */
  readonly west: number
  readonly south: number
  readonly cellDeg: number
  /** Whole numbers of the largest block. */
  readonly columns: number
  readonly rows: number
  /** What each cell is, row by row from the south. */
  readonly kinds: Uint8Array
  /** For each level from 1 up: 0 where a block is clear throughout. Level 0 are the cells. */
  readonly blocks: readonly Uint8Array[]
}

/** What lies at a place; `LAND` beyond the grid. */
export function kindAt(grid: WaterGrid, [lon, lat]: LonLat): WaterKind {
  const column = Math.floor((lon - grid.west) / grid.cellDeg)
  const row = Math.floor((lat - grid.south) / grid.cellDeg)
  if (!(column >= 0 && row >= 0 && column < grid.columns && row < grid.rows)) return LAND
  return grid.kinds[row * grid.columns + column] as WaterKind
}

/** The level of the largest clear block that holds a cell of the grid, or -1 where the cell is not clear. */
export function levelOf(grid: WaterGrid, column: number, row: number): number {
  if (grid.kinds[row * grid.columns + column] !== CLEAR) return -1
  for (let level = TOP_LEVEL; level > 0; level--) {
    const block = (row >> level) * (grid.columns >> level) + (column >> level)
    if ((grid.blocks[level - 1] as Uint8Array)[block] === CLEAR) return level
  }
  return 0
}

/**
 * Lays the grid. Land is closed rings in degrees, outer ones and holes, none across another. A cell that an edge touches
 * is land, so a cell that is not is water to its last corner.
 *
 * @param box What the grid covers at least; it may be up to a largest block wider to the east and north.
 */
export function layWaterGrid(land: readonly Part[], [west, south, east, north]: Box, cellDeg: number): WaterGrid {
  const columns = Math.ceil((east - west) / cellDeg / TOP_CELLS) * TOP_CELLS
  const rows = Math.ceil((north - south) / cellDeg / TOP_CELLS) * TOP_CELLS
  const kinds = new Uint8Array(columns * rows)
  const crossings: number[][] = Array.from({ length: rows }, () => [])
  const coast: number[] = []
  for (const ring of land.flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [from, to] = [ring[i] as LonLat, ring[i + 1] as LonLat]
      const [x1, y1] = [(from[0] - west) / cellDeg, (from[1] - south) / cellDeg]
      const [x2, y2] = [(to[0] - west) / cellDeg, (to[1] - south) / cellDeg]
      if (Math.max(y1, y2) < 0 || Math.min(y1, y2) > rows) continue
      noteCrossings(x1, y1, x2, y2, crossings)
      if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > columns) continue
      touchCells(x1, y1, x2, y2, columns, rows, coast)
    }
  }
  fillInside(kinds, columns, crossings)
  for (const cell of coast) kinds[cell] = LAND
  for (const cell of coast) markBeside(kinds, columns, rows, cell)
  return { west, south, cellDeg, columns, rows, kinds, blocks: pyramidOver(kinds, columns, rows) }
}

/** Where an edge crosses the middle lines of rows. */
function noteCrossings(x1: number, y1: number, x2: number, y2: number, crossings: readonly number[][]): void {
  const first = Math.max(0, Math.ceil(Math.min(y1, y2) - 0.5))
  const beyond = Math.min(crossings.length, Math.ceil(Math.max(y1, y2) - 0.5))
  for (let row = first; row < beyond; row++) crossings[row]?.push(x1 + ((x2 - x1) * (row + 0.5 - y1)) / (y2 - y1))
}

/** All cells that an edge touches, row by row; a hair more, so that rounding leaves none out. */
function touchCells(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  columns: number,
  rows: number,
  coast: number[],
): void {
  const hair = 1e-6
  const first = Math.max(0, Math.floor(Math.min(y1, y2) - hair))
  const last = Math.min(rows - 1, Math.floor(Math.max(y1, y2) + hair))
  const [low, high] = y1 < y2 ? [y1, y2] : [y2, y1]
  const xAt = (y: number) => (y1 === y2 ? x1 : x1 + ((x2 - x1) * (y - y1)) / (y2 - y1))
  for (let row = first; row <= last; row++) {
    const flat = y1 === y2
    const a = flat ? x1 : xAt(Math.max(low, row - hair))
    const b = flat ? x2 : xAt(Math.min(high, row + 1 + hair))
    const from = Math.max(0, Math.floor(Math.min(a, b) - hair))
    const to = Math.min(columns - 1, Math.floor(Math.max(a, b) + hair))
    for (let column = from; column <= to; column++) coast.push(row * columns + column)
  }
}

/** Cells whose middle is inside by the even-odd rule. */
function fillInside(kinds: Uint8Array, columns: number, crossings: readonly number[][]): void {
  for (const [row, xs] of crossings.entries()) {
    xs.sort((a, b) => a - b)
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const from = Math.max(0, Math.ceil((xs[i] as number) - 0.5))
      const beyond = Math.min(columns, Math.ceil((xs[i + 1] as number) - 0.5))
      if (beyond > from) kinds.fill(LAND, row * columns + from, row * columns + beyond)
    }
  }
}

function markBeside(kinds: Uint8Array, columns: number, rows: number, cell: number): void {
  const [column, row] = [cell % columns, Math.floor(cell / columns)]
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
      if (kinds[r * columns + c] === CLEAR) kinds[r * columns + c] = NEAR_LAND
}

function pyramidOver(kinds: Uint8Array, columns: number, rows: number): Uint8Array[] {
  const blocks: Uint8Array[] = []
  let [below, width, height] = [kinds, columns, rows]
  for (let level = 1; level <= TOP_LEVEL; level++) {
    const [wide, high] = [width >> 1, height >> 1]
    const above = new Uint8Array(wide * high)
    for (let row = 0; row < high; row++) {
      for (let column = 0; column < wide; column++) {
        const at = 2 * row * width + 2 * column
        above[row * wide + column] =
          (below[at] as number) |
          (below[at + 1] as number) |
          (below[at + width] as number) |
          (below[at + width + 1] as number)
      }
    }
    blocks.push(above)
    ;[below, width, height] = [above, wide, high]
  }
  return blocks
}
