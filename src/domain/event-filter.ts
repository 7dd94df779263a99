import { isCrossing, shownAtMs } from './event-words.ts'
import type { ZoneEvent } from './events/zone-event.ts'

/** Which events a list leaves out. Withdrawn ones are never left out: that they were wrong must be seen. */
export interface EventFilter {
  /** Only those that went over a limit, not first sights and losses. */
  readonly crossingsOnly: boolean
  /** Without those at the coast and in ports, which are seldom anyone's business. */
  readonly withoutMasked: boolean
}

export const USUAL_FILTER: EventFilter = { crossingsOnly: true, withoutMasked: true }

/** Whether an event is at the coast or in a masked port. */
function isMasked({ flags }: ZoneEvent): boolean {
  return flags.includes('at-coast') || flags.includes('in-port')
}

/** Whether an event is part of a sum: not withdrawn, not masked. */
export function counts(event: ZoneEvent): boolean {
  return !event.withdrawn && !isMasked(event)
}

/** Whether an event is one that the timeline marks and that one jumps to: a crossing that counts. */
export function isLandmark(event: ZoneEvent): boolean {
  return isCrossing(event) && counts(event)
}

/** When the crossings that count became known, each instant once, in order: where a jump to an event leads. */
export function landmarkTimes(events: readonly ZoneEvent[]): number[] {
  return [...new Set(events.filter(isLandmark).map(shownAtMs))].sort((a, b) => a - b)
}

export interface FilteredEvents {
  readonly shown: readonly ZoneEvent[]
  /** How many the mask is about, hidden or not, of those that the other choice leaves. */
  readonly masked: number
  /** How many are no crossings, hidden or not. */
  readonly sightings: number
}

/** The events that a filter leaves, in their order, and what each choice is about. */
export function filterEvents(events: readonly ZoneEvent[], filter: EventFilter): FilteredEvents {
  const kinds = filter.crossingsOnly ? events.filter(isCrossing) : events
  return {
    shown: filter.withoutMasked ? kinds.filter((event) => !isMasked(event)) : kinds,
    masked: kinds.filter(isMasked).length,
    sightings: events.length - events.filter(isCrossing).length,
  }
}
