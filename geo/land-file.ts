import { failed, ok, type Result } from './result.ts'
import type { Part } from './zone.ts'
import { readPolygons } from './zone-validity.ts'

/**
 * Land from parsed GeoJSON, a FeatureCollection of Polygons and MultiPolygons: the parts of all features that are `land`
 * by their property `kind` (or that have none). The problem names the feature and what was expected.
 */
export function parseLand(json: unknown): Result<readonly Part[]> {
  if (!isRecord(json) || !Array.isArray(json.features)) return failed('land: expected a GeoJSON FeatureCollection')
  const all: Part[] = []
  for (const [i, feature] of json.features.entries()) {
    if (!isRecord(feature) || !isRecord(feature.geometry)) return failed(`land: features[${i}] has no geometry`)
    if (isRecord(feature.properties) && (feature.properties.kind ?? 'land') !== 'land') continue
    const { type, coordinates } = feature.geometry
    if (type !== 'Polygon' && type !== 'MultiPolygon')
      return failed(`land: features[${i}] is ${JSON.stringify(type)}, expected Polygon or MultiPolygon`)
    const { parts, problems } = readPolygons(type === 'Polygon' ? [coordinates] : coordinates)
    if (problems[0]) return failed(`land: features[${i}], part ${problems[0].part}: ${problems[0].text}`)
    for (const part of parts) all.push(part)
  }
  return ok(all)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
