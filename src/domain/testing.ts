import { boxRing } from '#geo/testing.ts'
import type { Zone, ZoneSet } from '#geo/zone.ts'
import type { PositionReport } from './report.ts'

/** A report with everything that a test does not care about filled in. */
export function report(overrides: Partial<PositionReport> = {}): PositionReport {
  return { trackId: 'mmsi:533000001', source: 'test', atMs: 0, lon: 110, lat: 4, ...overrides }
}

/** A square zone, two degrees wide. */
function squareZone(id: string, west: number, south: number): Zone {
  const ring = boxRing(west, south, west + 2, south + 2)
  return {
    id,
    name: `Zone ${id}`,
    kind: 'eez',
    claimants: ['MY'],
    parts: [[ring]],
    box: [west, south, west + 2, south + 2],
  }
}

/** Two squares that share the meridian 112 E: `west` and `east`. */
export const twoZones: ZoneSet = { version: 'test-1', zones: [squareZone('west', 110, 4), squareZone('east', 112, 4)] }
