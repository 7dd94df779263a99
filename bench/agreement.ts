import { booleanPointInPolygon } from '@turf/turf'
import type { Feature, MultiPolygon } from 'geojson'
import type { LonLat } from '#geo/lonlat.ts'
import { telltalePlaces } from '#geo/testing.ts'
import { ZoneSetIndex } from '#geo/zone-set-index.ts'
import { builtZones, randomPlaces, turfFeature } from './zone-work.ts'

const RANDOM_POINTS = 1_000_000
/** The most differences that are told one by one. */
const MOST_TOLD = 10

export interface Agreement {
  readonly name: string
  /** Places anywhere, each asked of every zone. */
  readonly random: number
  /** Places on and beside the boundaries, each asked of the zone it belongs to. */
  readonly boundary: number
  readonly seconds: number
  readonly mismatches: number
  /** The first of them. */
  readonly told: readonly string[]
  readonly ok: boolean
}

/**
 * Whether the index says the same as turf on every whole polygon: 1,000,000 places anywhere; every vertex and middle of an
 * edge, a hair to each side of them, and on the grid lines beside them. All three ways of asking: one zone, one place, many.
 */
export function agreement(): Agreement {
  const started = performance.now()
  const { zones } = builtZones()
  const features = zones.map(turfFeature)
  const index = new ZoneSetIndex(zones)
  const told: string[] = []
  let mismatches = 0
  const differs = (text: string) => {
    if (mismatches++ < MOST_TOLD) told.push(text)
  }

  const { lons, lats } = randomPlaces(RANDOM_POINTS, 45, [97, 0, 121, 9.5])
  const codes = new Uint16Array(RANDOM_POINTS)
  index.atBatch(lons, lats, codes)
  for (let i = 0; i < RANDOM_POINTS; i++) {
    const place: LonLat = [lons[i] as number, lats[i] as number]
    const expected = features.flatMap((feature, zone) => (holds(feature, place) ? [zone] : [])).join()
    const [one, many] = [index.zonesOf(index.at(...place)).join(), index.zonesOf(codes[i] as number).join()]
    if (one !== expected || many !== expected) differs(`${place}: turf ${expected}, at ${one}, atBatch ${many}`)
  }

  let boundary = 0
  for (const [number, zone] of zones.entries()) {
    const places = telltalePlaces(zone.parts, index.zone(number).cellDeg)
    const batch = new Uint16Array(places.length)
    index.atBatch(
      Float64Array.from(places, ([lon]) => lon),
      Float64Array.from(places, ([, lat]) => lat),
      batch,
    )
    for (const [i, place] of places.entries()) {
      const expected = holds(features[number] as Feature<MultiPolygon>, place)
      const alone = index.zone(number).contains(...place)
      const one = index.zonesOf(index.at(...place)).includes(number)
      const many = index.zonesOf(batch[i] as number).includes(number)
      if (alone !== expected || one !== expected || many !== expected)
        differs(`${place} in ${zone.id}: turf ${expected}, contains ${alone}, at ${one}, atBatch ${many}`)
    }
    boundary += places.length
  }
  const seconds = (performance.now() - started) / 1000
  return { name: 'agreement', random: RANDOM_POINTS, boundary, seconds, mismatches, told, ok: mismatches === 0 }
}

function holds(feature: Feature<MultiPolygon>, [lon, lat]: LonLat): boolean {
  return booleanPointInPolygon([lon, lat], feature)
}
