import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { between } from '#geo/measure.ts'
import { nmPerDegree } from '../evidence/nm-per-degree.ts'
import { isOneMotion, MAX_GAP_MS } from '../one-motion.ts'
import type { TrackKind } from '../report.ts'
import type { TrackReports } from '../track-reports.ts'
import type { Absence, Compared } from './comparison.ts'

const HOUR_MS = 3_600_000

/** Where a track is, and how it goes on: knots towards east and north, NaN where not known. */
export interface MotionState {
  readonly place: LonLat
  readonly eastKn: number
  readonly northKn: number
}

/** A straight way between two reports, linear in longitude and latitude, as it is drawn and played. */
export interface Way {
  readonly from: LonLat
  readonly to: LonLat
  readonly fromMs: number
  readonly toMs: number
}

export function placeOn({ from, to, fromMs, toMs }: Way, atMs: number): LonLat {
  return toMs > fromMs ? between(from, to, (atMs - fromMs) / (toMs - fromMs)) : to
}

/** One track on a clock that is `shiftMs` ahead of its own. Times in and out are of that clock. */
export class TrackMotion {
  readonly #track: TrackReports
  readonly #kind: TrackKind
  readonly #shiftMs: number
  #cursor = -1

  constructor(track: TrackReports, kind: TrackKind, shiftMs: number) {
    this.#track = track
    this.#kind = kind
    this.#shiftMs = shiftMs
  }

  /** Times of its reports in a window, both ends included, oldest first. */
  instants(fromMs: number, toMs: number): Float64Array<ArrayBuffer> {
    const last = this.#lastAt(toMs)
    const first = this.#track.lastAtOrBefore(fromMs - this.#shiftMs - 1) + 1
    return Float64Array.from({ length: Math.max(0, last + 1 - first) }, (_, i) => this.#atMs(first + i))
  }

  /** The way that it is on from an instant on, or undefined where nothing is known of what comes next. */
  wayFrom(atMs: number): Way | undefined {
    const at = this.#lastAt(atMs)
    return this.#way(at)
  }

  /** Where it was, and how it went on; undefined in a gap, on a jump, before its first report and after its last. */
  stateAt(atMs: number): MotionState | undefined {
    const at = this.#lastAt(atMs)
    if (at < 0) return undefined
    const isReport = this.#atMs(at) === atMs
    const ahead = this.#way(at)
    if (!ahead && !isReport) return undefined
    const place = ahead && !isReport ? placeOn(ahead, atMs) : this.#track.place(at)
    return { place, ...velocityOn(ahead ?? this.#way(at - 1), place) }
  }

  /** When it is not known within a window. */
  absences(track: Compared, fromMs: number, toMs: number): Absence[] {
    const found: Absence[] = []
    const note = (from: number, to: number, why: Absence['why']) => {
      const [within, until] = [Math.max(from, fromMs), Math.min(to, toMs)]
      if (until > within) found.push({ track, fromMs: within, toMs: until, why })
    }
    const last = this.#lastAt(toMs)
    if (this.#track.length === 0 || this.#atMs(0) > fromMs)
      note(fromMs, this.#track.length ? this.#atMs(0) : toMs, 'before-first')
    for (let i = Math.max(0, this.#lastAt(fromMs)); i <= last; i++) {
      if (i + 1 >= this.#track.length) note(this.#atMs(i), toMs, 'after-last')
      else if (!this.#way(i)) {
        const isGap = this.#atMs(i + 1) - this.#atMs(i) > MAX_GAP_MS
        note(this.#atMs(i), this.#atMs(i + 1), isGap ? 'gap' : 'jump')
      }
    }
    return found
  }

  #way(i: number): Way | undefined {
    if (i < 0 || i + 1 >= this.#track.length) return undefined
    const [from, to] = [this.#track.place(i), this.#track.place(i + 1)]
    const [fromMs, toMs] = [this.#atMs(i), this.#atMs(i + 1)]
    return isOneMotion(from, to, toMs - fromMs, this.#kind) ? { from, to, fromMs, toMs } : undefined
  }

  #atMs(i: number): number {
    return this.#track.atMs(i) + this.#shiftMs
  }

  #lastAt(atMs: number): number {
    this.#cursor = this.#track.lastAtOrBefore(atMs - this.#shiftMs, this.#cursor)
    return this.#cursor
  }
}

/** Rates of longitude and latitude as knots, by the radii of curvature of WGS 84 at the place. */
function velocityOn(way: Way | undefined, [, lat]: LonLat): { readonly eastKn: number; readonly northKn: number } {
  const hours = way ? (way.toMs - way.fromMs) / HOUR_MS : 0
  if (!way || hours <= 0) return { eastKn: Number.NaN, northKn: Number.NaN }
  const [lonNm, latNm] = nmPerDegree(lat)
  return {
    eastKn: (longitudeDelta(way.from[0], way.to[0]) * lonNm) / hours,
    northKn: ((way.to[1] - way.from[1]) * latNm) / hours,
  }
}
