import type { Box } from './lonlat.ts'
import type { Zone } from './zone.ts'
import { type CellKind, fittingCellDeg, type LatticeBox, latticeBox, ZoneIndex } from './zone-index.ts'

/** As for one zone: see ZoneIndex. */
const CELL_DEG = 0.02

/** For all zones together, so that many wide zones get larger cells and not more memory: 5 bytes a cell. */
const MOST_ZONE_CELLS = 16_000_000
/** For the grid that is looked at first: 2 bytes a cell. */
const MOST_CELLS = 4_000_000

/** A cell with this bit holds the number of an open combination, without it the code that answers every place in it. */
const OPEN = 0x8000
const MOST_CODES = 0x10000

/** What is known of a cell: zones that hold all of it, and zones that have to be asked for each place. */
interface Combination {
  readonly inside: readonly number[]
  readonly open: readonly number[]
}

/**
 * Which zones of a set hold a place, exactly and at memory speed: a grid whose cells hold what is already known of them.
 *
 * A combination of zones is interned: it has a small number, its code, under which its list of zones is kept. Most cells
 * hold a code, which is the answer for every place in them; a cell on some boundary holds an open combination, and only
 * its open zones are asked, each by its own exact index. So answers equal turf's booleanPointInPolygon on every whole
 * polygon, edges and vertices included; see ZoneIndex for its conditions (no overlapping parts, no zone across the
 * antimeridian). Zones may lie anywhere: a set that spans the world gets larger cells, hence more questions and the
 * same answers.
 */
export class ZoneSetIndex {
  readonly #zones: readonly ZoneIndex[]
  readonly #grid: Uint16Array
  readonly #west: number
  readonly #south: number
  readonly #perDegree: number
  readonly #columns: number
  readonly #rows: number
  readonly #open: Combination[] = []
  /** The code of the zones that are known to hold all of an open cell. */
  readonly #openBase: number[] = []
  readonly #members: (readonly number[])[] = [[]]
  readonly #codes = new Map<string, number>([['', 0]])
  /** Code and zone to the code of both: code * zones + zone. */
  readonly #joined = new Map<number, number>()
  #undecided = new Uint32Array(0)

  /** @param zones In the order of the set; a zone may be empty, and there may be none. */
  constructor(zones: readonly Pick<Zone, 'parts' | 'box'>[], cellDeg = CELL_DEG) {
    const share = Math.max(1024, Math.floor(MOST_ZONE_CELLS / Math.max(1, zones.length)))
    this.#zones = zones.map(({ parts }) => new ZoneIndex(parts, cellDeg, Math.min(MOST_CELLS, share)))
    const box = unionOf(zones.filter(({ parts }) => parts.length > 0).map((zone) => zone.box))
    const side = fittingCellDeg(box, cellDeg, MOST_CELLS)
    const lattice = latticeBox(box, side)
    this.#perDegree = 1 / side
    this.#west = lattice.firstColumn * side
    this.#south = lattice.firstRow * side
    this.#columns = lattice.columns
    this.#rows = lattice.rows
    this.#grid = this.#settled(this.#combined(lattice, side))
  }

  /** How many zones there are. */
  get size(): number {
    return this.#zones.length
  }

  /** The exact index of one zone, by its number in the set. */
  zone(number: number): ZoneIndex {
    const index = this.#zones[number]
    if (!index) throw new RangeError(`zone is ${number}, expected 0..${this.#zones.length - 1}`)
    return index
  }

