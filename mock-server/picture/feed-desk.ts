import type { SensorReport } from '#domain/looks/sensor-report.ts'
import { plainText } from '#domain/notation.ts'
import type { IdentityPatch, PositionReport, Reject } from '#domain/report.ts'
import type { FeedState, FeedStatus, FeedTruth, KeptReject } from '#domain/stream/feed-status.ts'
import type { Feed, FeedSink } from '../feeds/feed.ts'
import { FeedLags } from './feed-desk-lags.ts'
import { LineTimes } from './feed-desk-line-times.ts'
import { FeedRates } from './feed-desk-rates.ts'
import { feedState } from './feed-desk-state.ts'
import { FeedTracks } from './feed-desk-tracks.ts'
import { steadyClock } from './steady-clock.ts'

const KEPT_REJECTS = 50
const LONGEST_MESSAGE = 200
/** Going through all tracks costs about a millisecond for ten thousand: not with every beat. */
const PROMISE_EVERY_MS = 2000
/** Before any track is known. */
const FIRST_SILENT_AFTER_S = 30
const LEAST_SILENT_AFTER_S = 3
/** A report due at this very second is not late yet. */
const GRACE_S = 1
/** Quiet for this many times its usual longest quiet is not usual any more. */
const UNUSUAL_GAPS = 2

/** What the feeds bring goes here; how each is doing is kept beside it. */
export interface FeedTaker {
  /** Both answer false when it is of a track too many. */
  report(report: PositionReport): boolean
  identity(patch: IdentityPatch): boolean
  /** What a sensor did and saw; answers what is wrong with it, if anything is. */
  look?(report: SensorReport): string | undefined
}

/** Watches one feed: counts what it brings, and tells what state that shows it to be in. */
export class FeedDesk {
  readonly #feed: Feed
  readonly #nowMs: () => number
  /** For how long ago something was: the clock of the machine may be set back. */
  readonly #steadyMs: () => number
  readonly #rates: FeedRates
  readonly #lags = new FeedLags()
  readonly #lineTimes = new LineTimes()
  readonly #tracks = new FeedTracks()
  readonly #rejected: Record<string, number> = {}
  readonly #rejects: KeptReject[] = []
  #said: FeedState = 'starting'
  #detail = ''
  /** What it said of itself while all was well. */
  #liveDetail = ''
  #reports = 0
  #heardAtMs: number | undefined
  #promise: FeedTracks['promise']
  #promisedAtMs = Number.NEGATIVE_INFINITY

  constructor(feed: Feed, nowMs: () => number) {
    this.#feed = feed
    this.#nowMs = nowMs
    this.#steadyMs = steadyClock(nowMs)
    this.#rates = new FeedRates(this.#steadyMs)
  }

  get id(): string {
    return this.#feed.id
  }

  get kind(): Feed['kind'] {
    return this.#feed.kind
  }

  /** The last things that could not be used, newest first. Text of strangers, made fit to be shown. */
  get rejects(): readonly KeptReject[] {
    return this.#rejects.toReversed()
  }

