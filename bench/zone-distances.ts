import { nearestPointOnLine, pointToLineDistance } from '@turf/turf'
import type { Feature, LineString } from 'geojson'
import { BoundaryDistance } from '#geo/boundary-distance.ts'
import type { Zone } from '#geo/zone.ts'
import type { Benchmark } from './bench.ts'
import { largestZone, randomPlaces } from './zone-work.ts'

const NM = 12
const KM_PER_NM = 1.852
/** Some hundred thousand edges a second are all that turf looks at. */
const TURF_POINTS = 4
const POINTS = 500_000
const NEAREST_POINTS = 20_000

/** How many places a second are told to be within 12 NM of the boundary of a zone or not, against turf's distance. */
export function within12(vertices: number, bar: number): Benchmark {
  const { distance, rings, lons, lats } = work(vertices, POINTS)
  return {
    name: `within-12-nm-${Math.round(vertices / 1000)}k`,
    unit: 'places/s',
    bar,
    ours: () => {
      for (let i = 0; i < POINTS; i++) distance.within(0, lons[i] as number, lats[i] as number, NM)
      return POINTS
    },
    baselines: {
      'turf.pointToLineDistance': turfDistances(rings, lons, lats, 'geodesic', distance),
      'turf.pointToLineDistance, planar': turfDistances(rings, lons, lats, 'planar', distance),
    },
  }
}

/** Nearest places on the boundary of a zone, with limit and geodesic distance, a second. */
export function nearestLimit(vertices: number, bar: number): Benchmark {
  const { distance, rings, lons, lats } = work(vertices, NEAREST_POINTS)
  return {
    name: `nearest-limit-${Math.round(vertices / 1000)}k`,
    unit: 'places/s',
    bar,
    ours: () => {
      for (let i = 0; i < NEAREST_POINTS; i++) distance.nearest(lons[i] as number, lats[i] as number)
      return NEAREST_POINTS
    },
    baselines: {
      'turf.nearestPointOnLine': () => {
        for (let i = 0; i < TURF_POINTS; i++)
          for (const ring of rings) nearestPointOnLine(ring, [lons[i] as number, lats[i] as number])
        return TURF_POINTS
      },
      'turf.pointToLineDistance': turfDistances(rings, lons, lats, 'geodesic', distance),
    },
  }
}

function work(vertices: number, count: number) {
  const zone = { ...largestZone(vertices) }
  const edgeLimits = zone.edgeLimits.map((part) => part.map((ring) => new Uint16Array(ring.length - 1)))
  const limits = [{ basis: 'drawn', toleranceNm: 0 }] as const
  const distance = new BoundaryDistance({ zones: [{ ...zone, edgeLimits }], limits })
  return { distance, rings: ringsOf(zone), ...randomPlaces(count, 44) }
}

function ringsOf({ parts }: Zone): Feature<LineString>[] {
  return parts.flat().map((ring) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates: ring.map(([lon, lat]) => [lon, lat]) },
  }))
}

/** Turf's distance to the nearest ring, which ours must be like: turf measures on a sphere, so within 0.6 %. */
function turfDistances(
  rings: readonly Feature<LineString>[],
  lons: Float64Array,
  lats: Float64Array,
  method: 'geodesic' | 'planar',
  distance: BoundaryDistance,
) {
  return () => {
    for (let i = 0; i < TURF_POINTS; i++) {
      const [lon, lat] = [lons[i] as number, lats[i] as number]
      const km = rings.map((ring) => pointToLineDistance([lon, lat], ring, { units: 'kilometers', method }))
      const turfNm = Math.min(...km) / KM_PER_NM
      const ownNm = distance.nearest(lon, lat)?.distanceNm ?? Number.NaN
      if (!(Math.abs(turfNm - ownNm) <= 0.01 * ownNm + 0.01))
        throw new Error(`place ${i} is ${ownNm} NM away, for turf ${turfNm}`)
    }
    return TURF_POINTS
  }
}
