/** A place on WGS 84: longitude first, then latitude, both in degrees. */
export type LonLat = readonly [lon: number, lat: number]

/** West, south, east, north in degrees; west is never larger than east. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** True for numbers a position may have: longitude in [-180, 180], latitude in [-90, 90], both finite. */
export function isLonLat(lon: number, lat: number): boolean {
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90
}

/** The same longitude, in degrees, brought into [-180, 180). NaN and infinities give NaN. */
export function wrapLongitude(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180
}

/** The smallest signed turn from one longitude to another, in degrees, in [-180, 180): negative is westward. */
export function longitudeDelta(from: number, to: number): number {
  return wrapLongitude(to - from)
}
