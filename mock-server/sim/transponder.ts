import { nominalIntervalS } from '#domain/freshness.ts'
import type { Random } from './random.ts'

/** Turning faster than this a class A station reports more often: ITU-R M.1371 says 5° off the mean of 30 s. */
const TURNING_DEG_S = 5 / 30

/** And goes on so for this long after the turn (ITU-R M.1371). */
const TURNING_HOLD_S = 20

/** After switching on, every station is heard once within this time. */
const FIRST_WITHIN_MS = 10_000

/** What the reporting interval of a station depends on at this second. */
export interface Way {
  readonly sogKn: number
  readonly navStatus: number
  readonly turnDegS: number
}

/**
 * When an AIS station reports: the nominal interval for its class, speed and status, a third of it in a turn
 * (ITU-R M.1371 table 1). Its first interval is cut short at random, so that stations do not speak in chorus.
 */
export class Transponder {
  readonly #random: Random
  readonly #aisClass: 'A' | 'B'
  /** When the last report was due, which is at most a second before it was made; none before the first. */
  #lastMs: number | undefined
  #dueMs = Number.NaN
  #turningS = 0

  constructor(random: Random, aisClass: 'A' | 'B') {
    this.#random = random
    this.#aisClass = aisClass
  }

  /** Whether it reports at this second. To be asked once each second, in order. */
  isDue(atMs: number, way: Way): boolean {
    this.#turningS = Math.abs(way.turnDegS) >= TURNING_DEG_S ? TURNING_HOLD_S : Math.max(0, this.#turningS - 1)
    const intervalMs = this.#intervalMs(way)
    if (Number.isNaN(this.#dueMs)) this.#dueMs = atMs + this.#random() * Math.min(FIRST_WITHIN_MS, intervalMs)
    // A ship that gathers way must not finish the three minutes of her anchor watch first.
    if (this.#lastMs !== undefined) this.#dueMs = Math.min(this.#dueMs, this.#lastMs + intervalMs)
    if (atMs < this.#dueMs) return false
    // Counting from when it was due, not from now, keeps 3 1/3 s true in steps of 1 s.
    if (this.#lastMs === undefined) this.#lastMs = atMs - this.#random() * intervalMs
    else this.#lastMs = Math.max(this.#dueMs, atMs - 999)
    this.#dueMs = this.#lastMs + intervalMs
    return true
  }

  #intervalMs(way: Way): number {
    const isTurning = this.#turningS > 0
    return nominalIntervalS({ kind: 'vessel', aisClass: this.#aisClass, isTurning, ...way }) * 1000
  }
}
