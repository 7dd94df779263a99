import { orient2d } from 'robust-predicates'
import type { Part } from './zone.ts'

/**
 * Cell size in degrees, about 1.2 NM. Smaller cells hold fewer edges but leave the processor's cache sooner;
 * 0.02 won among 0.1, 0.05, 0.02 and 0.01 on rings of 6,000 to 91,000 vertices.
 */
const CELL_DEG = 0.02

/** Cells are assigned edges a hair beyond their sides, so that rounding can never put a point in a cell without its edges. */
const PAD_DEG = 1e-9

/** A grid of more cells than this gets larger ones, so that a zone as wide as the world needs 20 MB and not 800. */
const MOST_CELLS = 4_000_000

const OUTSIDE = -1
const INSIDE = -2

/** Error bound of the plain orientation test (Shewchuk 1997, ccwerrboundA), below which the robust one decides. */
const ORIENTATION_ERROR = (3 + 16 * 2 ** -53) * 2 ** -53

/**
 * Exact point-in-polygon at memory speed.
 *
 * A uniform grid knows cells that are wholly outside, wholly inside, or crossed by the boundary. A boundary cell keeps
 * the edges that cross it, the parity of everything to its left, and a few latitudes:
 *
 *      left of the cell         | cell |
 *     -----\        /-----------|--/---|    a chain of edges left of the cell flips the parity of a ray to the west
 *           \------/            | /    |    once for each end, because (a>y)!=(b>y) XOR (b>y)!=(c>y) is (a>y)!=(c>y):
 *                                           only the latitudes where a chain ends inside the row have to be kept.
 *
 * Edges are tested with the same floating-point expressions and the same robust predicate as turf's
 * booleanPointInPolygon, nothing is clipped or rounded, and so the answers are equal, on the boundary too
 * (a point on an edge or a vertex is inside). Parts must not overlap: here two overlapping parts would cancel out, so
 * what loads zones from outside has to refuse them. Longitudes are taken as they are: a zone may not cross the
 * antimeridian (split it there first).
 *
 * The cells are those of one lattice over the world, so that grids of several zones lie on each other.
 */
export class ZoneIndex {
  /** Side of a cell in degrees: as asked for, or that doubled as often as it takes. */
  readonly cellDeg: number
  /** The cells of the world's lattice that the grid has, with a rim of outside cells. */
  readonly lattice: LatticeBox
  readonly #west: number
  readonly #south: number
  readonly #east: number
  readonly #north: number
  /** South-west corner of the grid. */
  readonly #gridWest: number
  readonly #gridSouth: number
  readonly #columns: number
  readonly #rows: number
  readonly #perDegree: number
  /** OUTSIDE, INSIDE, or the number of a boundary cell. */
  readonly #cells: Int32Array
  /** The same grid with a rim of outside cells: 0 outside, 1 inside, 2 ask further. For the batch form. */
  readonly #classes: Uint8Array
  readonly #cellEdgesFrom: Uint32Array
  /** lon, lat, lon, lat of each edge of each boundary cell. */
  readonly #cellEdges: Float64Array
  readonly #cellLatitudesFrom: Uint32Array
  readonly #cellLatitudes: Float64Array
  readonly #cellParity: Uint8Array
  #undecided = new Uint32Array(0)

