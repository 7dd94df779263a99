import type { ZoneContext } from '../events/zone-context.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import type { Observation } from '../observations/observation.ts'
import type { TrackIdentity } from '../report.ts'
import type { FeedStatus } from '../stream/feed-status.ts'
import type { TrackStore } from '../track-store.ts'
import type { Alert } from './alert.ts'
import type { Cause } from './finding.ts'

/** Everything that alerts are made from, as of one beat. */
export interface AlertSight {
  /** The picture's own clock, milliseconds since 1970. */
  readonly nowMs: number
  /** Zone events since the beat before: new, changed and withdrawn. */
  readonly events: readonly ZoneEvent[]
  /** Observations since the beat before: new, and those that ended. */
  readonly observations: readonly Observation[]
  /** Tracks of which something new became known. */
  readonly learned: readonly TrackIdentity[]
  readonly store: TrackStore
  readonly context: ZoneContext
  readonly feeds: readonly FeedStatus[]
}

/** What stands already: asked by the watches, never changed by them. */
export interface StandingAlerts {
  readonly open: readonly Alert[]
  of(ruleId: string, subject: { trackId?: string; feedId?: string }): Alert | undefined
  /** What rules ended lately, as it was then; it may be open again. */
  readonly endedByRule: Iterable<Alert>
  /** What goes on and waits for room to be raised. */
  waits(ruleId: string, subject: { trackId?: string; feedId?: string }): Cause | undefined
}
