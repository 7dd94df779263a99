import type { LonLat } from '#geo/lonlat.ts'
import type { Ring } from '#geo/zone.ts'

export const WGS84_PRJ =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

export const UTM_PRJ = `PROJCS["WGS_1984_UTM_Zone_50N",${WGS84_PRJ},PROJECTION["Transverse_Mercator"],UNIT["Meter",1.0]]`

/** A polygon shapefile of one record for each list of rings (ESRI Shapefile Technical Description, 1998). */
export function shpOf(records: readonly (readonly Ring[])[]): Uint8Array {
  const bodies = records.map(recordOf)
  const bytes = new Uint8Array(100 + bodies.reduce((sum, body) => sum + 8 + body.length, 0))
  const view = new DataView(bytes.buffer)
  view.setInt32(0, 9994)
  view.setInt32(24, bytes.length / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, 5, true)
  let at = 100
  for (const [i, body] of bodies.entries()) {
    view.setInt32(at, i + 1)
    view.setInt32(at + 4, body.length / 2)
    bytes.set(body, at + 8)
    at += 8 + body.length
  }
  return bytes
}

function recordOf(rings: readonly Ring[]): Uint8Array {
  const places = rings.flat()
  const bytes = new Uint8Array(44 + rings.length * 4 + places.length * 16)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, 5, true)
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)]
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
  for (const [i, side] of box.entries()) view.setFloat64(4 + i * 8, side, true)
  view.setInt32(36, rings.length, true)
  view.setInt32(40, places.length, true)
  let first = 0
  for (const [i, ring] of rings.entries()) {
    view.setInt32(44 + i * 4, first, true)
    first += ring.length
  }
  for (const [i, [lon, lat]] of places.entries()) {
    view.setFloat64(44 + rings.length * 4 + i * 16, lon, true)
    view.setFloat64(44 + rings.length * 4 + i * 16 + 8, lat, true)
  }
  return bytes
}

const FIELD_BYTES = 32

/** A table of texts: rows of the same keys (dBASE III). */
export function dbfOf(rows: readonly Readonly<Record<string, string>>[]): Uint8Array {
  const keys = Object.keys(rows[0] ?? {})
  const headerBytes = 32 + keys.length * 32 + 1
  const rowBytes = 1 + keys.length * FIELD_BYTES
  const bytes = new Uint8Array(headerBytes + rows.length * rowBytes).fill(0x20, headerBytes)
  const view = new DataView(bytes.buffer)
  const text = new TextEncoder()
  view.setUint8(0, 3)
  view.setUint32(4, rows.length, true)
  view.setUint16(8, headerBytes, true)
  view.setUint16(10, rowBytes, true)
  for (const [i, key] of keys.entries()) {
    bytes.set(text.encode(key), 32 + i * 32)
    bytes[32 + i * 32 + 11] = 'C'.charCodeAt(0)
    bytes[32 + i * 32 + 16] = FIELD_BYTES
  }
  bytes[headerBytes - 1] = 0x0d
  for (const [r, row] of rows.entries())
    for (const [i, key] of keys.entries())
      bytes.set(text.encode(row[key] ?? ''), headerBytes + r * rowBytes + 1 + i * FIELD_BYTES)
  return bytes
}

/** A KML text of placemarks, each a name and rings, outer first. */
export function kmlOf(placemarks: readonly { readonly name: string; readonly rings: readonly Ring[] }[]): string {
  const ringText = (ring: Ring) =>
    `<LinearRing><coordinates>${ring.map((place: LonLat) => `${place.join()},0`).join('\n ')}</coordinates></LinearRing>`
  const polygon = ([outer = [], ...holes]: readonly Ring[]) =>
    `<Polygon><outerBoundaryIs>${ringText(outer)}</outerBoundaryIs>${holes
      .map((hole) => `<innerBoundaryIs>${ringText(hole)}</innerBoundaryIs>`)
      .join('')}</Polygon>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemarks
    .map(({ name, rings }) => `<Placemark><name>${name}</name>${polygon(rings)}</Placemark>`)
    .join('\n')}</Document></kml>`
}

/** A GeoJSON text of features with properties and the rings of one polygon. */
export function geoJsonOf(
  features: readonly { readonly properties?: object; readonly rings: unknown }[],
  more = {},
): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    ...more,
    features: features.map(({ properties = {}, rings }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates: rings },
    })),
  })
}
