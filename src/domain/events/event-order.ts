import type { ZoneEvent, ZoneEventKind } from './zone-event.ts'

/** Exit before enter when both fall together. */
const RANKS: Record<ZoneEventKind, number> = {
  exited: 0,
  'lost-inside': 1,
  crossed: 2,
  'first-seen-inside': 3,
  entered: 4,
}

/**
 * The order of events, the same everywhere: when they became known (event time), when they happened, exits first, then by
 * track, zone and id (code units). Total, since no two events have one id. By when they became known, and not by when
 * they happened: so nothing is ever added before what can no longer be revised.
 */
export function compareEvents(a: ZoneEvent, b: ZoneEvent): number {
  return (
    a.confirmedAtMs - b.confirmedAtMs ||
    a.atMs - b.atMs ||
    RANKS[a.kind] - RANKS[b.kind] ||
    compareText(a.trackId, b.trackId) ||
    compareText(a.zoneId, b.zoneId) ||
    compareText(a.id, b.id)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
