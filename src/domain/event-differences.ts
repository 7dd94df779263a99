import type { ZoneEvent } from './events/zone-event.ts'

/** What becomes of the events of one recording under another rule or other zones. */
export interface EventDifferences {
  /** In both: the event in force and the one tried. */
  readonly kept: readonly (readonly [inForce: ZoneEvent, tried: ZoneEvent])[]
  /** Only under what is tried. */
  readonly appeared: readonly ZoneEvent[]
  /** Only in force. */
  readonly vanished: readonly ZoneEvent[]
}

/**
 * Compares two lists of events. Two are the same when track, zone and kind are, and their windows have an instant in
 * common; of several the one nearest in time, and each counts once. All lists come out in order of time.
 */
export function eventDifferences(inForce: readonly ZoneEvent[], tried: readonly ZoneEvent[]): EventDifferences {
  const free = new Map<string, ZoneEvent[]>()
  for (const event of tried) {
    const key = keyOf(event)
    const events = free.get(key)
    if (events) events.push(event)
    else free.set(key, [event])
  }
  const kept: [ZoneEvent, ZoneEvent][] = []
  const vanished: ZoneEvent[] = []
  for (const event of inForce.toSorted(byTime)) {
    const events = free.get(keyOf(event)) ?? []
    const match = nearest(
      event,
      events.filter((other) => overlap(event, other)),
    )
    if (match) {
      events.splice(events.indexOf(match), 1)
      kept.push([event, match])
    } else vanished.push(event)
  }
  return { kept, appeared: [...free.values()].flat().sort(byTime), vanished }
}

/** One zone's share of the differences. */
export interface ZoneDifferences {
  readonly zoneId: string
  readonly kept: number
  readonly appeared: number
  readonly vanished: number
}

/** The differences zone by zone, those with the most first. */
export function differencesByZone({ kept, appeared, vanished }: EventDifferences): ZoneDifferences[] {
  const zones = new Map<string, { kept: number; appeared: number; vanished: number }>()
  const count = (events: readonly ZoneEvent[], what: 'kept' | 'appeared' | 'vanished') => {
    for (const { zoneId } of events) {
      const counts = zones.get(zoneId) ?? { kept: 0, appeared: 0, vanished: 0 }
      counts[what]++
      zones.set(zoneId, counts)
    }
  }
  count(
    kept.map(([event]) => event),
    'kept',
  )
  count(appeared, 'appeared')
  count(vanished, 'vanished')
  return [...zones]
    .map(([zoneId, counts]) => ({ zoneId, ...counts }))
    .sort((a, b) => b.appeared + b.vanished - a.appeared - a.vanished || (a.zoneId < b.zoneId ? -1 : 1))
}

function keyOf({ trackId, zoneId, kind }: ZoneEvent): string {
  return JSON.stringify([trackId, zoneId, kind])
}

function overlap({ windowMs: a }: ZoneEvent, { windowMs: b }: ZoneEvent): boolean {
  return a[0] <= b[1] && b[0] <= a[1]
}

function nearest(event: ZoneEvent, others: readonly ZoneEvent[]): ZoneEvent | undefined {
  return others.toSorted((a, b) => Math.abs(a.atMs - event.atMs) - Math.abs(b.atMs - event.atMs))[0]
}

function byTime(a: ZoneEvent, b: ZoneEvent): number {
  return a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
