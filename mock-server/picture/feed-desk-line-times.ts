const WINDOW_MS = 60_000
/** A few are enough for a median that one line alone does not move. */
const MOST_KEPT = 15
/** As `ReceiverClock` trusts the times of lines: outside of this the time of arrival counts. */
const BEHIND_MS = 10 * 60_000
const AHEAD_MS = 5000

/** What the lines of a receiver say of its own clock. */
export class LineTimes {
  #kept: { readonly atMs: number; readonly aheadMs: number }[] = []

  hear(nowMs: number, aheadMs: number): void {
    this.#kept.push({ atMs: nowMs, aheadMs })
    if (this.#kept.length > MOST_KEPT) this.#kept.shift()
  }

  /** How far the clock is ahead (negative: behind) where it is too far off to be believed, whole seconds. */
  clockOffS(nowMs: number): number | undefined {
    this.#kept = this.#kept.filter(({ atMs }) => nowMs - atMs < WINDOW_MS)
    const sorted = this.#kept.map(({ aheadMs }) => aheadMs).sort((a, b) => a - b)
    const middleMs = sorted[Math.floor(sorted.length / 2)]
    if (middleMs === undefined || (middleMs >= -BEHIND_MS && middleMs <= AHEAD_MS)) return undefined
    return Math.round(middleMs / 1000)
  }
}
