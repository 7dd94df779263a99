const WINDOW_MS = 60_000
/** The newest are enough for percentiles of a busy minute. */
const MOST_KEPT = 1024

/** How late, in seconds, and by how much the sender's clock is ahead. */
interface Lags {
  readonly p50: number
  readonly p95: number
  /** Nothing arrives before it was sent: a report from the future shows a clock that is ahead by at least that much. */
  readonly skewS: number
}

/** Receive time less event time of the reports of the last minute. */
export class FeedLags {
  readonly #arrivedMs = new Float64Array(MOST_KEPT)
  readonly #lagS = new Float64Array(MOST_KEPT)
  #count = 0

  /** A report that arrived at an instant of the same clock as `at`, so late by the time of day. */
  hear(arrivedMs: number, lagS: number): void {
    const slot = this.#count++ % MOST_KEPT
    this.#arrivedMs[slot] = arrivedMs
    this.#lagS[slot] = lagS
  }

  /** Undefined when nothing came in the last minute. */
  at(nowMs: number): Lags | undefined {
    const kept = Math.min(this.#count, MOST_KEPT)
    const recent = this.#lagS.subarray(0, kept).filter((_, i) => nowMs - (this.#arrivedMs[i] as number) < WINDOW_MS)
    if (recent.length === 0) return undefined
    recent.sort()
    const at = (share: number) => recent[Math.min(recent.length - 1, Math.floor(share * recent.length))] as number
    // Not the very first: one sender with a wrong clock is that sender's trouble, not the feed's.
    return { p50: at(0.5), p95: at(0.95), skewS: Math.max(0, -at(0.05)) }
  }
}
