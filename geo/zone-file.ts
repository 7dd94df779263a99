import type { Feature, MultiPolygon, Polygon } from 'geojson'
import type { LonLat } from './lonlat.ts'
import { isLonLat } from './lonlat.ts'
import { failed, ok, type Result } from './result.ts'
import type { Basis, Limit, Part, Ring, Zone, ZoneKind, ZoneSet } from './zone.ts'
import { boxOfParts, crsProblem, shapeProblems } from './zone-validity.ts'

export const ZONE_KINDS: readonly ZoneKind[] = [
  'joint-area',
  'overlapping-claim',
  'territorial-sea',
  'contiguous-zone',
  'eez',
  'neighbour',
  'watch-area',
]

const BASES: readonly Basis[] = ['agreed', 'allocation', 'claimed', 'median', 'distance', 'closing', 'coast', 'drawn']

/** What the edges are of a zone that does not say: a line somebody drew. */
export const DRAWN_LIMIT: Limit = {
  id: 'drawn',
  basis: 'drawn',
  label: 'drawn line',
  instrument: 'none: drawn by hand, or from a file that does not say',
  source: 'operator',
  verified: false,
  agreedBy: [],
  disputedBy: [],
  toleranceNm: 0,
}

/**
 * Zones from parsed GeoJSON: a FeatureCollection with `version`, whose features are Polygons or MultiPolygons with
 * properties `id`, `name`, `kind` and `claimants`. The problem names the feature, the vertex and what was expected.
 * Shapes are checked as `shapeProblems` does; rings may wind either way.
 *
 * `limits`, if there, lists what the boundaries rest on, and each feature's property `edges` says which limit every edge
 * is: for each ring of each part a flat list of runs, `[count, limit, count, limit, ...]`, whose counts add up to the
 * ring's edges. A feature without `edges` is bounded by drawn lines.
 */
export function parseZones(json: unknown): Result<ZoneSet> {
  if (!isRecord(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features))
    return failed(`zones: type is ${shown(isRecord(json) ? json.type : json)}, expected a GeoJSON FeatureCollection`)
  if (typeof json.version !== 'string' || json.version === '')
    return failed(`zones: version is ${shown(json.version)}, expected a text`)
  const crs = crsProblem(json)
  if (crs !== undefined) return failed(`zones: ${crs}`)
  const limits = parseLimits(json.limits)
  if (!limits.ok) return limits
  const zones: Zone[] = []
  const ids = new Set<string>()
  for (const [i, feature] of json.features.entries()) {
    const zone = parseZone(feature, `features[${i}]`, limits.value)
    if (!zone.ok) return zone
    if (ids.has(zone.value.id))
      return failed(`features[${i}].properties.id is ${shown(zone.value.id)}, which is taken already`)
    ids.add(zone.value.id)
    zones.push(zone.value)
  }
  return ok({ version: json.version, zones, limits: limits.value })
}

/** A zone set as the GeoJSON that `parseZones` reads. */
export function zonesJson({ version, zones, limits }: ZoneSet) {
  const features = zones.map((zone) => {
    const { parts: _, edgeLimits, box: __, ...properties } = zone
    const edges = edgeLimits.map((part) => part.map(runsOf))
    return { ...zoneFeature(zone), properties: { ...properties, edges } }
  })
  return { type: 'FeatureCollection', version, limits, features } as const
}

/** The limits of a ring's edges as `[count, limit, count, limit, ...]`. */
export function runsOf(edges: Iterable<number>): readonly number[] {
  const runs: number[] = []
  for (const limit of edges) {
    if (limit === runs.at(-1)) runs[runs.length - 2] = (runs.at(-2) as number) + 1
    else runs.push(1, limit)
  }
  return runs
}

/** The zone as a GeoJSON feature, for turf. */
export function zoneFeature(zone: Zone): Feature<MultiPolygon> {
  const coordinates = zone.parts.map((part) => part.map((ring) => ring.map(([lon, lat]) => [lon, lat])))
  return { type: 'Feature', properties: { id: zone.id }, geometry: { type: 'MultiPolygon', coordinates } }
}

function parseZone(feature: unknown, place: string, limits: readonly Limit[]): Result<Zone> {
  if (!isRecord(feature) || !isRecord(feature.properties))
    return failed(`${place} is ${shown(feature)}, expected a Feature with properties`)
  const { id, name, kind, claimants, shortName, note, edges } = feature.properties
  if (typeof id !== 'string' || id === '') return failed(`${place}.properties.id is ${shown(id)}, expected a text`)
  if (typeof name !== 'string' || name === '')
    return failed(`${place}.properties.name is ${shown(name)}, expected a text`)
  const known = ZONE_KINDS.find((each) => each === kind)
  if (!known) return failed(`${place}.properties.kind is ${shown(kind)}, expected one of ${ZONE_KINDS.join(', ')}`)
  if (!Array.isArray(claimants) || !claimants.every((each) => typeof each === 'string'))
    return failed(`${place}.properties.claimants is ${shown(claimants)}, expected a list of country codes`)
  const parts = parseParts(feature.geometry, `${place}.geometry`)
  if (!parts.ok) return parts
  const edgeLimits = parseEdges(edges, parts.value, limits, `${place}.properties.edges`)
  if (!edgeLimits.ok) return edgeLimits
  return ok({
    id,
    name,
    ...(typeof shortName === 'string' && { shortName }),
    kind: known,
    claimants,
    ...(typeof note === 'string' && { note }),
    parts: parts.value,
    edgeLimits: edgeLimits.value,
    box: boxOfParts(parts.value),
  })
}

