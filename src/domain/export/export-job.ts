import type { ZoneEvent } from '../events/zone-event.ts'
import type { Note } from '../recording/notes.ts'
import type { TrackStore } from '../track-store.ts'
import type { ExportSelection } from './selection.ts'

/** What is to be written, and what the file says of itself. */
export interface ExportJob {
  readonly store: TrackStore
  readonly selection: ExportSelection
  /** Events of zones, in the order of `compareEvents`; only some formats hold them. */
  readonly events?: readonly ZoneEvent[]
  /** What was written about moments; our own format holds them. */
  readonly notes?: readonly Note[]
  /** When the file is made: milliseconds since 1970, UTC. */
  readonly madeAtMs: number
  /** Where the tracks are from, in words: `Recording of 14 March 2026`. */
  readonly source: string
}
