import type { ZoneEvent } from './events/zone-event.ts'

/** What happened, in the order in which it is offered. */
export const EVENT_KIND_WORDS: Record<ZoneEvent['kind'], string> = {
  entered: 'Entered',
  exited: 'Left',
  crossed: 'Crossed',
  'first-seen-inside': 'First seen inside',
  'lost-inside': 'Lost inside',
}

/**
 * An event in words: `Entered Malaysia EEZ, Peninsula east`. Without the zone's name, its id. A crossing on a way that
 * nothing is known of says so, since its time and place are then those of the report after; and one that was withdrawn.
 * A zone that ended round a track was not left.
 */
export function eventWords(event: ZoneEvent, zoneName: string | undefined): string {
  const unseen = isCrossing(event) && event.crossing === 'unknown'
  const what = event.flags.includes('zone-closed') ? 'Zone closed with it inside:' : EVENT_KIND_WORDS[event.kind]
  const words = `${what} ${zoneName ?? event.zoneId}${unseen ? ', crossing not seen' : ''}`
  return event.withdrawn ? `${words}, withdrawn` : words
}

/** Whether someone went over a limit; a first sight or a loss inside, and a zone that ended, say nothing of when and where. */
export function isCrossing({ kind, crossing }: ZoneEvent): boolean {
  return kind !== 'first-seen-inside' && kind !== 'lost-inside' && crossing !== 'none'
}

/**
 * When an event became known, milliseconds since 1970: when its rule was met. From then on it is listed; its own time,
 * `atMs`, is the estimated crossing before that.
 */
export function shownAtMs(event: ZoneEvent): number {
  return event.confirmedAtMs
}
