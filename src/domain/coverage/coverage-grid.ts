import type { LonLat } from '#geo/lonlat.ts'
import {
  type Footprint,
  footprintBetween,
  isSameForm,
  LATEST_S,
  type Look,
  motionNm,
  sectorMotion,
} from './footprint.ts'
import type { Lattice } from './lattice.ts'
import { isInPolygon, setPolygonSpans, setSweptPolygonSpans } from './polygon-spans.ts'
import { isInSector, NO_MARGIN, setSectorSpans } from './sector-spans.ts'
import { eachDifference, Spans } from './spans.ts'

/** Two looks at a cell no further apart are one: a turn at the end of a leg is not a new visit (notional). */
export const LOOK_GAP_S = 300

const MOST_LOOKS = 2 ** 16 - 1

/** How far any point of a footprint moves in one piece of its way, in cells. */
const PIECE_CELLS = 0.25

/** All that a grid holds, as plain data that can be kept, sent or restored; only the painted rows. */
export interface CoverageSnapshot {
  readonly lattice: Lattice
  readonly latestS: number
  /** Cells before this one are as new. */
  readonly firstCell: number
  readonly lastS: Uint32Array
  readonly startS: Uint32Array
  readonly previousS: Uint32Array
  readonly looks: Uint16Array
}

/** What is known of one cell: times in whole seconds since 1970, 0 for never. */
export interface CellLooks {
  readonly lastS: number
  /** When the last look began. */
  readonly startS: number
  /** When the look before the last one ended. */
  readonly previousS: number
  /** How many looks, up to 65 535. */
  readonly looks: number
}

/**
 * When each cell of the sea was last under a sensor. A cell is seen when its middle is. Times are kept in whole seconds
 * since 1970 (0: never), so 14 bytes a cell, and hold until 2106.
 */
export class CoverageGrid {
  readonly lattice: Lattice
  /** Seconds since 1970 at which each cell was last seen, 0 for never. To be read, not written. */
  readonly lastS: Uint32Array
  /** When the last look at each cell began, 0 for never. */
  readonly startS: Uint32Array
  /** When the look before the last one ended, 0 when there was none. */
  readonly previousS: Uint32Array
  /** How many looks each cell had. */
  readonly looks: Uint16Array
  readonly #lookGapS: number
  #latestS = 0
  /** Cells before and after were never touched. */
  #firstCell: number
  #endCell = 0
  #seen = new Spans()
  #before = new Spans()

  constructor(lattice: Lattice, lookGapS = LOOK_GAP_S) {
    const cells = lattice.columns * lattice.rows
    this.lattice = lattice
    this.lastS = new Uint32Array(cells)
    this.startS = new Uint32Array(cells)
    this.previousS = new Uint32Array(cells)
    this.looks = new Uint16Array(cells)
    this.#lookGapS = lookGapS
    this.#firstCell = cells
  }

  /** Time of the latest look painted, milliseconds since 1970 in whole seconds; 0 when there was none. */
  get latestMs(): number {
    return this.#latestS * 1000
  }

  /** What is known of one cell. */
  cell(cell: number): CellLooks {
    return {
      lastS: this.lastS[cell] ?? 0,
      startS: this.startS[cell] ?? 0,
      previousS: this.previousS[cell] ?? 0,
      looks: this.looks[cell] ?? 0,
    }
  }

