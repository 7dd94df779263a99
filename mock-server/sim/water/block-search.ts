import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { isOpenLine } from './open-line.ts'
import { levelOf, type WaterGrid } from './water-grid.ts'

/** A clear block: its lowest cell and its level, in one number. */
type BlockId = number
/** More than TOP_LEVEL. */
const LEVELS = 8

interface Reached {
  readonly block: BlockId
  readonly place: LonLat
  nm: number
  /** The last turn before it. */
  from: Reached | undefined
  /** Known to see its last turn. */
  joined: boolean
  done: boolean
}

/**
 * The turning points between two places on clear water, by a way that keeps to clear cells; undefined where there is
 * none. Lazy Theta* over the blocks (A. Nash, S. Koenig and C. Tovey, AAAI 2010): a way bends only where land is in
 * between, and is a few per cent longer than the shortest at most, since blocks are met in their middles.
 */
export function searchBlocks(grid: WaterGrid, from: LonLat, to: LonLat): readonly LonLat[] | undefined {
  const [first, last] = [blockAt(grid, from), blockAt(grid, to)]
  if (first === undefined || last === undefined) return undefined
  const reached = new Map<BlockId, Reached>()
  const open = new Queue()
  const start: Reached = { block: first, place: from, nm: 0, from: undefined, joined: true, done: false }
  reached.set(first, start)
  open.put(start, distanceNm(from, to))
  for (;;) {
    const at = open.take()
    if (at === undefined) return undefined
    if (at.done) continue
    if (at.from && !at.joined && !isOpenLine(grid, at.from.place, at.place)) {
      mend(grid, at, reached)
      // Its length is another now: whoever is nearer goes first.
      open.put(at, at.nm + distanceNm(at.place, to))
      continue
    }
    at.done = true
    if (at.block === last) return turnsTo(at, to)
    forEachBeside(grid, at.block, (block) => {
      let other = reached.get(block)
      if (other?.done) return
      const turn = at.from ?? at
      const place = other?.place ?? (block === last ? to : middleOf(grid, block))
      const nm = turn.nm + distanceNm(turn.place, place)
      if (other && nm >= other.nm) return
      if (!other) {
        other = { block, place, nm, from: turn, joined: false, done: false }
        reached.set(block, other)
      } else {
        other.nm = nm
        other.from = turn
        other.joined = false
      }
      open.put(other, nm + distanceNm(place, to))
    })
  }
}

/** A block that its last turn does not see is joined to the best finished block beside it. */
function mend(grid: WaterGrid, at: Reached, reached: ReadonlyMap<BlockId, Reached>): void {
  at.nm = Infinity
  at.joined = true
  forEachBeside(grid, at.block, (block) => {
    const beside = reached.get(block)
    if (!beside?.done) return
    const nm = beside.nm + distanceNm(beside.place, at.place)
    if (nm >= at.nm || !isOpenLine(grid, beside.place, at.place)) return
    at.nm = nm
    at.from = beside
  })
  if (at.nm < Infinity) return
  // The middles of two blocks side by side need not see each other where one is much larger: by a gate between them.
  forEachBeside(grid, at.block, (block) => {
    const beside = reached.get(block)
    if (!beside?.done || at.nm < Infinity) return
    const place = gateBetween(grid, block, at.block)
    const gate: Reached = {
      block,
      place,
      nm: beside.nm + distanceNm(beside.place, place),
      from: beside,
      joined: true,
      done: true,
    }
    at.nm = gate.nm + distanceNm(place, at.place)
    at.from = gate
  })
}

function turnsTo(end: Reached, to: LonLat): LonLat[] {
  const turns: LonLat[] = end.place === to ? [] : [to]
  for (let at: Reached | undefined = end; at; at = at.from) turns.unshift(at.place)
  return turns
}

function blockAt(grid: WaterGrid, [lon, lat]: LonLat): BlockId | undefined {
  const column = Math.floor((lon - grid.west) / grid.cellDeg)
  const row = Math.floor((lat - grid.south) / grid.cellDeg)
  return column >= 0 && row >= 0 && column < grid.columns && row < grid.rows ? blockOf(grid, column, row) : undefined
}

function blockOf(grid: WaterGrid, column: number, row: number): BlockId | undefined {
  const level = levelOf(grid, column, row)
  if (level < 0) return undefined
  const cell = ((row >> level) << level) * grid.columns + ((column >> level) << level)
  return cell * LEVELS + level
}

function placedBlock(grid: WaterGrid, block: BlockId): { column: number; row: number; size: number } {
  const cell = Math.floor(block / LEVELS)
  return { column: cell % grid.columns, row: Math.floor(cell / grid.columns), size: 2 ** (block % LEVELS) }
}

function middleOf(grid: WaterGrid, block: BlockId): LonLat {
  const { column, row, size } = placedBlock(grid, block)
  return [grid.west + (column + size / 2) * grid.cellDeg, grid.south + (row + size / 2) * grid.cellDeg]
}

/** The middle of the side that two blocks share. */
function gateBetween(grid: WaterGrid, a: BlockId, b: BlockId): LonLat {
  const [one, two] = [placedBlock(grid, a), placedBlock(grid, b)]
  const middle = (from: number, size: number, otherFrom: number, otherSize: number) =>
    (Math.max(from, otherFrom) + Math.min(from + size, otherFrom + otherSize)) / 2
  return [
    grid.west + middle(one.column, one.size, two.column, two.size) * grid.cellDeg,
    grid.south + middle(one.row, one.size, two.row, two.size) * grid.cellDeg,
  ]
}

/** The clear blocks that share a side, or some of one, with a block. */
function forEachBeside(grid: WaterGrid, block: BlockId, visit: (beside: BlockId) => void): void {
  const { column, row, size } = placedBlock(grid, block)
  const along = (fixed: number, from: number, upright: boolean) => {
    const limit = upright ? grid.columns : grid.rows
    if (fixed < 0 || fixed >= limit) return
    for (let i = from; i < from + size; ) {
      const beside = upright ? blockOf(grid, fixed, i) : blockOf(grid, i, fixed)
      if (beside === undefined) {
        i++
        continue
      }
      visit(beside)
      const other = placedBlock(grid, beside)
      i = Math.max(i + 1, (upright ? other.row : other.column) + other.size)
    }
  }
  along(column - 1, row, true)
  along(column + size, row, true)
  along(row - 1, column, false)
  along(row + size, column, false)
}

/** Least first: a binary heap. What was put in twice comes out twice. */
class Queue {
  readonly #items: Reached[] = []
  readonly #costs: number[] = []

  put(item: Reached, cost: number): void {
    let at = this.#items.length
    while (at > 0) {
      const above = (at - 1) >> 1
      if ((this.#costs[above] as number) <= cost) break
      this.#items[at] = this.#items[above] as Reached
      this.#costs[at] = this.#costs[above] as number
      at = above
    }
    this.#items[at] = item
    this.#costs[at] = cost
  }

  take(): Reached | undefined {
    const top = this.#items[0]
    const item = this.#items.pop()
    const cost = this.#costs.pop()
    if (top === undefined || item === undefined || cost === undefined || this.#items.length === 0) return top
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.#items.length) break
      if ((this.#costs[below + 1] ?? Infinity) < (this.#costs[below] as number)) below++
      if ((this.#costs[below] as number) >= cost) break
      this.#items[at] = this.#items[below] as Reached
      this.#costs[at] = this.#costs[below] as number
      at = below
    }
    this.#items[at] = item
    this.#costs[at] = cost
    return top
  }
}
