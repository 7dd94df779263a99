import type { ZoneEvent } from './events/zone-event.ts'

const KINDS: Record<ZoneEvent['kind'], string> = {
  entered: 'Entered',
  exited: 'Left',
  crossed: 'Crossed',
  'first-seen-inside': 'First seen inside',
  'lost-inside': 'Lost inside',
}

/**
 * An event in words: `Entered Malaysia EEZ, Peninsula east`. Without the zone's name, its id. A crossing on a way that
 * nothing is known of says so, since its time and place are then those of the report after.
 */
export function eventWords(event: ZoneEvent, zoneName: string | undefined): string {
  const unseen = isCrossing(event) && event.crossing === 'unknown'
  return `${KINDS[event.kind]} ${zoneName ?? event.zoneId}${unseen ? ', crossing not seen' : ''}`
}

/** Whether someone went over a limit; a first sight or a loss inside says nothing of when and where. */
export function isCrossing(event: ZoneEvent): boolean {
  return event.kind !== 'first-seen-inside' && event.kind !== 'lost-inside'
}

/**
 * When an event became known, milliseconds since 1970: when its rule was met. From then on it is listed; its own time,
 * `atMs`, is the estimated crossing before that.
 */
export function shownAtMs(event: ZoneEvent): number {
  return event.confirmedAtMs
}

/** When the crossings of these events became known, each instant once, in order: where a jump to an event leads. */
export function crossingTimes(events: readonly ZoneEvent[]): number[] {
  return [...new Set(events.filter(isCrossing).map(shownAtMs))].sort((a, b) => a - b)
}
