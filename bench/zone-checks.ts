import { readFileSync } from 'node:fs'
import { booleanPointInPolygon } from '@turf/turf'
import type { Box, LonLat } from '#geo/lonlat.ts'
import type { Ring, Zone } from '#geo/zone.ts'
import { parseZones, zoneFeature } from '#geo/zone-file.ts'
import { ZoneIndex } from '#geo/zone-index.ts'
import { type Benchmark, seededRandom } from './bench.ts'

const POINTS = 1_000_000
/** Where the points lie: the whole region that is watched, as the bars were set on. */
const [WEST, SOUTH, EAST, NORTH]: Box = [97.5, 0.8, 120, 8.8]
/** Turf on the whole polygon takes its time: a share of the points is enough to know its rate. */
const TURF_POINTS = 2000

/** Exact zone checks a second on our largest zone, its edges halved until it has as many vertices, against turf. */
export function zoneChecks(vertices: number, bar: number): Benchmark {
  const zone = withVertices(largestZone(), vertices)
  const feature = zoneFeature(zone)
  const index = new ZoneIndex(zone.parts)
  const random = seededRandom(42)
  const lons = new Float64Array(POINTS).map(() => WEST + random() * (EAST - WEST))
  const lats = new Float64Array(POINTS).map(() => SOUTH + random() * (NORTH - SOUTH))
  const out = new Uint8Array(POINTS)
  return {
    name: `zone-checks-${Math.round(vertices / 1000)}k`,
    unit: 'points/s',
    bar,
    ours: () => {
      index.containsBatch(lons, lats, out)
      return POINTS
    },
    baselines: {
      'turf.booleanPointInPolygon': () => {
        for (let i = 0; i < TURF_POINTS; i++) {
          const inside = booleanPointInPolygon([lons[i] as number, lats[i] as number], feature)
          // The fastest wrong answer is worth nothing.
          if (inside !== index.contains(lons[i] as number, lats[i] as number))
            throw new Error(`point ${i} differs from turf`)
        }
        return TURF_POINTS
      },
    },
  }
}

function largestZone(): Zone {
  const zones = parseZones(JSON.parse(readFileSync(new URL('../geo/data/zones.geojson', import.meta.url), 'utf8')))
  if (!zones.ok) throw new Error(zones.problem)
  return zones.value.zones.reduce((a, b) => (countVertices(a) >= countVertices(b) ? a : b))
}

/** The same zone with its edges halved, all of them and then as many as are needed. */
function withVertices(zone: Zone, wanted: number): Zone {
  let result = zone
  while (countVertices(result) < wanted) {
    let missing = wanted - countVertices(result)
    const halved = (ring: Ring): Ring =>
      ring.flatMap((place, i): LonLat[] => {
        const next = ring[i + 1]
        if (!next || missing <= 0) return [place]
        missing--
        return [place, [(place[0] + next[0]) / 2, (place[1] + next[1]) / 2]]
      })
    result = { ...result, parts: result.parts.map((part) => part.map(halved)) }
  }
  return result
}

function countVertices(zone: Zone): number {
  return zone.parts.flat().reduce((sum, ring) => sum + ring.length - 1, 0)
}
