import { readFileSync } from 'node:fs'
import type { Feature, MultiPolygon } from 'geojson'
import type { Box, LonLat } from '#geo/lonlat.ts'
import type { Zone, ZoneSet } from '#geo/zone.ts'
import { parseZones, zoneFeature } from '#geo/zone-file.ts'
import { seededRandom } from './bench.ts'

/** Where the points lie: the whole region that is watched, as the bars were set on. */
const REGION: Box = [97.5, 0.8, 120, 8.8]

/** Where the zones of the product are. */
export const ZONES_FILE = new URL('../geo/data/zones.geojson', import.meta.url)

/** The zones of the product. */
export function builtZones(): ZoneSet {
  const zones = parseZones(JSON.parse(readFileSync(ZONES_FILE, 'utf8')))
  if (!zones.ok) throw new Error(zones.problem)
  return zones.value
}

/** Of the zones with no more vertices than wanted the one with the most, its edges halved until it has as many. */
export function largestZone(vertices: number): Zone {
  const bySize = builtZones().zones.toSorted((a, b) => countVertices(a) - countVertices(b))
  const zone = bySize.findLast((each) => countVertices(each) <= vertices) ?? bySize[0]
  if (!zone) throw new Error('there are no zones')
  return withVertices(zone, vertices)
}

/** All zones, their edges halved until they have as many vertices as wanted together. */
export function zonesWithVertices(vertices: number): ZoneSet {
  const set = builtZones()
  const times = vertices / set.zones.reduce((sum, zone) => sum + countVertices(zone), 0)
  return { ...set, zones: set.zones.map((zone) => withVertices(zone, Math.ceil(countVertices(zone) * times))) }
}

/** The zone for turf, with its box, which turf looks at first. */
export function turfFeature(zone: Zone): Feature<MultiPolygon> {
  return { ...zoneFeature(zone), bbox: [...zone.box] }
}

/** Places spread evenly over a box. */
export function randomPlaces(count: number, seed: number, [west, south, east, north] = REGION) {
  const random = seededRandom(seed)
  const lons = new Float64Array(count).map(() => west + random() * (east - west))
  const lats = new Float64Array(count).map(() => south + random() * (north - south))
  return { lons, lats }
}

function countVertices(zone: Pick<Zone, 'parts'>): number {
  return zone.parts.flat().reduce((sum, ring) => sum + ring.length - 1, 0)
}

/** The same zone with its edges halved, all of them and then as many as are needed. */
function withVertices(zone: Zone, wanted: number): Zone {
  let result = zone
  while (countVertices(result) < wanted) {
    let missing = wanted - countVertices(result)
    const edgeLimits: Uint16Array[][] = []
    const parts = result.parts.map((part, p) => {
      const partLimits: Uint16Array[] = []
      edgeLimits.push(partLimits)
      return part.map((ring, r) => {
        const limits: number[] = []
        const places = ring.flatMap((place, i): LonLat[] => {
          const next = ring[i + 1]
          if (!next) return [place]
          const limit = result.edgeLimits[p]?.[r]?.[i] as number
          limits.push(limit)
          if (missing <= 0) return [place]
          missing--
          limits.push(limit)
          return [place, [(place[0] + next[0]) / 2, (place[1] + next[1]) / 2]]
        })
        partLimits.push(Uint16Array.from(limits))
        return places
      })
    })
    result = { ...result, parts, edgeLimits }
  }
  return result
}
