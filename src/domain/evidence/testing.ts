import { boxRing, zoneOf } from '#geo/testing.ts'
import type { Limit, ZoneSet } from '#geo/zone.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import type { TrackIdentity } from '../report.ts'
import { zoneEvent } from '../testing.ts'
import type { StoredReport } from '../track-store.ts'

export const START_MS = Date.UTC(2026, 2, 14, 0, 35, 0)

/** Markup and a change of writing direction, as a stranger's radio may send it. */
export const HOSTILE = '<img src=x onerror=alert(1)>"\'&\u202e'

const agreedLimit: Limit = {
  id: 'line-1969',
  basis: 'agreed',
  label: '1969 shelf line, agreed',
  instrument: '1969 continental shelf agreement (27 Oct 1969)',
  source: 'geo/facts/1969.csv',
  verified: true,
  agreedBy: ['ID', 'MY'],
  disputedBy: [],
  toleranceNm: 0.05,
}

const claimedLimit: Limit = { ...agreedLimit, id: 'claim', basis: 'claimed', label: 'claimed line', verified: false }

/** A square of two degrees: its western edge is the agreed line, the rest is claimed. */
export function squareSet(west: number): ZoneSet {
  const zone = zoneOf([[boxRing(west, 3, west + 2, 5)]], { id: 'west', name: 'Zone west', kind: 'eez' })
  return {
    version: 'test-1',
    zones: [{ ...zone, edgeLimits: [[Uint16Array.from([1, 1, 1, 0])]] }],
    limits: [agreedLimit, claimedLimit],
  }
}

/** An entry over the western edge of `squareSet(west)` halfway between two reports thirty seconds apart. */
export function entryAt(west: number, overrides: Partial<ZoneEvent> = {}): ZoneEvent {
  return zoneEvent({
    id: '5f00ab12cd34',
    atMs: START_MS + 15_000,
    lon: west,
    lat: 4,
    windowMs: [START_MS, START_MS + 30_000],
    before: { atMs: START_MS, lon: west - 0.002, lat: 4 },
    after: { atMs: START_MS + 30_000, lon: west + 0.002, lat: 4 },
    limit: { limitId: 'line-1969', afterNm: 0.1198 },
    confirmedAtMs: START_MS + 90_000,
    depthNm: 0.4792,
    source: 'day.nmea',
    ...overrides,
  })
}

export const ship: TrackIdentity = {
  trackId: 'mmsi:533000001',
  kind: 'vessel',
  name: 'GEO MERIDIAN',
  mmsi: 533000001,
  imo: 9074729,
  callSign: '9MTEST',
  flag: 'MY',
  shipType: 70,
}

/** Reports every thirty seconds from a minute before the entry to two after. */
export function reportsAround(west: number): StoredReport[] {
  return Array.from({ length: 7 }, (_, i) => ({
    atMs: START_MS + (i - 2) * 30_000,
    lon: west - 0.002 + (i - 2) * 0.004,
    lat: 4,
    sogKn: 14.2,
    cogDeg: 90,
  }))
}
