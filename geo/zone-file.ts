import type { Feature, MultiPolygon, Polygon } from 'geojson'
import type { Box, LonLat } from './lonlat.ts'
import { isLonLat } from './lonlat.ts'
import { failed, ok, type Result } from './result.ts'
import type { Part, Ring, Zone, ZoneKind, ZoneSet } from './zone.ts'

const KINDS: readonly ZoneKind[] = [
  'territorial-sea',
  'contiguous-zone',
  'eez',
  'joint-area',
  'overlapping-claim',
  'neighbour',
]

/**
 * Zones from parsed GeoJSON: a FeatureCollection with `version`, whose features are Polygons or MultiPolygons with
 * properties `id`, `name`, `kind` and `claimants`. The problem names the feature, the vertex and what was expected.
 */
export function parseZones(json: unknown): Result<ZoneSet> {
  if (!isRecord(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features))
    return failed(`zones: type is ${shown(isRecord(json) ? json.type : json)}, expected a GeoJSON FeatureCollection`)
  if (typeof json.version !== 'string' || json.version === '')
    return failed(`zones: version is ${shown(json.version)}, expected a text`)
  const zones: Zone[] = []
  const ids = new Set<string>()
  for (const [i, feature] of json.features.entries()) {
    const zone = parseZone(feature, `features[${i}]`)
    if (!zone.ok) return zone
    if (ids.has(zone.value.id))
      return failed(`features[${i}].properties.id is ${shown(zone.value.id)}, which is taken already`)
    ids.add(zone.value.id)
    zones.push(zone.value)
  }
  return ok({ version: json.version, zones })
}

/** The zone as a GeoJSON feature, for turf. */
export function zoneFeature(zone: Zone): Feature<MultiPolygon> {
  const coordinates = zone.parts.map((part) => part.map((ring) => ring.map(([lon, lat]) => [lon, lat])))
  return { type: 'Feature', properties: { id: zone.id }, geometry: { type: 'MultiPolygon', coordinates } }
}

function parseZone(feature: unknown, place: string): Result<Zone> {
  if (!isRecord(feature) || !isRecord(feature.properties))
    return failed(`${place} is ${shown(feature)}, expected a Feature with properties`)
  const { id, name, kind, claimants } = feature.properties
  if (typeof id !== 'string' || id === '') return failed(`${place}.properties.id is ${shown(id)}, expected a text`)
  if (typeof name !== 'string' || name === '')
    return failed(`${place}.properties.name is ${shown(name)}, expected a text`)
  const known = KINDS.find((each) => each === kind)
  if (!known) return failed(`${place}.properties.kind is ${shown(kind)}, expected one of ${KINDS.join(', ')}`)
  if (!Array.isArray(claimants) || !claimants.every((each) => typeof each === 'string'))
    return failed(`${place}.properties.claimants is ${shown(claimants)}, expected a list of country codes`)
  const parts = parseParts(feature.geometry, `${place}.geometry`)
  if (!parts.ok) return parts
  return ok({ id, name, kind: known, claimants, parts: parts.value, box: boxOf(parts.value) })
}

function parseParts(geometry: unknown, place: string): Result<Part[]> {
  if (!isGeometry(geometry))
    return failed(
      `${place}.type is ${shown(isRecord(geometry) ? geometry.type : geometry)}, expected Polygon or MultiPolygon`,
    )
  const polygons: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!Array.isArray(polygons) || polygons.length === 0)
    return failed(`${place}.coordinates is ${shown(polygons)}, expected polygons`)
  const parts: Part[] = []
  for (const [p, polygon] of polygons.entries()) {
    if (!Array.isArray(polygon) || polygon.length === 0)
      return failed(`${place}.coordinates[${p}] is ${shown(polygon)}, expected rings`)
    const rings: Ring[] = []
    for (const [r, ring] of polygon.entries()) {
      const parsed = parseRing(ring, `${place}.coordinates[${p}][${r}]`)
      if (!parsed.ok) return parsed
      rings.push(parsed.value)
    }
    parts.push(rings)
  }
  return ok(parts)
}

function parseRing(ring: unknown, place: string): Result<Ring> {
  if (!Array.isArray(ring) || ring.length < 4)
    return failed(`${place} has ${Array.isArray(ring) ? ring.length : 'no'} places, expected at least 4`)
  const places: LonLat[] = []
  for (const [i, position] of ring.entries()) {
    const [lon, lat]: unknown[] = Array.isArray(position) ? position : []
    if (typeof lon !== 'number' || typeof lat !== 'number' || !isLonLat(lon, lat))
      return failed(`${place}[${i}] is ${shown(position)}, expected [longitude -180..180, latitude -90..90]`)
    places.push([lon, lat])
  }
  const [first, last] = [places[0], places.at(-1)]
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return failed(`${place} starts at ${shown(first)} and ends at ${shown(last)}, expected a closed ring`)
  return ok(places)
}

function boxOf(parts: readonly Part[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of parts.flatMap((part) => part[0] ?? [])) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isGeometry(value: unknown): value is Pick<Polygon | MultiPolygon, 'type'> & { coordinates: unknown } {
  return isRecord(value) && (value.type === 'Polygon' || value.type === 'MultiPolygon')
}

/** A value as it may stand in a message: short, on one line. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
