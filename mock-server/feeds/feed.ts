import type { TrackSink } from '#domain/report.ts'
import type { FeedState } from '#domain/stream/feed-status.ts'

/** Where a feed puts what it hears; `state` says how it is doing, in words an operator understands. */
export interface FeedSink extends TrackSink {
  state(state: FeedState, detail: string): void
  /** So many more rejects, which are only counted. */
  rejected(reason: string, count: number): void
  /** Something was heard, though perhaps nothing that could be used. */
  heard(): void
  /** A line told its own time, so far ahead of this server's. */
  lineAhead?(aheadMs: number): void
}

/** A source of position reports. It is started once and stopped once; between the two it mends itself. */
export interface Feed {
  readonly id: string
  readonly name: string
  readonly kind: 'simulator' | 'file' | 'tcp' | 'udp'
  /** The time in the feed's own world, for a recording; absent for feeds that run with the time of day. */
  readonly clock?: FeedClock
  start(sink: FeedSink): void
  stop(): void
}

/** The clock of a feed that replays the past. */
export interface FeedClock {
  nowMs(): number
  /** Recorded seconds a second. */
  readonly rate: number
}
