const WINDOW_S = 60
const MINUTES = 60
const MINUTE_S = 60
/** So many minutes with reports are enough to say what is usual. */
const LEARNED_AFTER_MINUTES = 10

/** How often a feed reports: by the second for a minute, by the minute for an hour. All times are of arrival. */
export class FeedRates {
  readonly #nowMs: () => number
  readonly #perSecond = new Uint32Array(WINDOW_S)
  /** Whole minutes since it began, oldest first, at most an hour of them. */
  readonly #minutes: { count: number; longestGapS: number }[] = []
  #running = { count: 0, longestGapS: 0 }
  #second: number
  #minuteEndsS: number
  #lastMs: number | undefined

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
    this.#second = Math.floor(nowMs() / 1000)
    this.#minuteEndsS = this.#second + MINUTE_S
  }

  count(): void {
    this.#advance()
    const nowMs = this.#nowMs()
    const slot = this.#second % WINDOW_S
    this.#perSecond[slot] = (this.#perSecond[slot] as number) + 1
    this.#running.count++
    if (this.#lastMs !== undefined)
      this.#running.longestGapS = Math.max(this.#running.longestGapS, (nowMs - this.#lastMs) / 1000)
    this.#lastMs = nowMs
  }

  /** When the last report came. */
  get lastMs(): number | undefined {
    return this.#lastMs
  }

  /** Reports of the last sixty seconds. */
  get perMinute(): number {
    this.#advance()
    return this.#perSecond.reduce((sum, count) => sum + count, 0)
  }

  /** Reports in each whole minute, oldest first. */
  get minutes(): number[] {
    this.#advance()
    return this.#minutes.map(({ count }) => count)
  }

  /** What a minute usually brings; undefined while there were too few. Minutes without any say nothing of what is usual. */
  get usualPerMinute(): number | undefined {
    this.#advance()
    const counts = this.#minutes.map(({ count }) => count).filter((count) => count > 0)
    return counts.length < LEARNED_AFTER_MINUTES ? undefined : median(counts)
  }

  /** The longest quiet of a usual minute, seconds; 0 while there were too few. */
  get usualLongestGapS(): number {
    this.#advance()
    const gaps = this.#minutes.filter(({ count }) => count > 0).map(({ longestGapS }) => longestGapS)
    return gaps.length < LEARNED_AFTER_MINUTES ? 0 : median(gaps)
  }

  #advance(): void {
    const second = Math.floor(this.#nowMs() / 1000)
    const passed = Math.min(WINDOW_S, Math.max(0, second - this.#second))
    for (let i = 1; i <= passed; i++) this.#perSecond[(second - passed + i) % WINDOW_S] = 0
    this.#second = Math.max(second, this.#second)
    // After hours of sleep an hour of empty minutes is all there is to tell.
    const over = Math.ceil((this.#second - this.#minuteEndsS) / MINUTE_S) - MINUTES
    if (over > 0) this.#minuteEndsS += over * MINUTE_S
    while (this.#second >= this.#minuteEndsS) {
      this.#minutes.push(this.#running)
      if (this.#minutes.length > MINUTES) this.#minutes.shift()
      this.#running = { count: 0, longestGapS: 0 }
      this.#minuteEndsS += MINUTE_S
    }
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
