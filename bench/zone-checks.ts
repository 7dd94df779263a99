import { booleanPointInPolygon } from '@turf/turf'
import { zoneFeature } from '#geo/zone-file.ts'
import { ZoneIndex } from '#geo/zone-index.ts'
import { ZoneSetIndex } from '#geo/zone-set-index.ts'
import type { Benchmark } from './bench.ts'
import { largestZone, randomPlaces, turfFeature, zonesWithVertices } from './zone-work.ts'

const POINTS = 1_000_000
/** Turf on the whole polygon takes its time: a share of the points is enough to know its rate. */
const TURF_POINTS = 2000
/** And fewer of them when every zone is asked. */
const TURF_SET_POINTS = 500

/** Exact zone checks a second on our largest zone, its edges halved until it has as many vertices, against turf. */
export function zoneChecks(vertices: number, bar: number): Benchmark {
  const zone = largestZone(vertices)
  const feature = zoneFeature(zone)
  const index = new ZoneIndex(zone.parts)
  const { lons, lats } = randomPlaces(POINTS, 42)
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

/** Which of all zones hold a point, points a second, many at once or one by one, against turf asked of every zone. */
export function zoneSetChecks(form: 'batch' | 'single', vertices: number, bar: number): Benchmark {
  const { zones } = zonesWithVertices(vertices)
  const features = zones.map(turfFeature)
  const index = new ZoneSetIndex(zones)
  const { lons, lats } = randomPlaces(POINTS, 43)
  const out = new Uint16Array(POINTS)
  return {
    name: `zone-set-${form}-${Math.round(vertices / 1000)}k`,
    unit: 'points/s',
    bar,
    ours: () => {
      if (form === 'batch') index.atBatch(lons, lats, out)
      else for (let i = 0; i < POINTS; i++) out[i] = index.at(lons[i] as number, lats[i] as number)
      return POINTS
    },
    baselines: {
      'turf.booleanPointInPolygon of every zone, with boxes': () => {
        for (let i = 0; i < TURF_SET_POINTS; i++) {
          const [lon, lat] = [lons[i] as number, lats[i] as number]
          const holding = features.flatMap((feature, zone) =>
            booleanPointInPolygon([lon, lat], feature) ? [zone] : [],
          )
          if (holding.join() !== index.zonesOf(index.at(lon, lat)).join())
            throw new Error(`point ${i} differs from turf`)
        }
        return TURF_SET_POINTS
      },
    },
  }
}

/** Builds of the index of all zones a second: one takes a second at most. Beside it, reading the same zones from text. */
export function zoneSetBuild(vertices: number): Benchmark {
  const { zones } = zonesWithVertices(vertices)
  const text = JSON.stringify(zones.map(zoneFeature))
  const readAll = () => {
    if ((JSON.parse(text) as unknown[]).length !== zones.length) throw new Error('zones are missing')
    return 1
  }
  return {
    name: `zone-set-build-${Math.round(vertices / 1000)}k`,
    unit: 'builds/s',
    bar: 0,
    leastValue: 1,
    ours: () => {
      new ZoneSetIndex(zones).at(113, 5)
      return 1
    },
    baselines: { 'JSON.parse of the zones': readAll },
  }
}
