import { compareEvents } from '#domain/events/event-order.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { Observation } from '#domain/observations/observation.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { PictureState } from './picture-state.ts'

/** What the page knows of the tracks of one source; a slot is a track's number in its store. */
export interface SourceFacts {
  readonly identities: (TrackIdentity | undefined)[]
  readonly slots: Map<string, number>
  events: readonly ZoneEvent[]
  observations: readonly Observation[]
  span: PictureState['span']
}

/** Nothing is known yet. */
export function noFacts(): SourceFacts {
  return { identities: [], slots: new Map(), events: [], observations: [], span: undefined }
}

/** Each event in the place of the one with its id. */
export function upserted(known: readonly ZoneEvent[], news: readonly ZoneEvent[]): ZoneEvent[] {
  const byId = new Map(known.map((event) => [event.id, event]))
  for (const event of news) byId.set(event.id, event)
  return [...byId.values()].sort(compareEvents)
}

/** Who a slot is. */
export function introduce({ identities, slots }: SourceFacts, slot: number, identity: TrackIdentity): void {
  identities[slot] = identity
  slots.set(identity.trackId, slot)
}
