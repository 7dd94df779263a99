import { isObject, objectOr, shown } from './json-value.ts'
import type { Place, TrackWriter } from './track-writer.ts'

/**
 * Names of WGS 84 in degrees, longitude first: what RFC 7946 has without saying, what GeoJSON of 2008 (section 3) and
 * OGC 19-045r3 say by name. EPSG 4979 is the same with a height.
 */
const WGS_84 =
  /^(?:urn:(?:x-)?ogc:def:crs:)?(?:ogc:(?:[\d.]{0,5}:)?crs84h?|crs:?84|epsg:(?:[\d.]{0,8}:)?(?:4326|4979)|wgs ?84)$/i
const WGS_84_ADDRESS =
  /^https?:\/\/www\.opengis\.net\/def\/crs\/(?:ogc\/[\d.]{1,5}\/crs84h?|epsg\/[\d.]{1,8}\/(?:4326|4979))$/i

/** Whether a thing's positions are WGS 84, by what it says; if not, it is rejected here, with the name it gives. */
export function hasKnownCrs(thing: unknown, place: Place, writer: TrackWriter): boolean {
  const { crs } = objectOr(thing)
  if (crs === undefined || crs === null) return true
  const name = typeof crs === 'string' ? crs : objectOr(objectOr(crs).properties).name
  if (typeof name === 'string' && name.length <= 100 && (WGS_84.test(name) || WGS_84_ADDRESS.test(name))) return true
  const said = name === undefined && isObject(crs) ? `of the type ${shown(crs.type)}` : shown(name)
  writer.reject(place, 'crs', `the coordinate reference system is ${said}, expected WGS 84 (CRS84 or EPSG:4326)`)
  return false
}
