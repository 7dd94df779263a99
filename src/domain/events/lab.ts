import type { TrackStore } from '../track-store.ts'
import { compareEvents } from './event-order.ts'
import type { HeardFix } from './leg.ts'
import { fixAt } from './watched-track.ts'
import type { ZoneContext } from './zone-context.ts'
import type { ZoneEvent } from './zone-event.ts'
import { eventsInPieces } from './zone-events-of.ts'

/**
 * The events that all tracks of a store make under a context, in the order of `compareEvents`: what the threshold lab
 * tries. `endMs` is the time on which the tracks agree at the end; see `zoneEventsOf`.
 *
 * Yields after every few milliseconds of work, so that whoever runs it can do something else in between, or stop. A
 * track is read when its turn comes: reports that are stored after that are not in it.
 */
export function* labEvents(
  store: TrackStore,
  context: ZoneContext,
  endMs: number | undefined,
): Generator<undefined, readonly ZoneEvent[]> {
  const events: ZoneEvent[] = []
  for (const [slot, { trackId }] of store.identities.entries()) {
    const columns = store.reportsOf(slot)
    if (!columns?.length) continue
    const fixes = Array.from({ length: columns.length }, (_, i): HeardFix => fixAt(columns, i))
    for (const event of yield* eventsInPieces(trackId, fixes, context, endMs)) events.push(event)
    yield
  }
  return events.sort(compareEvents)
}
