import geographiclib from 'geographiclib-geodesic'
import { type LonLat, wrapLongitude } from './lonlat.ts'
import { METRES_PER_NM } from './measure.ts'

const { Geodesic } = geographiclib
const WGS84 = Geodesic.WGS84

/**
 * Length of the shortest line between two places on the WGS 84 ellipsoid, nautical miles (C. F. F. Karney, Algorithms for
 * geodesics, J. Geodesy 87, 2013: good to 15 nanometres). Right across the antimeridian, at the poles and for places
 * opposite each other. NaN in gives NaN out.
 */
export function geodesicNm(from: LonLat, to: LonLat): number {
  return (WGS84.Inverse(from[1], from[0], to[1], to[0], Geodesic.DISTANCE).s12 ?? Number.NaN) / METRES_PER_NM
}

/** The place a share of the way (0 to 1) along the WGS 84 geodesic between two places, longitude in [-180, 180). */
export function alongGeodesic(from: LonLat, to: LonLat, share: number): LonLat {
  const line = WGS84.InverseLine(from[1], from[0], to[1], to[0], Geodesic.STANDARD | Geodesic.DISTANCE_IN)
  const { lon2, lat2 } = line.Position(line.s13 * share, Geodesic.LATITUDE | Geodesic.LONGITUDE)
  return [wrapLongitude(lon2 ?? Number.NaN), lat2 ?? Number.NaN]
}
