import type { TrackIdentity, TrackSink } from '#domain/report.ts'
import type { Motion } from './motion.ts'

/** Where the world's craft put what they say. */
export type Ether = Pick<TrackSink, 'report' | 'identity'>

/** Anything in the world that moves and is heard. The world calls `move` and then `speak`, once each simulated second. */
export interface Entity {
  /** What is known of it when the world begins. */
  readonly identity: TrackIdentity
  /** It tells itself what it is, when it is first heard. */
  readonly introducesItself?: boolean
  /** Where it truly is, whatever it says: for whoever watches it without asking. */
  readonly motion: Readonly<Motion>
  /** One second passes. */
  move(): void
  /** Says what it has to say at this second: a position report, a changed destination, or nothing. */
  speak(atMs: number, ether: Ether): void
}
