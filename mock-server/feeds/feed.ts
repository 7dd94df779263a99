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
  /** The time in the feed's own world, as of a recording; absent while it runs with the time of day. */
  readonly clock?: FeedClock | undefined
  /** Which faults are put into it on purpose, in words. */
  readonly chaos?: readonly string[]
  start(sink: FeedSink): void
  stop(): void
}

/** The clock of a feed that does not run with the time of day. */
export interface FeedClock {
  nowMs(): number
  /** Recorded or simulated seconds a second; 0 while it stands still. */
  readonly rate: number
}
