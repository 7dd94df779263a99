import type { ZoneEvent } from './zone-watch.ts'

const KINDS: Record<ZoneEvent['kind'], string> = {
  entered: 'Entered',
  exited: 'Left',
  'first-seen-inside': 'First seen inside',
}

/** An event in words: `Entered EEZ, Peninsula east`. `zoneName` is the zone's short name. */
export function eventWords(event: ZoneEvent, zoneName: string | undefined): string {
  return `${KINDS[event.kind]} ${zoneName ?? event.zoneId}`
}
