import type { ZoneEvent } from './zone-watch.ts'

const KINDS: Record<ZoneEvent['kind'], string> = {
  entered: 'Entered',
  exited: 'Left',
  'first-seen-inside': 'First seen inside',
}

/**
 * An event in words: `Entered Malaysia EEZ, Peninsula east`. Without the zone's name, its id. A crossing on a way that
 * nothing is known of says so, since its time and place are then those of the report after.
 */
export function eventWords(event: ZoneEvent, zoneName: string | undefined): string {
  const unseen = isCrossing(event) && event.crossing === 'unknown'
  return `${KINDS[event.kind]} ${zoneName ?? event.zoneId}${unseen ? ', crossing not seen' : ''}`
}

/** Whether someone went over a limit; a first sight inside says nothing of when and where it came in. */
export function isCrossing(event: ZoneEvent): boolean {
  return event.kind !== 'first-seen-inside'
}

/**
 * When an event became known, milliseconds since 1970: the time of the report after it. From then on it is listed;
 * its own time, `atMs`, is the estimated crossing before that.
 */
export function shownAtMs(event: ZoneEvent): number {
  return event.after.atMs
}

/** When the crossings of these events became known, each instant once, in order: where a jump to an event leads. */
export function crossingTimes(events: readonly ZoneEvent[]): number[] {
  return [...new Set(events.filter(isCrossing).map(shownAtMs))].sort((a, b) => a - b)
}
