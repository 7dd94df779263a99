import geographiclib from 'geographiclib-geodesic'
import { type LonLat, wrapLongitude } from './lonlat.ts'
import { METRES_PER_NM, normalCourseDeg } from './measure.ts'

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

/** How far and which way one place is from another. */
export interface RangeAndBearing {
  readonly nm: number
  /** At the first place towards the second, degrees true in [0, 360). */
  readonly bearingDeg: number
  /** At the second place back to the first. */
  readonly backDeg: number
}

/** Range and bearings of the WGS 84 geodesic between two places. Both bearings of two equal places are 180 apart and say nothing. */
export function rangeAndBearing(from: LonLat, to: LonLat): RangeAndBearing {
  const {
    s12 = Number.NaN,
    azi1 = Number.NaN,
    azi2 = Number.NaN,
  } = WGS84.Inverse(from[1], from[0], to[1], to[0], Geodesic.DISTANCE | Geodesic.AZIMUTH)
  return { nm: s12 / METRES_PER_NM, bearingDeg: normalCourseDeg(azi1), backDeg: normalCourseDeg(azi2 + 180) }
}

/** The place reached on the WGS 84 geodesic from a start, by initial bearing (degrees true) and distance. Right over the poles. */
export function geodesicDestination(from: LonLat, bearingDeg: number, nm: number): LonLat {
  const { lon2, lat2 } = WGS84.Direct(from[1], from[0], bearingDeg, nm * METRES_PER_NM)
  return [wrapLongitude(lon2 ?? Number.NaN), lat2 ?? Number.NaN]
}
