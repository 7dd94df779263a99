import { EventLog } from '../event-log.ts'
import type { ZoneEvent } from '../events/zone-event.ts'

/** How many events an export holds, and the SHA-256 of the log of those that stand, by which it can be compared. */
export function eventFacts(events: readonly ZoneEvent[]): { readonly events: number; readonly eventLogSha256: string } {
  const log = new EventLog()
  for (const event of events) log.put(event)
  return { events: events.length, eventLogSha256: log.digest() }
}
