import { longitudeDelta } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'

/** Columns in time order; a row of NaN parts pieces, so that a gap or an impossible jump is never drawn as a line. */
export interface TrailColumns {
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly atMs: Float64Array
}

/** Where the colours of the speed ramp change, knots. */
export const SPEED_STEPS_KN = [1, 5, 10, 15] as const

/** Which of the five colours of the ramp a speed has. */
export function speedStep(knots: number): number {
  return SPEED_STEPS_KN.filter((bound) => knots >= bound).length
}

/** Between two fixes seconds apart the noise of the receiver is a speed of its own: it is taken over this long. */
const SPEED_OVER_MS = 60_000

/** On the globe a line is drawn straight from place to place: longer ones would leave the way, degrees. */
const LONGEST_DEG = 2

/** One place of a drawn line. `step` is the colour of the way that ends here; `starts` says that no line leads here. */
export interface TrailPoint {
  /** Runs on past ±180° instead of jumping. */
  readonly lon: number
  readonly lat: number
  readonly atMs: number
  readonly step: number
  readonly starts: boolean
}

/**
 * A line that grows at its end, without the positions that lie within a tolerance of its straight stretches (Reumann and
 * Witkam 1974), where a turn back and another colour of speed end a stretch too. A ship on a lane leaves a handful of its
 * thousands. What came before is never looked at again: a longer line costs only what is new.
 */
export class TrailLine {
  readonly toleranceDeg: number
  readonly #kept: TrailPoint[] = []
  /** The newest position: the end of the line for now. */
  #last: TrailPoint | undefined
  #towards: TrailPoint | undefined
  #furthest = 0
  /** Since when the speed is taken. */
  #since: TrailPoint | undefined
  #step = 0

  constructor(toleranceDeg: number) {
    this.toleranceDeg = toleranceDeg
  }

  /** Rows of a path from one on, up to another; see `TrailColumns`. */
  add({ lon, lat, atMs }: TrailColumns, from = 0, to = lon.length): void {
    for (let i = from; i < to; i++) this.#push(lon[i] as number, lat[i] as number, atMs[i] as number)
  }

  /** What is drawn now. */
  get points(): readonly TrailPoint[] {
    const end = this.#last
    return end && this.#kept.at(-1) !== end ? [...this.#kept, end] : this.#kept
  }

  #push(lon: number, lat: number, atMs: number): void {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) {
      this.#endPiece()
      return
    }
    const last = this.#last
    if (!last) {
      const first = { lon, lat, atMs, step: this.#step, starts: true }
      this.#kept.push(first)
      this.#last = first
      this.#since = first
      return
    }
    const place = { lon: last.lon + longitudeDelta(last.lon, lon), lat, atMs, step: this.#step, starts: false }
    const step = this.#stepAt(place)
    if (step !== this.#step) {
      this.#keep(last)
      this.#step = step
      this.#towards = undefined
    }
    const next = { ...place, step: this.#step }
    if (!this.#isAlong(next)) {
      this.#keep(last)
      this.#turnTo(next)
    }
    this.#last = next
  }

  /** A piece ends: its end stays, and what follows starts anew. */
  #endPiece(): void {
    if (this.#last) this.#keep(this.#last)
    this.#last = undefined
    this.#towards = undefined
    this.#since = undefined
    this.#step = 0
  }

  #keep(place: TrailPoint): void {
    if (this.#kept.at(-1) !== place) this.#kept.push(place)
  }

  #turnTo(next: TrailPoint): void {
    const from = this.#kept.at(-1)
    this.#towards = next
    this.#furthest = from ? Math.hypot(next.lon - from.lon, next.lat - from.lat) : 0
  }

  #isAlong(place: TrailPoint): boolean {
    const from = this.#kept.at(-1) as TrailPoint
    if (!this.#towards) {
      this.#turnTo(place)
      return true
    }
    const [dx, dy] = [this.#towards.lon - from.lon, this.#towards.lat - from.lat]
    const [px, py] = [place.lon - from.lon, place.lat - from.lat]
    const length = Math.hypot(dx, dy)
    const along = length === 0 ? 0 : (px * dx + py * dy) / length
    if (along > LONGEST_DEG) return false
    const beside = length === 0 ? Math.hypot(px, py) : Math.abs(px * dy - py * dx) / length
    this.#furthest = Math.max(this.#furthest, along)
    return beside <= this.toleranceDeg && along >= this.#furthest - this.toleranceDeg
  }

  #stepAt(place: TrailPoint): number {
    const since = this.#since ?? place
    const passedMs = place.atMs - since.atMs
    const isFirst = this.#kept.at(-1) === since && this.#last === since
    if (passedMs < SPEED_OVER_MS && !(isFirst && passedMs > 0)) return this.#step
    if (passedMs >= SPEED_OVER_MS) this.#since = place
    return speedStep(distanceNm([since.lon, since.lat], [place.lon, place.lat]) / (passedMs / 3_600_000))
  }
}

/** A bend this shallow is not seen: half a pixel at a zoom, degrees. Whole steps of zoom, so that lines last. */
export function toleranceDegAt(zoom: number): number {
  return (0.5 * 360) / (512 * 2 ** Math.ceil(zoom))
}
