import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Limit, Zone, ZoneSet } from '#geo/zone.ts'
import { boxOfParts } from '#geo/zone-validity.ts'
import { DEFAULT_RULE, type WatchRule, type ZoneRules } from './events/zone-rule.ts'
import type { WatchArea } from './watch-area.ts'

/** Everything that makes events: the zones and what counts in each. */
export interface ZonesInForce {
  readonly zones: ZoneSet
  readonly rules: ZoneRules
}

/** The id of a watch area's zone; no official zone has one that begins so. */
export const WATCH_PREFIX = 'watch:'
/** Between the version of the official zones and that of the areas. */
const AREAS_MARK = '+'

/**
 * The official zones with the watch areas after them, each area with a limit and a rule of its own. The version is the
 * official one's; with areas it ends in a hash of all they say, so that it changes when any of them does.
 */
export function zonesInForce(base: ZoneSet, areas: readonly WatchArea[]): ZonesInForce {
  return {
    zones: {
      version: areas.length === 0 ? base.version : `${base.version}${AREAS_MARK}${hashOf(areas)}`,
      zones: [...base.zones, ...areas.map((area, i) => zoneOf(area, base.limits.length + i))],
      limits: [...base.limits, ...areas.map(limitOf)],
    },
    rules: rulesOf(areas),
  }
}

/** What to call a zone of which nothing is known any more. */
export function unknownZoneWords(zoneId: string): string {
  return zoneId.startsWith(WATCH_PREFIX) ? 'a watch area that was deleted' : zoneId
}

/**
 * The version that an event in a zone names: that of the official zones for one of theirs, which watch areas do not
 * change, and that of the whole set for an area.
 */
export function versionOf({ version }: ZoneSet, zoneId: string): string {
  return zoneId.startsWith(WATCH_PREFIX) ? version : (version.split(AREAS_MARK)[0] as string)
}

/**
 * The rules in force in a set of zones, where these watch areas are the ones that it was made of; undefined when they
 * are of another moment: sets and areas are asked for one after the other.
 */
export function rulesOfAreas({ version, zones }: ZoneSet, areas: readonly WatchArea[]): ZoneRules | undefined {
  const isOfThese =
    areas.length === 0
      ? zones.every(({ id }) => !id.startsWith(WATCH_PREFIX))
      : version.endsWith(`${AREAS_MARK}${hashOf(areas)}`)
  return isOfThese ? rulesOf(areas) : undefined
}

function rulesOf(areas: readonly WatchArea[]): ZoneRules {
  return { default: DEFAULT_RULE, zones: new Map(areas.map((area) => [WATCH_PREFIX + area.id, ruleOf(area)])) }
}

function zoneOf({ id, name, claimants, note, parts }: WatchArea, limit: number): Zone {
  return {
    id: WATCH_PREFIX + id,
    name,
    kind: 'watch-area',
    claimants: claimants ?? [],
    ...(note !== undefined && { note }),
    parts,
    edgeLimits: parts.map((part) => part.map((ring) => new Uint16Array(ring.length - 1).fill(limit))),
    box: boxOfParts(parts),
  }
}

function limitOf({ id, name, version, changedAt }: WatchArea): Limit {
  return {
    id: WATCH_PREFIX + id,
    basis: 'drawn',
    label: `${name}, drawn`,
    instrument: `none: a watch area, version ${version} of ${changedAt}`,
    source: 'operator',
    verified: false,
    agreedBy: [],
    disputedBy: [],
    toleranceNm: 0,
  }
}

function ruleOf({ rule, schedule, events, tracks }: WatchArea): WatchRule {
  return { ...rule, ...(schedule && { schedule }), ...(events && { events }), ...(tracks && { tracks }) }
}

/** The order in which keys happen to stand says nothing. */
function hashOf(areas: readonly WatchArea[]): string {
  const text = JSON.stringify(areas, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 8)
}
