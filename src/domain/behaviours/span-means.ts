import type { Seen, Step } from './seen.ts'

/** What is known of a span of time: its mean speed, NaN when too little of it is known, and the reports at its ends. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
  readonly meanKn: number
  readonly first: Seen | undefined
  readonly last: Seen | undefined
}

/**
 * Mean speeds over time of spans that follow each other on the clock (each hour, each ten minutes), told when each is over.
 * After a silence one span without a speed is told, and not all of them.
 */
export class SpanMeans {
  readonly #spanMs: number
  readonly #minKnownShare: number
  readonly #tell: (span: Span) => void
  #fromMs = Number.NaN
  #knownMs = 0
  #knotMs = 0
  #first: Seen | undefined
  #last: Seen | undefined

  constructor(spanMs: number, minKnownShare: number, tell: (span: Span) => void) {
    this.#spanMs = spanMs
    this.#minKnownShare = minKnownShare
    this.#tell = tell
  }

  /** Takes a report, and the step that led to it unless there was a gap. */
  take(seen: Seen, step: Step | undefined): void {
    if (Number.isNaN(this.#fromMs)) this.#fromMs = this.#startOf(seen.atMs)
    if (step && !Number.isNaN(step.kn)) {
      let fromMs = Math.max(step.from.atMs, this.#fromMs)
      while (fromMs < seen.atMs) {
        const toMs = Math.min(seen.atMs, this.#fromMs + this.#spanMs)
        this.#knownMs += toMs - fromMs
        this.#knotMs += (toMs - fromMs) * step.kn
        fromMs = toMs
        if (toMs === this.#fromMs + this.#spanMs && toMs < seen.atMs) this.close(toMs)
      }
    }
    this.close(this.#startOf(seen.atMs))
    this.#first ??= seen
    this.#last = seen
  }

  /** Time has come to an instant: spans that were over by then are told. */
  close(atMs: number): void {
    if (!(atMs >= this.#fromMs + this.#spanMs)) return
    this.#tellOne()
    // Nothing is known of those in between.
    if (atMs >= this.#fromMs + this.#spanMs) this.#tellOne()
    this.#fromMs = this.#startOf(atMs)
  }

  #tellOne(): void {
    const toMs = this.#fromMs + this.#spanMs
    const isKnown = this.#knownMs >= this.#minKnownShare * this.#spanMs && this.#knownMs > 0
    this.#tell({
      fromMs: this.#fromMs,
      toMs,
      meanKn: isKnown ? this.#knotMs / this.#knownMs : Number.NaN,
      first: this.#first,
      last: this.#last,
    })
    this.#fromMs = toMs
    this.#knownMs = 0
    this.#knotMs = 0
    this.#first = undefined
    this.#last = undefined
  }

  #startOf(atMs: number): number {
    return Math.floor(atMs / this.#spanMs) * this.#spanMs
  }
}
