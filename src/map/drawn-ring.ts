import { type LonLat, wrapLongitude } from '#geo/lonlat.ts'
import type { Ring } from '#geo/zone.ts'

/** Places are kept to a millionth of a degree, 0.1 m: finer than any hand draws. */
const PLACES_PER_DEG = 1e6

/**
 * A ring as drawn on the map, in the world's own degrees: closed, without doubled places, moved as a whole by turns of
 * 360° so that its middle is between ±180°. Undefined when it has not three corners yet.
 */
export function drawnRing(coordinates: readonly (readonly number[])[]): Ring | undefined {
  const lons = coordinates.map(([lon = 0]) => lon)
  const middle = (Math.min(...lons) + Math.max(...lons)) / 2
  const turn = Math.round(middle / 360) * 360
  const ring: LonLat[] = []
  for (const [lon = 0, lat = 0] of coordinates) {
    const place: LonLat = [rounded(lon - turn), rounded(lat)]
    if (!same(ring.at(-1), place)) ring.push(place)
  }
  const first = ring[0]
  if (first && !same(first, ring.at(-1))) ring.push(first)
  return ring.length >= 4 ? ring : undefined
}

/** Places of a line or a point in the same way; undefined when they are fewer than that. */
export function drawnPlaces(coordinates: readonly (readonly number[])[], least: number): readonly LonLat[] | undefined {
  const places = coordinates.map(([lon = 0, lat = 0]): LonLat => [rounded(wrapLongitude(lon)), rounded(lat)])
  const isMade = places.length >= least && !(places.length > 1 && same(places[0], places.at(-1)))
  return isMade ? places : undefined
}

/** The other way: what the drawing library takes. */
export function ringToDraw(ring: Ring): number[][] {
  return ring.map(([lon, lat]) => [rounded(lon), rounded(lat)])
}

function rounded(degrees: number): number {
  return Math.round(degrees * PLACES_PER_DEG) / PLACES_PER_DEG
}

function same(a: LonLat | undefined, b: LonLat | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1]
}
