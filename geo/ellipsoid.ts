import { METRES_PER_NM } from './measure.ts'

const RADIANS = Math.PI / 180

/** Equatorial radius of WGS 84 in metres and its flattening (NIMA TR8350.2, 3rd edition). */
export const EQUATOR_M = 6_378_137
const FLATTENING = 1 / 298.257223563

/** First eccentricity of WGS 84, and its square. */
export const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)
export const ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED)

const EQUATOR_NM = EQUATOR_M / METRES_PER_NM

/** No degree of longitude or latitude is longer: the meridian's at the poles is 60.31 NM. */
export const LONGEST_DEGREE_NM = 60.31

/** A place in space, nautical miles from the centre of the Earth. To be filled again and again, so that none is made anew. */
export interface SpacePoint {
  x: number
  y: number
  z: number
}

/** Sets `point` to the place (degrees) on the WGS 84 ellipsoid. */
export function setOnEllipsoid(point: SpacePoint, lon: number, lat: number): void {
  const sin = Math.sin(lat * RADIANS)
  const normal = EQUATOR_NM / Math.sqrt(1 - ECCENTRICITY_SQUARED * sin * sin)
  const acrossAxis = normal * Math.cos(lat * RADIANS)
  point.x = acrossAxis * Math.cos(lon * RADIANS)
  point.y = acrossAxis * Math.sin(lon * RADIANS)
  point.z = normal * (1 - ECCENTRICITY_SQUARED) * sin
}

/** Square kilometres on WGS 84 between the equator and a latitude, for one degree of longitude; negative in the south. */
export function areaToEquatorKm2(lat: number): number {
  const sin = Math.sin(lat * RADIANS)
  const polarKm = (EQUATOR_NM * METRES_PER_NM * (1 - FLATTENING)) / 1000
  const authalic = sin / (1 - ECCENTRICITY_SQUARED * sin * sin) + Math.atanh(ECCENTRICITY * sin) / ECCENTRICITY
  return ((polarKm * polarKm) / 2) * authalic * RADIANS
}

/**
 * Sets `point` to the place (degrees) and `speed` to how fast it moves through space, nautical miles a degree, as longitude
 * and latitude grow at given rates.
 */
export function setMoving(
  point: SpacePoint,
  speed: SpacePoint,
  lon: number,
  lat: number,
  lonRate: number,
  latRate: number,
): void {
  const sinLat = Math.sin(lat * RADIANS)
  const cosLat = Math.cos(lat * RADIANS)
  const sinLon = Math.sin(lon * RADIANS)
  const cosLon = Math.cos(lon * RADIANS)
  const flat = 1 - ECCENTRICITY_SQUARED * sinLat * sinLat
  const normal = EQUATOR_NM / Math.sqrt(flat)
  point.x = normal * cosLat * cosLon
  point.y = normal * cosLat * sinLon
  point.z = normal * (1 - ECCENTRICITY_SQUARED) * sinLat
  const east = normal * cosLat * lonRate * RADIANS
  const north = ((normal * (1 - ECCENTRICITY_SQUARED)) / flat) * latRate * RADIANS
  speed.x = -sinLon * east - sinLat * cosLon * north
  speed.y = cosLon * east - sinLat * sinLon * north
  speed.z = cosLat * north
}
