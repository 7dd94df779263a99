import type { LonLat } from '#geo/lonlat.ts'
import { CLEAR, levelOf, type WaterGrid, type WaterKind } from './water-grid.ts'

/** A step over a cell's edge, in cells: far below a metre. */
const HAIR = 1e-5

/**
 * Whether a line, straight in longitude and latitude, keeps to clear cells all the way. Goes block by block, so that a
 * hundred miles of open sea are a few steps.
 */
export function isOpenLine(grid: WaterGrid, from: LonLat, to: LonLat): boolean {
  return openShare(grid, from, to) === 1
}

/** How far a line is clear from its start on: the share of it, 0 to 1; less than 0 where it does not begin on clear water. */
export function openShare(grid: WaterGrid, from: LonLat, to: LonLat): number {
  const { west, south, cellDeg, columns, rows } = grid
  const [x1, y1] = [(from[0] - west) / cellDeg, (from[1] - south) / cellDeg]
  const [dx, dy] = [(to[0] - from[0]) / cellDeg, (to[1] - from[1]) / cellDeg]
  const length = Math.hypot(dx, dy)
  let share = 0
  for (;;) {
    const [x, y] = [x1 + dx * share, y1 + dy * share]
    const [column, row] = [Math.floor(x), Math.floor(y)]
    const inside = column >= 0 && row >= 0 && column < columns && row < rows
    const level = inside ? levelOf(grid, column, row) : -1
    if (level < 0) return share === 0 ? -1 : share
    const size = 2 ** level
    const left = Math.floor(column / size) * size
    const low = Math.floor(row / size) * size
    const byX = dx > 0 ? (left + size - x1) / dx : dx < 0 ? (left - x1) / dx : Infinity
    const byY = dy > 0 ? (low + size - y1) / dy : dy < 0 ? (low - y1) / dy : Infinity
    share = Math.max(share, Math.min(byX, byY)) + HAIR / length
    if (!(share < 1)) return endIsOpen(grid, to) ? 1 : 1 - HAIR / Math.max(1, length)
  }
}

function endIsOpen({ west, south, cellDeg, columns, rows, kinds }: WaterGrid, [lon, lat]: LonLat): boolean {
  const [column, row] = [Math.floor((lon - west) / cellDeg), Math.floor((lat - south) / cellDeg)]
  if (!(column >= 0 && row >= 0 && column < columns && row < rows)) return false
  return (kinds[row * columns + column] as WaterKind) === CLEAR
}
