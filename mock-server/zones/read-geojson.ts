import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { parseZones } from '#geo/zone-file.ts'
import { crsProblem } from '#geo/zone-validity.ts'
import type { ImportedFile } from './imported-file.ts'
import type { RawFeature, RawFile } from './raw-feature.ts'

/** Features of a GeoJSON text, or the zones of one in our own format, which are checked already. */
export function readGeoJson(text: string): Result<RawFile | ImportedFile> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return failed(`not JSON: ${plainText(error instanceof Error ? error.message : String(error), 120)}`)
  }
  if (!isRecord(json)) return failed('JSON, but no object, expected a GeoJSON FeatureCollection, Feature or geometry')
  const crs = crsProblem(json)
  if (crs !== undefined) return failed(crs)
  if (typeof json.version === 'string' && Array.isArray(json.limits)) return readOwn(json)
  const features = featuresOf(json)
  return features
    ? ok({ format: 'GeoJSON', features, notes: [] })
    : failed(
        `type is ${plainText(JSON.stringify(json.type) ?? 'not there')}, expected FeatureCollection, Feature, Polygon or MultiPolygon`,
      )
}

/** The zones that this product itself wrote, watch areas among them. */
function readOwn(json: Record<string, unknown>): Result<ImportedFile> {
  const set = parseZones(json)
  if (!set.ok) return failed(plainText(set.problem, 400))
  const { version, limits } = set.value
  if (set.value.zones.length === 0) return failed('the file holds no feature, expected polygons')
  const zones = set.value.zones.map(({ box: _, ...zone }) => zone)
  return ok({ format: 'GeoJSON', version, zones, limits, problems: [], notes: [] })
}

function featuresOf(json: Record<string, unknown>): RawFeature[] | undefined {
  switch (json.type) {
    case 'FeatureCollection':
      return Array.isArray(json.features) ? json.features.map(featureOf) : undefined
    case 'Feature':
      return [featureOf(json)]
    case 'Polygon':
    case 'MultiPolygon':
      return [{ geometry: json, properties: {} }]
    default:
      return undefined
  }
}

function featureOf(json: unknown): RawFeature {
  if (!isRecord(json) || json.type !== 'Feature')
    return { geometry: null, properties: {}, problems: [`${plainText(JSON.stringify(json))}, expected a Feature`] }
  return { geometry: json.geometry, properties: json.properties, id: json.id }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
