import { EARTH_RADIUS_NM, METRES_PER_NM } from '#geo/measure.ts'

/** Side of the world square at zoom 0, in CSS px: MapLibre's own measure. */
export const WORLD_PX = 512

/** Girth of the mean sphere that `#geo/measure.ts` measures on, so that drawn and told distances agree. */
export const EARTH_GIRTH_NM = 2 * Math.PI * EARTH_RADIUS_NM

const MAX_LATITUDE = 85.051129

/** Web Mercator x of a longitude in degrees: 0 at 180°W, 1 at 180°E. */
export function mercatorX(lon: number): number {
  return (180 + lon) / 360
}

/** Web Mercator y of a latitude in degrees: 0 at 85.05°N, 1 at 85.05°S, where latitudes beyond are held. */
export function mercatorY(lat: number): number {
  const held = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat))
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI)
}

/** Mercator units in one nautical mile at a latitude. */
export function mercatorPerNm(lat: number): number {
  return 1 / (EARTH_GIRTH_NM * Math.cos((lat * Math.PI) / 180))
}

/** Metres on the ground in one CSS px at a latitude and zoom. */
export function metresPerPixel(lat: number, zoom: number): number {
  return METRES_PER_NM / (mercatorPerNm(lat) * WORLD_PX * 2 ** zoom)
}
