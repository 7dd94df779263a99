import type { Feature, FeatureCollection, LineString } from 'geojson'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import type { Zone, ZoneKind, ZoneSet } from '#geo/zone.ts'
import type { DrawnLine } from './drawn-limit.ts'

/** Which line the edge of a zone is, and whose name it takes where zones meet: the first of these. */
const LINE_OF: ReadonlyMap<ZoneKind, DrawnLine> = new Map([
  ['territorial-sea', 'territorial-sea'],
  ['contiguous-zone', 'contiguous-zone'],
  ['eez', 'outer'],
  ['joint-area', 'joint'],
  ['overlapping-claim', 'claim'],
  ['neighbour', 'neighbour'],
])

/**
 * The boundaries of zones as lines, one for each run of edges that is one limit, in the form of
 * `geo/data/limits.geojson`. The coast is left out, and an edge that two zones share is drawn once.
 */
export function zoneOutlines({ zones, limits }: Pick<ZoneSet, 'zones' | 'limits'>): FeatureCollection<LineString> {
  const drawn = new Set<string>()
  const features: Feature<LineString>[] = []
  for (const [kind, line] of LINE_OF) {
    for (const zone of zones) {
      if (zone.kind !== kind) continue
      for (const { limit: number, places } of runsOf(zone, drawn)) {
        const limit = limits[number]
        if (!limit || limit.basis === 'coast') continue
        features.push({
          type: 'Feature',
          properties: { ...limit, zone: zone.id, line, lengthNm: lengthOf(places) },
          geometry: { type: 'LineString', coordinates: places.map(([lon, lat]) => [lon, lat]) },
        })
      }
    }
  }
  return { type: 'FeatureCollection', features }
}

/** Runs of edges of one limit, without the edges drawn before. */
function* runsOf(zone: Zone, drawn: Set<string>): Generator<{ limit: number; places: LonLat[] }> {
  for (const [p, part] of zone.parts.entries()) {
    for (const [r, ring] of part.entries()) {
      let run: { limit: number; places: LonLat[] } | undefined
      for (let i = 1; i < ring.length; i++) {
        const [from, to] = [ring[i - 1] as LonLat, ring[i] as LonLat]
        const limit = zone.edgeLimits[p]?.[r]?.[i - 1] as number
        const [a, b] = [String(from), String(to)]
        const key = a < b ? `${a} ${b}` : `${b} ${a}`
        const isNew = !drawn.has(key)
        drawn.add(key)
        if (run && (!isNew || run.limit !== limit)) {
          yield run
          run = undefined
        }
        if (!isNew) continue
        run ??= { limit, places: [from] }
        run.places.push(to)
      }
      if (run) yield run
    }
  }
}

function lengthOf(places: readonly LonLat[]): number {
  let sum = 0
  for (let i = 1; i < places.length; i++) sum += distanceNm(places[i - 1] as LonLat, places[i] as LonLat)
  return Math.round(sum * 10) / 10
}
