import { readAircraftList, readTrace } from './aircraft-json.ts'
import { readGeoJsonFeature } from './geojson.ts'
import { hasKnownCrs } from './json-crs.ts'
import { isObject, type JsonObject, listOr, objectOr, shown } from './json-value.ts'
import { isMovingGeometry, readMovingFeature } from './mf-json.ts'
import { type Place, placeIn, type TrackWriter } from './track-writer.ts'

/** Which JSON a document is. `trace` is what readsb and tar1090 keep of aircraft: a trace, or a list of them. */
export type JsonFormat = 'geojson' | 'mf-json' | 'trace'

/** For messages. */
export const READABLE_JSON =
  'GeoJSON ("type" and "features"), Moving Features JSON ("type" and "coordinates" with "datetimes"), or a trace ("icao" and "trace") or list ("now" and "aircraft") of readsb'

const GEOMETRY = /^(?:Point|MultiPoint|LineString|MultiLineString|Polygon|MultiPolygon|GeometryCollection)$/
/** Enough of a collection to see whether its features move. */
const FEATURES_LOOKED_AT = 100
const KEYS_SHOWN = 8

/** Which JSON a document is, by its members; undefined when none that can be read. */
function jsonFormatOf(document: unknown): JsonFormat | undefined {
  if (!isObject(document)) return undefined
  const { type } = document
  if (isMovingGeometry(type)) return 'mf-json'
  if (type === 'Feature') return isMoving(document) ? 'mf-json' : 'geojson'
  if (type === 'FeatureCollection' && Array.isArray(document.features))
    return document.features.slice(0, FEATURES_LOOKED_AT).some(isMoving) ? 'mf-json' : 'geojson'
  if (typeof type === 'string' && GEOMETRY.test(type)) return 'geojson'
  if (Array.isArray(document.trace) && 'icao' in document) return 'trace'
  const isList = Array.isArray(document.aircraft) || Array.isArray(document.ac)
  return isList && 'now' in document ? 'trace' : undefined
}

function isMoving(feature: unknown): boolean {
  const { temporalGeometry, properties } = objectOr(feature)
  return isObject(temporalGeometry) || Array.isArray(objectOr(properties).datetimes)
}

/**
 * Reads one document, of whichever format it is. `within` is its line in a file of one document a line. Answers which
 * it was; one that cannot be read is rejected with what it holds.
 */
export function readJsonDocument(
  document: unknown,
  within: Place | undefined,
  writer: TrackWriter,
): JsonFormat | undefined {
  const format = jsonFormatOf(document)
  if (format === undefined || !isObject(document)) {
    const found = isObject(document) ? keysOf(document) : shown(document)
    writer.reject(within ?? { line: 1, words: 'the JSON' }, 'unknown-json', `${found}, expected ${READABLE_JSON}`)
    return undefined
  }
  if ('trace' in document && format === 'trace') readTrace(document, within, writer)
  else if (format === 'trace') readAircraftList(document, within, writer)
  else if (document.type === 'FeatureCollection') readCollection(document, within, writer)
  else readFeature(asFeature(document), within ?? placeIn(undefined, 'feature', 1), writer)
  return format
}

function readCollection(document: JsonObject, within: Place | undefined, writer: TrackWriter): void {
  if (!hasKnownCrs(document, within ?? { line: 1, words: 'the collection' }, writer)) return
  for (const [index, feature] of listOr(document.features).entries())
    readFeature(feature, placeIn(within, 'feature', index + 1), writer)
}

/** A geometry alone is a feature that nothing is known of. */
function asFeature(document: JsonObject): JsonObject {
  const { type } = document
  if (type === 'Feature') return document
  return isMovingGeometry(type) ? { temporalGeometry: document } : { geometry: document }
}

function readFeature(feature: unknown, place: Place, writer: TrackWriter): void {
  if (!isObject(feature)) writer.reject(place, 'no-position', `${shown(feature)}, expected a Feature`)
  else if (isObject(feature.temporalGeometry)) readMovingFeature(feature, place, writer)
  else readGeoJsonFeature(feature, place, writer)
}

function keysOf(document: JsonObject): string {
  const keys = Object.keys(document)
  if (keys.length === 0) return 'an empty object'
  const first = keys.slice(0, KEYS_SHOWN).map((key) => JSON.stringify(key.slice(0, 30)))
  const more = keys.length > KEYS_SHOWN ? ` and ${keys.length - KEYS_SHOWN} more` : ''
  return `an object with ${first.join(', ')}${more}`
}
