import { unknownZoneWords } from '#domain/zones-in-force.ts'
import type { ZoneSet } from '#geo/zone.ts'

/** The zones in force, and what is remembered of those that were in force before, while the page is open. */
export interface KnownZones {
  readonly now: ZoneSet
  /** The last name of every zone, by id. */
  readonly names: ReadonlyMap<string, string>
  /** For a zone that ended: the last set that it was in, by its id. */
  readonly ended: ReadonlyMap<string, ZoneSet>
}

/** Names are small and all kept; a set is not. */
const KEPT_SETS = 8

/** Before anything has changed. */
export function knownZones(now: ZoneSet): KnownZones {
  return { now, names: namesIn(now), ended: new Map() }
}

/** Other zones are in force: events in those that are gone keep their names. */
export function withZones({ now: before, names, ended }: KnownZones, now: ZoneSet): KnownZones {
  const inForce = new Set(now.zones.map(({ id }) => id))
  const all = new Map([...ended, ...before.zones.map(({ id }) => [id, before] as const)])
  const gone = [...all].filter(([id]) => !inForce.has(id))
  const newest = new Set([...new Set(gone.map(([, set]) => set))].slice(-KEPT_SETS))
  return {
    now,
    names: new Map([...names, ...namesIn(now)]),
    ended: new Map(gone.filter(([, set]) => newest.has(set))),
  }
}

/** What a zone is or was called. */
export function nameOfZone({ names }: KnownZones, zoneId: string): string {
  return names.get(zoneId) ?? unknownZoneWords(zoneId)
}

/** The set to show a zone in: the one in force or, for a zone that ended, the last that it was in. */
export function setOfZone({ now, ended }: KnownZones, zoneId: string): ZoneSet {
  return ended.get(zoneId) ?? now
}

function namesIn({ zones }: ZoneSet): Map<string, string> {
  return new Map(zones.map(({ id, name }) => [id, name]))
}