function parseLimits(json: unknown): Result<readonly Limit[]> {
  if (json === undefined) return ok([DRAWN_LIMIT])
  if (!Array.isArray(json) || json.length === 0) return failed(`zones: limits is ${shown(json)}, expected a list`)
  const limits: Limit[] = []
  for (const [i, each] of json.entries()) {
    const limit = parseLimit(each, `limits[${i}]`)
    if (!limit.ok) return limit
    limits.push(limit.value)
  }
  return ok(limits)
}

function parseLimit(json: unknown, place: string): Result<Limit> {
  if (!isRecord(json)) return failed(`${place} is ${shown(json)}, expected a limit`)
  const { id, label, instrument, source, verified, agreedBy, disputedBy, toleranceNm, note } = json
  const basis = BASES.find((each) => each === json.basis)
  if (!basis) return failed(`${place}.basis is ${shown(json.basis)}, expected one of ${BASES.join(', ')}`)
  if (typeof id !== 'string' || id === '') return failed(`${place}.id is ${shown(id)}, expected a text`)
  if (typeof label !== 'string') return failed(`${place}.label is ${shown(label)}, expected a text`)
  if (typeof instrument !== 'string') return failed(`${place}.instrument is ${shown(instrument)}, expected a text`)
  if (typeof source !== 'string') return failed(`${place}.source is ${shown(source)}, expected a text`)
  if (typeof verified !== 'boolean') return failed(`${place}.verified is ${shown(verified)}, expected true or false`)
  if (!isTexts(agreedBy)) return failed(`${place}.agreedBy is ${shown(agreedBy)}, expected a list of country codes`)
  if (!isTexts(disputedBy))
    return failed(`${place}.disputedBy is ${shown(disputedBy)}, expected a list of country codes`)
  if (typeof toleranceNm !== 'number' || !(toleranceNm >= 0))
    return failed(`${place}.toleranceNm is ${shown(toleranceNm)}, expected nautical miles, 0 or more`)
  const limit = { id, basis, label, instrument, source, verified, agreedBy, disputedBy, toleranceNm }
  return ok(typeof note === 'string' ? { ...limit, note } : limit)
}

function parseEdges(
  json: unknown,
  parts: readonly Part[],
  limits: readonly Limit[],
  place: string,
): Result<readonly (readonly Uint16Array[])[]> {
  if (json === undefined) {
    const drawn = limits.findIndex(({ basis }) => basis === 'drawn')
    if (drawn < 0) return failed(`${place} is not there, expected runs of limits, or a limit with basis "drawn"`)
    return ok(parts.map((part) => part.map((ring) => new Uint16Array(ring.length - 1).fill(drawn))))
  }
  const all: Uint16Array[][] = []
  for (const [p, part] of parts.entries()) {
    const rings: Uint16Array[] = []
    for (const [r, ring] of part.entries()) {
      const runs: unknown = Array.isArray(json) && Array.isArray(json[p]) ? json[p][r] : undefined
      const edges = edgesOf(runs, ring.length - 1, limits.length)
      if (!edges)
        return failed(
          `${place}[${p}][${r}] is ${shown(runs)}, expected pairs of count and limit for ${ring.length - 1} edges and ${limits.length} limits`,
        )
      rings.push(edges)
    }
    all.push(rings)
  }
  return ok(all)
}

function edgesOf(runs: unknown, count: number, limits: number): Uint16Array | undefined {
  if (!Array.isArray(runs) || runs.length % 2 !== 0) return undefined
  const edges = new Uint16Array(count)
  let at = 0
  for (let i = 0; i < runs.length; i += 2) {
    const [length, limit]: unknown[] = [runs[i], runs[i + 1]]
    if (!isWhole(length) || !isWhole(limit) || limit >= limits || at + length > count) return undefined
    edges.fill(limit, at, at + length)
    at += length
  }
  return at === count ? edges : undefined
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
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
  const [problem] = shapeProblems(parts, 1)
  if (!problem) return ok(parts)
  const { part, ring, vertex, text } = problem
  return failed(`${place}.coordinates[${part}][${ring}]${vertex === undefined ? '' : `[${vertex}]`}: ${text}`)
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