  /**
   * The code of the zones that hold the place (degrees); 0 is none, and so are NaN and places off the globe. Codes are
   * given as combinations turn up: compare them within one index only, and ask `zonesOf` what they mean.
   */
  at(lon: number, lat: number): number {
    const column = Math.floor((lon - this.#west) * this.#perDegree)
    const row = Math.floor((lat - this.#south) * this.#perDegree)
    if (!(column >= 0 && column < this.#columns && row >= 0 && row < this.#rows)) return 0
    const cell = this.#grid[row * this.#columns + column] as number
    return cell < OPEN ? cell : this.#ask(cell - OPEN, lon, lat)
  }

  /**
   * Sets out[i] to the code of (lons[i], lats[i]). One pass with hardly a branch reads the cell of every place, a second
   * asks for those on boundaries. Degrees as a door lets them in: finite or NaN, and below 1e7.
   */
  atBatch(lons: Float64Array, lats: Float64Array, out: Uint16Array): void {
    if (this.#undecided.length <= lons.length) this.#undecided = new Uint32Array(lons.length + 1)
    const undecided = this.#undecided
    const grid = {
      west: this.#west,
      south: this.#south,
      perDegree: this.#perDegree,
      rows: this.#rows,
      columns: this.#columns,
    }
    const open = readCells(lons, lats, out, undecided, this.#grid, grid)
    for (let i = 0; i < open; i++) {
      const at = undecided[i] as number
      out[at] = this.#ask((out[at] as number) - OPEN, lons[at] as number, lats[at] as number)
    }
  }

  /** The zones of a code: numbers in the set, ascending. */
  zonesOf(code: number): readonly number[] {
    const zones = this.#members[code]
    if (!zones)
      throw new RangeError(`code is ${code}, expected one that this index gave, 0..${this.#members.length - 1}`)
    return zones
  }

  #ask(openCell: number, lon: number, lat: number): number {
    const zones = (this.#open[openCell] as Combination).open
    let code = this.#openBase[openCell] as number
    for (let i = 0; i < zones.length; i++) {
      const zone = zones[i] as number
      if (this.#zones[zone]?.contains(lon, lat)) code = this.#join(code, zone)
    }
    return code
  }

  #join(code: number, zone: number): number {
    const key = code * this.#zones.length + zone
    let joined = this.#joined.get(key)
    if (joined === undefined) {
      joined = this.#intern([...this.zonesOf(code), zone])
      this.#joined.set(key, joined)
    }
    return joined
  }

  #intern(zones: readonly number[]): number {
    const sorted = zones.toSorted((a, b) => a - b)
    const key = sorted.join()
    let code = this.#codes.get(key)
    if (code === undefined) {
      code = this.#members.length
      if (code >= MOST_CODES)
        throw new RangeError(`zones overlap in more than ${MOST_CODES} ways, expected fewer zones`)
      this.#members.push(sorted)
      this.#codes.set(key, code)
    }
    return code
  }

  /** Goes through the zones, each of which turns the combination of a cell into a larger one. */
  #combined(lattice: LatticeBox, side: number): { cells: Uint32Array; combinations: Combination[] } {
    const cells = new Uint32Array(lattice.columns * lattice.rows)
    const combinations: Combination[] = [{ inside: [], open: [] }]
    for (const [zone, index] of this.#zones.entries()) {
      const before = combinations.length
      const next = { inside: new Uint32Array(before), open: new Uint32Array(before) }
      const range = overlap(lattice, index, side)
      for (let row = range.fromRow; row <= range.toRow; row++) {
        for (let column = range.fromColumn; column <= range.toColumn; column++) {
          const kind = kindOf(index, column, row, side)
          if (kind === 'outside') continue
          const at = (row - lattice.firstRow) * lattice.columns + column - lattice.firstColumn
          const list = kind === 'inside' ? next.inside : next.open
          const old = cells[at] as number
          if (list[old] === 0) {
            const { inside, open } = combinations[old] as Combination
            combinations.push(
              kind === 'inside' ? { inside: [...inside, zone], open } : { inside, open: [...open, zone] },
            )
            list[old] = combinations.length - 1
          }
          cells[at] = list[old] as number
        }
      }
    }
    return { cells, combinations }
  }

  /** The cells as `at` reads them. Where more zones overlap than there are numbers for, every zone is asked. */
  #settled({ cells, combinations }: { cells: Uint32Array; combinations: readonly Combination[] }): Uint16Array {
    this.#open.push({ inside: [], open: this.#zones.map((_, zone) => zone) })
    this.#openBase.push(0)
    const settled = combinations.map((combination) => {
      if (this.#members.length === OPEN) return OPEN
      const code = this.#intern(combination.inside)
      if (combination.open.length === 0) return code
      if (this.#open.length === OPEN) return OPEN
      this.#openBase.push(code)
      return OPEN + this.#open.push(combination) - 1
    })
    return Uint16Array.from(cells, (combination) => settled[combination] as number)
  }
}

/** What a cell of the set's grid is to a zone, whose own cells may be smaller or larger by a power of two. */
function kindOf(index: ZoneIndex, column: number, row: number, side: number): CellKind {
  const scale = side / index.cellDeg
  const [fromColumn, fromRow] = [Math.floor(column * scale), Math.floor(row * scale)]
  const more = Math.max(0, scale - 1)
  return index.kindOfCells(fromColumn, fromRow, fromColumn + more, fromRow + more)
}

/** The cells of the grid that a zone's cells lie in. */
function overlap(lattice: LatticeBox, index: ZoneIndex, side: number) {
  const { firstColumn, firstRow, columns, rows } = index.lattice
  const scale = index.cellDeg / side
  return {
    fromColumn: Math.max(lattice.firstColumn, Math.floor(firstColumn * scale)),
    toColumn: Math.min(lattice.firstColumn + lattice.columns, Math.ceil((firstColumn + columns) * scale)) - 1,
    fromRow: Math.max(lattice.firstRow, Math.floor(firstRow * scale)),
    toRow: Math.min(lattice.firstRow + lattice.rows, Math.ceil((firstRow + rows) * scale)) - 1,
  }
}

function unionOf(boxes: readonly Box[]): { west: number; south: number; east: number; north: number } {
  if (boxes.length === 0) return { west: 0, south: 0, east: 0, north: 0 }
  return {
    west: Math.min(...boxes.map(([west]) => west)),
    south: Math.min(...boxes.map(([, south]) => south)),
    east: Math.max(...boxes.map(([, , east]) => east)),
    north: Math.max(...boxes.map(([, , , north]) => north)),
  }
}

interface Grid {
  readonly west: number
  readonly south: number
  readonly perDegree: number
  readonly rows: number
  readonly columns: number
}

/** As in ZoneIndex: apart from the class so that the loop runs on plain locals. Answers how many places stay open. */
function readCells(
  lons: Float64Array,
  lats: Float64Array,
  out: Uint16Array,
  undecided: Uint32Array,
  cells: Uint16Array,
  { west, south, perDegree, rows, columns }: Grid,
): number {
  const lastRow = rows - 1
  const lastColumn = columns - 1
  let open = 0
  for (let i = 0; i < lons.length; i++) {
    // The rim of the grid is in no zone, so NaN and places beyond the grid, brought into the rim, are in none either.
    let row = (((lats[i] as number) - south) * perDegree) | 0
    let column = (((lons[i] as number) - west) * perDegree) | 0
    row &= ~(row >> 31)
    column &= ~(column >> 31)
    const rowsLeft = lastRow - row
    const columnsLeft = lastColumn - column
    row += rowsLeft & (rowsLeft >> 31)
    column += columnsLeft & (columnsLeft >> 31)
    const cell = cells[row * columns + column] as number
    out[i] = cell
    undecided[open] = i
    open += cell >> 15
  }
  return open
}