  /**
   * @param parts Closed rings, outer first, then holes; lon and lat in degrees. No part at all is a valid, empty zone.
   * @param cellDeg Side of a cell; doubled until there are at most `mostCells`.
   */
  constructor(parts: readonly Part[], cellDeg = CELL_DEG, mostCells = MOST_CELLS) {
    const edges = edgesOf(parts)
    const box = boxOf(edges)
    this.#west = box.west
    this.#south = box.south
    this.#east = box.east
    this.#north = box.north
    this.cellDeg = edges.length ? fittingCellDeg(box, cellDeg, mostCells) : cellDeg
    this.lattice = edges.length ? latticeBox(box, this.cellDeg) : NO_CELLS
    this.#perDegree = 1 / this.cellDeg
    this.#columns = this.lattice.columns
    this.#rows = this.lattice.rows
    this.#gridWest = this.lattice.firstColumn * this.cellDeg
    this.#gridSouth = this.lattice.firstRow * this.cellDeg
    this.#cells = new Int32Array(this.#rows * this.#columns)

    const boundary: BoundaryCells = { edgesFrom: [0], edges: [], latitudesFrom: [0], latitudes: [], parity: [] }
    const edgesByRow = this.#edgesByRow(edges)
    for (let row = 0; row < this.#rows; row++) this.#fillRow(row, edges, edgesByRow[row] ?? [], boundary)

    this.#cellEdgesFrom = Uint32Array.from(boundary.edgesFrom)
    this.#cellEdges = new Float64Array(boundary.edges.length * 4)
    boundary.edges.forEach((edge, i) => {
      this.#cellEdges.set(edges.subarray(edge * 4, edge * 4 + 4), i * 4)
    })
    this.#cellLatitudesFrom = Uint32Array.from(boundary.latitudesFrom)
    this.#cellLatitudes = Float64Array.from(boundary.latitudes)
    this.#cellParity = Uint8Array.from(boundary.parity)
    this.#classes = this.#paddedClasses()
  }

  /** Whether the place is in the zone; the boundary belongs to it. NaN and places off the globe are outside. */
  contains(lon: number, lat: number): boolean {
    if (!(lon >= this.#west && lon <= this.#east && lat >= this.#south && lat <= this.#north)) return false
    const cell = this.#cells[this.#rowOf(lat) * this.#columns + this.#columnOf(lon)] as number
    return cell < 0 ? cell === INSIDE : this.#decide(cell, lon, lat)
  }

  /**
   * Sets out[i] to 1 where (lons[i], lats[i]) is in the zone, else 0. One pass with hardly a branch reads the class of
   * every point, a second settles the few in boundary cells. Degrees as a door lets them in: finite or NaN, and below 1e7.
   */
  containsBatch(lons: Float64Array, lats: Float64Array, out: Uint8Array): void {
    const count = lons.length
    if (this.#undecided.length <= count) this.#undecided = new Uint32Array(count + 1)
    const undecided = this.#undecided
    const grid = {
      west: this.#gridWest,
      south: this.#gridSouth,
      perDegree: this.#perDegree,
      rows: this.#rows,
      columns: this.#columns,
    }
    const open = classify(lons, lats, out, undecided, this.#classes, grid)
    for (let i = 0; i < open; i++) {
      const at = undecided[i] as number
      out[at] = this.contains(lons[at] as number, lats[at] as number) ? 1 : 0
    }
  }

  /**
   * What all places in some cells of the lattice have in common: `inside`, `outside`, or `mixed` when that is not known
   * without asking for each. Columns and rows are those of the lattice at this index's `cellDeg`, last ones included.
   */
  kindOfCells(firstColumn: number, firstRow: number, lastColumn: number, lastRow: number): CellKind {
    let kind: number | undefined
    for (let row = firstRow - this.lattice.firstRow; row <= lastRow - this.lattice.firstRow; row++) {
      for (
        let column = firstColumn - this.lattice.firstColumn;
        column <= lastColumn - this.lattice.firstColumn;
        column++
      ) {
        const within = row >= 0 && row < this.#rows && column >= 0 && column < this.#columns
        const cell = within ? (this.#cells[row * this.#columns + column] as number) : OUTSIDE
        if (cell >= 0 || (kind !== undefined && kind !== cell)) return 'mixed'
        kind = cell
      }
    }
    return kind === INSIDE ? 'inside' : 'outside'
  }

  #rowOf(lat: number): number {
    return Math.floor((lat - this.#gridSouth) * this.#perDegree)
  }

  #columnOf(lon: number): number {
    return Math.floor((lon - this.#gridWest) * this.#perDegree)
  }

  #edgesByRow(edges: Float64Array): number[][] {
    const byRow: number[][] = Array.from({ length: this.#rows }, () => [])
    for (let edge = 0; edge < edges.length / 4; edge++) {
      const [lat1, lat2] = [edges[edge * 4 + 1] as number, edges[edge * 4 + 3] as number]
      const from = this.#rowOf(Math.min(lat1, lat2) - PAD_DEG)
      const to = this.#rowOf(Math.max(lat1, lat2) + PAD_DEG)
      for (let row = Math.max(0, from); row <= Math.min(this.#rows - 1, to); row++) byRow[row]?.push(edge)
    }
    return byRow
  }

  /** Walks one row from west to east, keeping the edges under way and what the edges already passed amount to. */
  #fillRow(row: number, edges: Float64Array, rowEdges: number[], boundary: BoundaryCells): void {
    const low = this.#gridSouth + row * this.cellDeg - PAD_DEG
    const high = this.#gridSouth + (row + 1) * this.cellDeg + PAD_DEG
    const entering = new Map<number, number[]>()
    const leaving = new Map<number, number[]>()
    for (const edge of rowEdges) {
      const [first, last] = this.#columnsOf(edges, edge, low, high)
      listIn(entering, first).push(edge)
      listIn(leaving, last).push(edge)
    }
    const active = new Set<number>()
    const chainEnds = new Set<number>()
    let parity = 0
    const passEnd = (lat: number) => {
      const endRow = this.#rowOf(lat)
      if (endRow > row) parity ^= 1
      else if (endRow === row && !chainEnds.delete(lat)) chainEnds.add(lat)
    }
    for (let column = 0; column < this.#columns; column++) {
      for (const edge of entering.get(column) ?? []) active.add(edge)
      if (active.size === 0 && chainEnds.size === 0) {
        this.#cells[row * this.#columns + column] = parity === 1 ? INSIDE : OUTSIDE
      } else {
        this.#cells[row * this.#columns + column] = boundary.parity.length
        boundary.parity.push(parity)
        boundary.edges.push(...active)
        boundary.edgesFrom.push(boundary.edges.length)
        boundary.latitudes.push(...chainEnds)
        boundary.latitudesFrom.push(boundary.latitudes.length)
      }
      for (const edge of leaving.get(column) ?? []) {
        active.delete(edge)
        passEnd(edges[edge * 4 + 1] as number)
        passEnd(edges[edge * 4 + 3] as number)
      }
    }
  }

  /** First and last column that the piece of an edge between two latitudes touches. */
  #columnsOf(edges: Float64Array, edge: number, low: number, high: number): [number, number] {
    const [lon1, lat1] = [edges[edge * 4] as number, edges[edge * 4 + 1] as number]
    const [lon2, lat2] = [edges[edge * 4 + 2] as number, edges[edge * 4 + 3] as number]
    let [from, to] = [lon1, lon2]
    if (lat1 !== lat2) {
      const lonAt = (lat: number) => lon1 + (lon2 - lon1) * Math.min(1, Math.max(0, (lat - lat1) / (lat2 - lat1)))
      from = lonAt(lat1 < lat2 ? low : high)
      to = lonAt(lat1 < lat2 ? high : low)
    }
    const within = (column: number) => Math.min(this.#columns - 1, Math.max(0, column))
    return [within(this.#columnOf(Math.min(from, to) - PAD_DEG)), within(this.#columnOf(Math.max(from, to) + PAD_DEG))]
  }

  /** Counts crossings of a ray to the west, as point-in-polygon-hao (turf's algorithm, Hao et al. 2018) does. */
  #decide(cell: number, lon: number, lat: number): boolean {
    let parity = this.#cellParity[cell] as number
    const edges = this.#cellEdges
    const edgesEnd = (this.#cellEdgesFrom[cell + 1] as number) * 4
    for (let i = (this.#cellEdgesFrom[cell] as number) * 4; i < edgesEnd; i += 4) {
      const v1 = (edges[i + 1] as number) - lat
      const v2 = (edges[i + 3] as number) - lat
      if ((v1 > 0 && v2 > 0) || (v1 < 0 && v2 < 0)) continue
      const u1 = (edges[i] as number) - lon
      const u2 = (edges[i + 2] as number) - lon
      if (v1 === 0 && v2 === 0) {
        if ((u2 <= 0 && u1 >= 0) || (u1 <= 0 && u2 >= 0)) return true
        continue
      }
      const left = u2 * v1
      const right = u1 * v2
      let side = left - right
      if (side === 0 || Math.abs(side) < ORIENTATION_ERROR * Math.abs(left + right))
        side = orient2d(u1, u2, v1, v2, 0, 0)
      if (side === 0) return true
      if ((side > 0 && v2 > 0 && v1 <= 0) || (side < 0 && v2 <= 0 && v1 > 0)) parity ^= 1
    }
    const latitudesEnd = this.#cellLatitudesFrom[cell + 1] as number
    for (let i = this.#cellLatitudesFrom[cell] as number; i < latitudesEnd; i++) {
      if ((this.#cellLatitudes[i] as number) > lat) parity ^= 1
    }
    return parity === 1
  }

  #paddedClasses(): Uint8Array {
    const width = this.#columns + 2
    const classes = new Uint8Array((this.#rows + 2) * width)
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const cell = this.#cells[row * this.#columns + column] as number
        classes[(row + 1) * width + column + 1] = cell >= 0 ? 2 : cell === INSIDE ? 1 : 0
      }
    }
    return classes
  }
}

export type CellKind = 'outside' | 'inside' | 'mixed'

/** A rectangle of cells: cell (column, row) of the lattice begins at longitude column * cellDeg, latitude row * cellDeg. */
export interface LatticeBox {
  readonly firstColumn: number
  readonly firstRow: number
  readonly columns: number
  readonly rows: number
}

const NO_CELLS: LatticeBox = { firstColumn: 0, firstRow: 0, columns: 0, rows: 0 }

interface Degrees {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** The cells that cover a box, and one more on every side, so that no rounding can put a place of the box off the grid. */
export function latticeBox({ west, south, east, north }: Degrees, cellDeg: number): LatticeBox {
  const firstColumn = Math.floor(west / cellDeg) - 1
  const firstRow = Math.floor(south / cellDeg) - 1
  return {
    firstColumn,
    firstRow,
    columns: Math.floor(east / cellDeg) + 2 - firstColumn,
    rows: Math.floor(north / cellDeg) + 2 - firstRow,
  }
}

/** The side of a cell, doubled until a grid over the box has at most so many cells. */
export function fittingCellDeg(box: Degrees, cellDeg: number, mostCells: number): number {
  const { columns, rows } = latticeBox(box, cellDeg)
  return columns * rows > mostCells ? fittingCellDeg(box, cellDeg * 2, mostCells) : cellDeg
}

interface BoundaryCells {
  readonly edgesFrom: number[]
  readonly edges: number[]
  readonly latitudesFrom: number[]
  readonly latitudes: number[]
  readonly parity: number[]
}

interface Grid {
  readonly west: number
  readonly south: number
  readonly perDegree: number
  readonly rows: number
  readonly columns: number
}

function edgesOf(parts: readonly Part[]): Float64Array {
  const rings = parts.flat()
  const edges = new Float64Array(rings.reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0) * 4)
  let at = 0
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [from, to] = [ring[i], ring[i + 1]]
      if (!from || !to) continue
      edges[at++] = from[0]
      edges[at++] = from[1]
      edges[at++] = to[0]
      edges[at++] = to[1]
    }
  }
  return edges
}

function boxOf(edges: Float64Array): Degrees {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (let i = 0; i < edges.length; i += 2) {
    box.west = Math.min(box.west, edges[i] as number)
    box.east = Math.max(box.east, edges[i] as number)
    box.south = Math.min(box.south, edges[i + 1] as number)
    box.north = Math.max(box.north, edges[i + 1] as number)
  }
  return box
}

function listIn(lists: Map<number, number[]>, key: number): number[] {
  let list = lists.get(key)
  if (!list) {
    list = []
    lists.set(key, list)
  }
  return list
}

/** Kept apart from the class so that the engine optimises the loop on plain locals. Answers how many points stay open. */
function classify(
  lons: Float64Array,
  lats: Float64Array,
  out: Uint8Array,
  undecided: Uint32Array,
  classes: Uint8Array,
  { west, south, perDegree, rows, columns }: Grid,
): number {
  const lastRow = rows + 1
  const lastColumn = columns + 1
  const width = columns + 2
  let open = 0
  for (let i = 0; i < lons.length; i++) {
    // NaN and places beyond the grid land in the rim, which is outside; the +1 keeps |0 from rounding -0.5 up into it.
    // Clamped by sign bits: on scattered points a branch is guessed wrong so often that this is three times as fast.
    let row = (((lats[i] as number) - south) * perDegree + 1) | 0
    let column = (((lons[i] as number) - west) * perDegree + 1) | 0
    row &= ~(row >> 31)
    column &= ~(column >> 31)
    const rowsLeft = lastRow - row
    const columnsLeft = lastColumn - column
    row += rowsLeft & (rowsLeft >> 31)
    column += columnsLeft & (columnsLeft >> 31)
    const kind = classes[row * width + column] as number
    out[i] = kind
    undecided[open] = i
    open += kind >> 1
  }
  return open
}
