import { type Box, type LonLat, longitudeDelta, wrapLongitude } from './lonlat.ts'

/** Metres in one international nautical mile (exact by definition, First Extraordinary Hydrographic Conference 1929). */
export const METRES_PER_NM = 1852

/** Mean radius of the Earth R1 in nautical miles: 6 371 008.8 m (IUGG, Geodetic Reference System 1980). */
export const EARTH_RADIUS_NM = 6_371_008.8 / METRES_PER_NM

const RADIANS = Math.PI / 180

/**
 * Great-circle distance in nautical miles on the mean sphere (haversine formula).
 * Within 0.56 % of the WGS 84 geodesic; right across the antimeridian and at the poles. NaN in gives NaN out.
 */
export function distanceNm(from: LonLat, to: LonLat): number {
  const dLat = (to[1] - from[1]) * RADIANS
  const dLon = longitudeDelta(from[0], to[0]) * RADIANS
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(from[1] * RADIANS) * Math.cos(to[1] * RADIANS) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_RADIUS_NM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Initial great-circle course from one place to another, degrees true in [0, 360). 0 for two equal places. */
export function initialCourseDeg(from: LonLat, to: LonLat): number {
  const dLon = longitudeDelta(from[0], to[0]) * RADIANS
  const [lat1, lat2] = [from[1] * RADIANS, to[1] * RADIANS]
  const y = Math.sin(dLon) * Math.cos(lat2)
  const x = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(dLon)
  return normalCourseDeg(Math.atan2(y, x) / RADIANS)
}

/** The place reached on a great circle from a start, by initial course (degrees true) and distance (nautical miles). */
export function destination(from: LonLat, courseDeg: number, nm: number): LonLat {
  const angle = nm / EARTH_RADIUS_NM
  const course = courseDeg * RADIANS
  const lat1 = from[1] * RADIANS
  const sinLat2 = Math.sin(lat1) * Math.cos(angle) + Math.cos(lat1) * Math.sin(angle) * Math.cos(course)
  const dLon = Math.atan2(
    Math.sin(course) * Math.sin(angle) * Math.cos(lat1),
    Math.cos(angle) - Math.sin(lat1) * sinLat2,
  )
  return [wrapLongitude(from[0] + dLon / RADIANS), Math.asin(Math.max(-1, Math.min(1, sinLat2))) / RADIANS]
}

/** A course in degrees brought into [0, 360). */
export function normalCourseDeg(courseDeg: number): number {
  return ((courseDeg % 360) + 360) % 360
}

/**
 * The place a share of the way (0 to 1) between two places: linear in longitude and latitude, the short way round.
 * For the few miles between two reports this stays within metres of the great circle.
 */
export function between(from: LonLat, to: LonLat, share: number): LonLat {
  return [wrapLongitude(from[0] + longitudeDelta(from[0], to[0]) * share), from[1] + (to[1] - from[1]) * share]
}

/**
 * The box that holds all places, or undefined when there is none. Places that are not finite are passed over. Across the
 * antimeridian it takes the shorter way round from the first place, and so may reach past 180.
 */
export function boxAround(places: Iterable<LonLat>): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  let first: number | undefined
  for (const [lon, lat] of places) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) continue
    first ??= lon
    const near = first + longitudeDelta(first, lon)
    west = Math.min(west, near)
    east = Math.max(east, near)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return first === undefined ? undefined : [west, south, east, north]
}
