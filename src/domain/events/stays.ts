import type { ZoneEvent } from './zone-event.ts'

/** A track inside a zone from one event to another. */
export interface Stay {
  readonly zoneId: string
  /** Of the event with which it began; of the one with which it ended where nothing is known of its beginning. */
  readonly id: string
  /** Undefined when it was inside before anything is known. Milliseconds since 1970, as `toMs`. */
  readonly fromMs: number | undefined
  /** Undefined while it goes on. */
  readonly toMs: number | undefined
}

/** The stays of one track, in the order in which they began, as its events tell; withdrawn ones tell nothing. */
export function staysOf(events: readonly ZoneEvent[], trackId: string): Stay[] {
  const own = events.filter((event) => event.trackId === trackId && !event.withdrawn).sort((a, b) => a.atMs - b.atMs)
  const open = new Map<string, Stay>()
  const over: Stay[] = []
  for (const { id, kind, zoneId, atMs, out } of own) {
    switch (kind) {
      case 'entered':
      case 'first-seen-inside':
        if (!open.has(zoneId)) open.set(zoneId, { zoneId, id, fromMs: atMs, toMs: undefined })
        break
      case 'crossed':
        over.push({ zoneId, id, fromMs: atMs, toMs: out?.atMs ?? atMs })
        break
      case 'exited':
      case 'lost-inside':
        over.push({ ...(open.get(zoneId) ?? { zoneId, id, fromMs: undefined }), toMs: atMs })
        open.delete(zoneId)
        break
    }
  }
  return [...over, ...open.values()].sort((a, b) => (a.fromMs ?? 0) - (b.fromMs ?? 0))
}
