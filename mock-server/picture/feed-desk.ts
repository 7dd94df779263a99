import type { IdentityPatch, PositionReport, Reject } from '#domain/report.ts'
import type { FeedState, FeedStatus } from '#domain/stream/wire.ts'
import type { Feed, FeedSink } from '../feeds/feed.ts'

const RATE_WINDOW_S = 60

/** What the feeds bring goes here; how each is doing is kept beside it. */
export interface FeedTaker {
  /** Both answer false when it is of a track too many. */
  report(report: PositionReport): boolean
  identity(patch: IdentityPatch): boolean
}

/** Watches one feed: counts what it brings and keeps the state it is in. */
export class FeedDesk {
  readonly #feed: Feed
  readonly #nowMs: () => number
  #state: FeedState = 'starting'
  #detail = ''
  #reports = 0
  #heardAtMs: number | undefined
  readonly #rejected: Record<string, number> = {}
  /** Reports in each of the last sixty seconds, by second of the time of day. */
  readonly #perSecond = new Uint32Array(RATE_WINDOW_S)
  #countedSecond = 0

  constructor(feed: Feed, nowMs: () => number) {
    this.#feed = feed
    this.#nowMs = nowMs
  }

  /** Starts the feed into a taker. `onReject` hears of every reject, for the log. */
  start(taker: FeedTaker, onReject: (feedId: string, reject: Reject) => void): void {
    const sink: FeedSink = {
      report: (report) => {
        this.#count()
        if (!taker.report(report)) this.#reject('too-many-tracks')
      },
      identity: (patch) => {
        if (!taker.identity(patch)) this.#reject('too-many-tracks')
      },
      reject: (reject) => {
        this.#reject(reject.reason)
        onReject(this.#feed.id, reject)
      },
      rejected: (reason, count) => this.#reject(reason, count),
      state: (state, detail) => {
        this.#state = state
        this.#detail = detail
      },
      heard: () => {
        this.#heardAtMs = this.#nowMs()
      },
    }
    this.#feed.start(sink)
  }

  stop(): void {
    this.#feed.stop()
  }

  get status(): FeedStatus {
    this.#advanceSecond()
    return {
      id: this.#feed.id,
      name: this.#feed.name,
      kind: this.#feed.kind,
      state: this.#state,
      detail: this.#detail,
      reports: this.#reports,
      perMinute: this.#perSecond.reduce((sum, count) => sum + count, 0),
      ...(this.#heardAtMs !== undefined && {
        silentS: Math.max(0, Math.round((this.#nowMs() - this.#heardAtMs) / 1000)),
      }),
      rejected: { ...this.#rejected },
    }
  }

  #reject(reason: string, count = 1): void {
    this.#rejected[reason] = (this.#rejected[reason] ?? 0) + count
  }

  #count(): void {
    this.#advanceSecond()
    this.#reports++
    const slot = this.#countedSecond % RATE_WINDOW_S
    this.#perSecond[slot] = (this.#perSecond[slot] as number) + 1
  }

  #advanceSecond(): void {
    const second = Math.floor(this.#nowMs() / 1000)
    const passed = Math.min(RATE_WINDOW_S, Math.max(0, second - this.#countedSecond))
    for (let i = 1; i <= passed; i++) this.#perSecond[(second - passed + i) % RATE_WINDOW_S] = 0
    this.#countedSecond = Math.max(second, this.#countedSecond)
  }
}
