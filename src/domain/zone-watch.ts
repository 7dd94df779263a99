import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { booleanPointInPolygon } from '@turf/turf'
import type { Feature, MultiPolygon } from 'geojson'
import type { LonLat } from '#geo/lonlat.ts'
import { between } from '#geo/measure.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { zoneFeature } from '#geo/zone-file.ts'
import { ZoneIndex } from '#geo/zone-index.ts'
import type { Fix, ZoneEvent } from './events/zone-event.ts'
import { DEFAULT_RULE } from './events/zone-rule.ts'
import { isOneMotion } from './one-motion.ts'
import type { PositionReport } from './report.ts'

/** What could not count, and what must never happen. */
export interface ZoneWatchFaults {
  /** Reports older than the newest of their track: kept in the store, too late to make an event. */
  readonly late: number
  /** Transitions that the index proposed and turf denied. Zero, or the index is broken. */
  readonly disagreements: number
}

interface Watched {
  fix: Fix
  readonly inside: boolean[]
}

interface WatchedZone {
  readonly id: string
  readonly index: ZoneIndex
  readonly feature: Feature<MultiPolygon>
}

const BISECTIONS = 40

/**
 * Turns position reports into zone events. The index proposes, turf decides: every transition that the exact index
 * sees is put to turf with the whole polygon before it becomes an event.
 */
export class ZoneWatch {
  readonly #ask: typeof isInside
  readonly #version: string
  readonly #zones: readonly WatchedZone[]
  readonly #indexes: readonly ZoneIndex[]
  readonly #tracks = new Map<string, Watched>()
  #late = 0
  #disagreements = 0

  /** @param ask Who decides whether a place is in a zone: turf, but for a test of what happens when it disagrees. */
  constructor(zones: ZoneSet, ask: typeof isInside = isInside) {
    this.#ask = ask
    this.#version = zones.version
    this.#zones = zones.zones.map((zone) => ({
      id: zone.id,
      index: new ZoneIndex(zone.parts),
      feature: zoneFeature(zone),
    }))
    this.#indexes = this.#zones.map(({ index }) => index)
  }

  /** The index of each zone, in the order of the zone set. */
  get indexes(): readonly ZoneIndex[] {
    return this.#indexes
  }

  get faults(): ZoneWatchFaults {
    return { late: this.#late, disagreements: this.#disagreements }
  }

  /** The events a report causes, exits before entries. Reports of one track must come in time order; late ones are counted. */
  watch(report: PositionReport): readonly ZoneEvent[] {
    const fix: Fix = { atMs: report.atMs, lon: report.lon, lat: report.lat }
    const track = this.#tracks.get(report.trackId)
    if (!track) return this.#firstSight(report, fix)
    if (fix.atMs < track.fix.atMs) {
      this.#late++
      return []
    }
    const events: ZoneEvent[] = []
    for (const [i, zone] of this.#zones.entries()) {
      const proposed = zone.index.contains(fix.lon, fix.lat)
      if (proposed === track.inside[i]) continue
      const inside = this.#confirm(zone, fix, proposed)
      if (inside === track.inside[i]) continue
      track.inside[i] = inside
      const event = this.#event(inside ? 'entered' : 'exited', report, zone, fix, inside, track.fix)
      if (inside) events.push(event)
      else events.unshift(event)
    }
    track.fix = fix
    return events
  }

  #firstSight({ trackId, source }: PositionReport, fix: Fix): ZoneEvent[] {
    const inside = this.#zones.map((zone) => {
      const proposed = zone.index.contains(fix.lon, fix.lat)
      return proposed ? this.#confirm(zone, fix, proposed) : false
    })
    this.#tracks.set(trackId, { fix, inside })
    return this.#zones
      .filter((_, i) => inside[i])
      .map((zone) => this.#event('first-seen-inside', { trackId, source }, zone, fix, true))
  }

  #confirm(zone: WatchedZone, fix: Fix, proposed: boolean): boolean {
    const inside = this.#ask(fix, zone.feature)
    if (inside !== proposed) this.#disagreements++
    return inside
  }

  #event(
    kind: ZoneEvent['kind'],
    { trackId, source }: Pick<PositionReport, 'trackId' | 'source'>,
    zone: WatchedZone,
    after: Fix,
    turfInside: boolean,
    before?: Fix,
  ): ZoneEvent {
    const cause = [kind, trackId, zone.id, before?.atMs, before?.lon, before?.lat, after.atMs, after.lon, after.lat]
    const isKnown =
      before && isOneMotion([before.lon, before.lat], [after.lon, after.lat], after.atMs - before.atMs, 'other')
    const { atMs, lon, lat } = isKnown ? crossingBetween(zone.index, before, after) : after
    return {
      id: bytesToHex(sha256(utf8ToBytes(cause.join('|')))).slice(0, 16),
      kind,
      trackId,
      zoneId: zone.id,
      zoneVersion: this.#version,
      atMs,
      lon,
      lat,
      crossing: isKnown ? 'interpolated' : before ? 'unknown' : 'none',
      windowMs: [before?.atMs ?? after.atMs, after.atMs],
      ...(before && { before }),
      after,
      confirmedAtMs: after.atMs,
      rule: DEFAULT_RULE,
      turfInside,
      flags: [],
      source,
    }
  }
}

/** Turf's verdict on the whole polygon; the boundary belongs to the zone. */
function isInside({ lon, lat }: Fix, zone: Feature<MultiPolygon>): boolean {
  return booleanPointInPolygon([lon, lat], zone)
}

/** A place on the way where the answer of the index changes to that at its end, found by halving. */
function crossingBetween(index: ZoneIndex, before: Fix, after: Fix): Fix {
  const [from, to]: [LonLat, LonLat] = [
    [before.lon, before.lat],
    [after.lon, after.lat],
  ]
  const insideAfter = index.contains(after.lon, after.lat)
  let [low, high] = [0, 1]
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2
    if (index.contains(...between(from, to, middle)) === insideAfter) high = middle
    else low = middle
  }
  const [lon, lat] = between(from, to, high)
  return {
    atMs: Math.round(before.atMs + (after.atMs - before.atMs) * high),
    lon: Math.round(lon * 1e6) / 1e6,
    lat: Math.round(lat * 1e6) / 1e6,
  }
}
