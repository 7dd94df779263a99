import { boxRing, zoneOf } from '#geo/testing.ts'
import type { Zone, ZoneSet } from '#geo/zone.ts'
import { DRAWN_LIMIT } from '#geo/zone-file.ts'
import type { ZoneEvent } from './events/zone-event.ts'
import { DEFAULT_RULE } from './events/zone-rule.ts'
import type { RecordedBytes } from './formats/recording-reader.ts'
import type { PositionReport } from './report.ts'

/** A report with everything that a test does not care about filled in. */
export function report(overrides: Partial<PositionReport> = {}): PositionReport {
  return { trackId: 'mmsi:533000001', source: 'test', atMs: 0, lon: 110, lat: 4, ...overrides }
}

/** An entry with everything that a test does not care about filled in. */
export function zoneEvent(overrides: Partial<ZoneEvent> = {}): ZoneEvent {
  return {
    id: 'a',
    kind: 'entered',
    trackId: 'mmsi:533000001',
    zoneId: 'west',
    zoneVersion: 'test-1',
    atMs: 0,
    lon: 110,
    lat: 4,
    crossing: 'interpolated',
    windowMs: [0, 0],
    after: { atMs: 0, lon: 110, lat: 4 },
    confirmedAtMs: 0,
    rule: DEFAULT_RULE,
    turfInside: true,
    flags: [],
    source: 'test',
    ...overrides,
  }
}

/** A text as the bytes of a recorded file, in the pieces that it comes in. */
export function recorded(text: string | AsyncIterable<string>): RecordedBytes {
  async function* bytes() {
    for await (const piece of typeof text === 'string' ? [text] : text) yield new TextEncoder().encode(piece)
  }
  return { bytes: bytes(), newDecoder: (encoding) => new TextDecoder(encoding) }
}

/** A square zone, two degrees wide. */
function squareZone(id: string, west: number, south: number): Zone {
  return zoneOf([[boxRing(west, south, west + 2, south + 2)]], { id, name: `Zone ${id}` })
}

/** Two squares that share the meridian 112 E: `west` and `east`. */
export const twoZones: ZoneSet = {
  version: 'test-1',
  zones: [squareZone('west', 110, 4), squareZone('east', 112, 4)],
  limits: [DRAWN_LIMIT],
}
