import type { ZoneEvent } from '../events/zone-event.ts'
import type { TrackStore } from '../track-store.ts'
import type { ExportSelection } from './selection.ts'

/** What is to be written, and what the file says of itself. */
export interface ExportJob {
  readonly store: TrackStore
  readonly selection: ExportSelection
  /** Events of zones, in the order of `compareEvents`; only some formats hold them. */
  readonly events?: readonly ZoneEvent[]
  /** When the file is made: milliseconds since 1970, UTC. */
  readonly madeAtMs: number
  /** Where the tracks are from, in words: `Recording of 14 March 2026`. */
  readonly source: string
}