  /**
   * Paints all a sensor passed over from the first moment of a look to the last. The way is walked in pieces in which no
   * point moves more than a quarter of a cell, each sector grown by half a piece (polygons: joined by what their edges
   * sweep), so that no cell is missed however long the step: what is painted too much is at most an eighth of a cell, and
   * nothing where nothing moves. Looks are to come in the order of their ends; one that comes late only adds cells and
   * makes times later. Throws RangeError for times that 32-bit seconds do not hold; a footprint with numbers that are
   * not finite paints nothing (`checkedLook` tells why).
   */
  paint({ from, to, fromMs, toMs, paused = false }: Look): void {
    if (!(fromMs >= 0 && toMs >= fromMs && toMs / 1000 < LATEST_S))
      throw new RangeError(`look is from ${fromMs} to ${toMs} ms, expected 0 or later, in order, before the year 2106`)
    if (paused) return
    const pieces = piecesOf(from, to, this.lattice.cellDeg * 60 * PIECE_CELLS)
    if (!Number.isFinite(pieces)) return
    // A gap shorter than the step cannot be told from none.
    const gapS = this.#lookGapS + Math.ceil((toMs - fromMs) / 1000)
    this.#before.clear()
    let beforeS = seconds(fromMs)
    for (let piece = 0; piece <= pieces; piece++) {
      const atS = seconds(fromMs + ((toMs - fromMs) * piece) / Math.max(1, pieces))
      this.#setSpans(from, to, piece, pieces)
      eachDifference(this.#seen, this.#before, (first, end) => this.#begin(first, end, atS, gapS))
      eachDifference(this.#before, this.#seen, (first, end) => this.#refresh(first, end, beforeS))
      const spare = this.#before
      this.#before = this.#seen
      this.#seen = spare
      beforeS = atS
    }
    this.#finish(this.#before, seconds(toMs))
  }

  /** As new. */
  clear(): void {
    for (const column of [this.lastS, this.startS, this.previousS, this.looks]) column.fill(0)
    this.#latestS = 0
    this.#firstCell = this.lastS.length
    this.#endCell = 0
  }

  /** A copy of all that was painted. */
  snapshot(): CoverageSnapshot {
    const [first, end] = [Math.min(this.#firstCell, this.#endCell), this.#endCell]
    return {
      lattice: this.lattice,
      latestS: this.#latestS,
      firstCell: first,
      lastS: this.lastS.slice(first, end),
      startS: this.startS.slice(first, end),
      previousS: this.previousS.slice(first, end),
      looks: this.looks.slice(first, end),
    }
  }

  /** Makes the grid what it was when the snapshot was taken. Throws RangeError for a snapshot of another lattice. */
  restore(snapshot: CoverageSnapshot): void {
    const { lattice, firstCell, latestS } = snapshot
    for (const key of ['west', 'south', 'cellDeg', 'columns', 'rows'] as const)
      if (lattice[key] !== this.lattice[key])
        throw new RangeError(`snapshot.lattice.${key} is ${lattice[key]}, expected ${this.lattice[key]}`)
    this.clear()
    this.lastS.set(snapshot.lastS, firstCell)
    this.startS.set(snapshot.startS, firstCell)
    this.previousS.set(snapshot.previousS, firstCell)
    this.looks.set(snapshot.looks, firstCell)
    this.#latestS = latestS
    if (snapshot.lastS.length) this.#touch(firstCell, firstCell + snapshot.lastS.length)
  }

  /** What the sensor sees at the end of a piece of its way, or (a polygon) all along that piece. */
  #setSpans(from: Footprint, to: Footprint, piece: number, pieces: number): void {
    const now = footprintBetween(from, to, pieces ? piece / pieces : 1)
    if (now.shape === 'sector') {
      const moves = pieces > 0 && from.shape === 'sector' && to.shape === 'sector'
      const margin = moves ? halfPiece(sectorMotion(from, to), pieces) : NO_MARGIN
      setSectorSpans(this.#seen, this.lattice, now, margin)
      return
    }
    const before = piece > 0 ? footprintBetween(from, to, (piece - 1) / pieces) : now
    if (before.shape === 'polygon' && before !== now && isSameForm(before, now))
      setSweptPolygonSpans(this.#seen, this.lattice, before.rings, now.rings)
    else setPolygonSpans(this.#seen, this.lattice, now.rings)
  }

  /** A sensor comes over cells: a new look where the last is long enough ago. */
  #begin(first: number, end: number, atS: number, gapS: number): void {
    const { lastS, startS, previousS, looks } = this
    for (let cell = first; cell < end; cell++) {
      const last = lastS[cell] as number
      if (last !== 0 && atS - last <= gapS) continue
      if (last !== 0) previousS[cell] = last
      startS[cell] = atS
      lastS[cell] = atS
      if ((looks[cell] as number) < MOST_LOOKS) looks[cell] = (looks[cell] as number) + 1
    }
    this.#touch(first, end)
  }

  #refresh(first: number, end: number, atS: number): void {
    const { lastS } = this
    for (let cell = first; cell < end; cell++) if ((lastS[cell] as number) < atS) lastS[cell] = atS
  }

  #finish(spans: Spans, atS: number): void {
    for (let i = 0; i < spans.count; i++) {
      const [first, end] = [spans.from[i] as number, spans.to[i] as number]
      // Nothing is later than the latest look: whole runs take the time without being read.
      if (atS >= this.#latestS) this.lastS.fill(atS, first, end)
      else this.#refresh(first, end, atS)
    }
    this.#latestS = Math.max(this.#latestS, atS)
  }

  #touch(first: number, end: number): void {
    if (first < this.#firstCell) this.#firstCell = first
    if (end > this.#endCell) this.#endCell = end
  }
}

/** True when a place (degrees) is under a footprint, by the same measure of the sea as cells are painted. */
export function isUnder(footprint: Footprint, [lon, lat]: LonLat): boolean {
  return footprint.shape === 'sector' ? isInSector(footprint, lon, lat) : isInPolygon(footprint.rings, lon, lat)
}

/** In how many pieces the way is walked: 0 where nothing moves. Two footprints of different form are each painted. */
function piecesOf(from: Footprint, to: Footprint, pieceNm: number): number {
  if (!isSameForm(from, to)) return 1
  return Math.ceil(motionNm(from, to) / pieceNm)
}

function halfPiece({ slideNm, turnDeg }: { slideNm: number; turnDeg: number }, pieces: number) {
  return { nm: slideNm / (2 * pieces), deg: turnDeg / (2 * pieces) }
}

function seconds(ms: number): number {
  // 0 is never: the first second of 1970 counts as the next.
  return Math.max(1, Math.floor(ms / 1000))
}