  /** Starts the feed into a taker. `onReject` hears of every reject, for the log. */
  start(taker: FeedTaker, onReject: (feedId: string, reject: Reject) => void): void {
    const sink: FeedSink = {
      report: (report) => {
        this.#count(report)
        // Of a track too many nothing is kept here either: made-up identities have no end.
        if (taker.report(report)) this.#tracks.report(report, this.#steadyMs())
        else this.#reject('too-many-tracks')
      },
      identity: (patch) => {
        if (taker.identity(patch)) this.#tracks.identity(patch)
        else this.#reject('too-many-tracks')
      },
      reject: (reject) => {
        this.#reject(reject.reason)
        this.#keep(reject)
        onReject(this.#feed.id, reject)
      },
      rejected: (reason, count) => this.#reject(reason, count),
      state: (state, detail) => {
        this.#said = state
        this.#detail = detail
        if (state === 'live') this.#liveDetail = detail
      },
      heard: () => {
        this.#heardAtMs = this.#steadyMs()
      },
      look: (report) => {
        if (taker.look?.(report) !== undefined) this.#reject('bad-look')
      },
      lineAhead: (aheadMs) => this.#lineTimes.hear(this.#steadyMs(), aheadMs),
    }
    this.#feed.start(sink)
  }

  stop(): void {
    this.#feed.stop()
  }

  get status(): FeedStatus {
    const truth = this.#truth()
    const { chaos = [] } = this.#feed
    const unheardS = this.#secondsSince(this.#heardAtMs)
    const quietS = this.#secondsSince(this.#rates.lastMs)
    const isSpeaking = this.#said === 'live' || this.#said === 'silent'
    const { state, detail } = feedState({
      said: this.#said,
      detail: isSpeaking && quietS !== undefined ? this.#liveDetail : this.#detail,
      quietS,
      unheardS,
      silentAfterS: truth.silentAfterS ?? FIRST_SILENT_AFTER_S,
      duePerMinute: truth.due?.perMinute,
      lagP50S: truth.lagS?.p50,
      ...(quietS !== undefined && { lastMs: this.#nowMs() - quietS * 1000 }),
    })
    return {
      id: this.#feed.id,
      name: this.#feed.name,
      kind: this.#feed.kind,
      state,
      detail,
      reports: this.#reports,
      perMinute: this.#rates.perMinute,
      ...(unheardS !== undefined && { silentS: Math.round(unheardS) }),
      rejected: { ...this.#rejected },
      ...(chaos.length > 0 && { chaos: [...chaos] }),
      truth,
    }
  }

  #truth(): FeedTruth {
    const counted = { minutes: this.#rates.minutes, twice: this.#tracks.twice }
    const nowMs = this.#steadyMs()
    const missedShare = this.#tracks.missedShare(nowMs)
    // What has a clock of its own owes nothing to the time of day; what a simulated world's own times show can be said.
    if (this.#feed.clock)
      return { ...counted, ...(this.#feed.kind === 'simulator' && missedShare !== undefined && { missedShare }) }
    if (nowMs - this.#promisedAtMs >= PROMISE_EVERY_MS) {
      this.#promisedAtMs = nowMs
      this.#promise = this.#tracks.promise
    }
    const usual = this.#rates.usualPerMinute
    const lags = this.#lags.at(nowMs)
    const clockOffS = this.#lineTimes.clockOffS(nowMs)
    return {
      ...counted,
      silentAfterS: this.#silentAfterS(),
      ...(usual !== undefined
        ? { due: { perMinute: usual, by: 'last-hour' as const } }
        : this.#promise && { due: { perMinute: this.#promise.perMinute, by: 'intervals' as const } }),
      ...(lags && { lagS: { p50: lags.p50, p95: lags.p95 }, skewS: lags.skewS }),
      ...(missedShare !== undefined && { missedShare }),
      ...(clockOffS !== undefined && { clockOffS }),
    }
  }

  /** By then at least one of its tracks should have reported; a feed that is usually quiet for longer gets longer. */
  #silentAfterS(): number {
    if (!this.#promise) return FIRST_SILENT_AFTER_S
    const usualS = UNUSUAL_GAPS * this.#rates.usualLongestGapS
    return Math.max(LEAST_SILENT_AFTER_S, this.#promise.shortestS + GRACE_S, usualS)
  }

  #secondsSince(atMs: number | undefined): number | undefined {
    return atMs === undefined ? undefined : Math.max(0, (this.#steadyMs() - atMs) / 1000)
  }

  #reject(reason: string, count = 1): void {
    this.#rejected[reason] = (this.#rejected[reason] ?? 0) + count
  }

  #keep({ line, reason, message, text }: Reject): void {
    this.#rejects.push({
      atMs: this.#nowMs(),
      line,
      reason,
      message: plainText(message, LONGEST_MESSAGE),
      text: plainText(text, LONGEST_MESSAGE),
    })
    if (this.#rejects.length > KEPT_REJECTS) this.#rejects.shift()
  }

  #count(report: PositionReport): void {
    this.#reports++
    this.#rates.count()
    if (!this.#feed.clock) this.#lags.hear(this.#steadyMs(), (this.#nowMs() - report.atMs) / 1000)
  }
}
