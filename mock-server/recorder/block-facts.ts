import * as v from 'valibot'

/** Reports that are further from the clock are not asked for by their time: one wrong clock would make every block long. */
const OWN_TIME_MS = 6 * 3_600_000

const time = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What the index says of a block, so that it need not be opened. */
export const blockFactsSchema = v.object({
  /** From 1. */
  block: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** By the clock of the picture: from when to when it was recorded. */
  startMs: time,
  endMs: time,
  /** Of its reports, those within six hours of that clock. Repeats at its beginning do not count. */
  firstAtMs: v.exactOptional(time),
  lastAtMs: v.exactOptional(time),
  /** By the clock of this machine: when it was written last. */
  madeAtMs: time,
  lines: count,
  reports: count,
  events: count,
  /** Of the log of events, at the last check in it. */
  sha256: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  /** On the disk as it is now, packed or not. */
  bytes: count,
})

export type BlockFacts = v.InferOutput<typeof blockFactsSchema>

/** Adds up the facts of a block while its lines come by. */
export class BlockCounter {
  readonly #block: number
  readonly #startMs: number
  #clockMs: number
  #firstAtMs = Number.POSITIVE_INFINITY
  #lastAtMs = Number.NEGATIVE_INFINITY
  #sha256: string | undefined
  lines = 0
  reports = 0
  events = 0

  constructor(block: number, startMs: number) {
    this.#block = block
    this.#startMs = startMs
    this.#clockMs = startMs
  }

  get clockMs(): number {
    return this.#clockMs
  }

  /** The clock of the picture has come so far. */
  clock(atMs: number): void {
    this.#clockMs = Math.max(this.#clockMs, atMs)
  }

  report(atMs: number): void {
    this.reports++
    if (Math.abs(atMs - this.#clockMs) > OWN_TIME_MS) return
    if (atMs < this.#firstAtMs) this.#firstAtMs = atMs
    if (atMs > this.#lastAtMs) this.#lastAtMs = atMs
  }

  check(sha256: string): void {
    this.#sha256 = sha256
  }

  facts(madeAtMs: number, bytes: number): BlockFacts {
    return {
      block: this.#block,
      startMs: this.#startMs,
      endMs: this.#clockMs,
      ...(this.#lastAtMs >= this.#firstAtMs && { firstAtMs: this.#firstAtMs, lastAtMs: this.#lastAtMs }),
      madeAtMs,
      lines: this.lines,
      reports: this.reports,
      events: this.events,
      ...(this.#sha256 !== undefined && { sha256: this.#sha256 }),
      bytes,
    }
  }
}
