import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Part } from '#geo/zone.ts'
import {
  boxProblem,
  MOST_PROBLEMS,
  MOST_VERTICES,
  nestRings,
  readPolygons,
  rightWound,
  ringWords,
  type ShapeProblem,
  shapeProblems,
  sizeProblem,
  vertexCount,
} from '#geo/zone-validity.ts'
import type { ImportedFile, ImportedZone } from './imported-file.ts'
import type { RawFeature, RawFile } from './raw-feature.ts'
import { readGeoJson } from './read-geojson.ts'
import { readKml } from './read-kml.ts'
import { isShapefile, readShapefiles } from './read-shapefile.ts'
import { isZip, LARGEST_FILE_BYTES, unpack } from './unpack.ts'
import { slugOf, zoneProperties } from './zone-properties.ts'

const MOST_ZONES = 1000
const LONGEST_PROBLEM = 400

/**
 * The zones of a file: GeoJSON, a shapefile (zipped or bare), KML or KMZ, told apart by their content. Features that
 * cannot be used are told, each with its place, and the rest is taken; without any that can be used all is refused.
 * Names come from the file and are made plain, ids from the file or the names.
 */
export function readZoneFile(bytes: Uint8Array, fileName: string): Result<ImportedFile, readonly string[]> {
  const raw = readRaw(bytes, fileName)
  if (!raw.ok) return failed([plainText(raw.problem, LONGEST_PROBLEM)])
  if (!('features' in raw.value)) {
    const shapes = raw.value.zones.map(({ parts }) => parts)
    const problem = shapes.map(boxProblem).find((each) => each !== undefined) ?? sizeProblem(shapes)
    return problem === undefined ? ok(raw.value) : failed([problem])
  }
  return zonesOf(raw.value, plainText(fileName).replace(/\.[^.]*$/, ''))
}

function readRaw(bytes: Uint8Array, fileName: string): Result<RawFile | ImportedFile> {
  if (bytes.length === 0) return failed('the file is empty')
  if (bytes.length > LARGEST_FILE_BYTES)
    return failed(`the file has ${bytes.length} bytes, expected at most ${LARGEST_FILE_BYTES}`)
  if (isShapefile(bytes)) return readShapefiles(new Map([[`${fileName.replace(/\.shp$/i, '')}.shp`, bytes]]))
  if (isZip(bytes)) return readArchive(bytes)
  const text = textOf(bytes)
  if (!text.ok) return text
  const start = text.value.trimStart().slice(0, 20)
  if (start.startsWith('{') || start.startsWith('[')) return readGeoJson(text.value)
  if (start.startsWith('<')) return readKml(text.value)
  return failed(`the file begins with "${plainText(start)}", expected GeoJSON, a zipped shapefile, KML or KMZ`)
}

function readArchive(bytes: Uint8Array): Result<RawFile> {
  const files = unpack(bytes)
  if (!files.ok) return files
  const names = [...files.value.keys()]
  if (names.some((name) => /\.shp$/i.test(name))) return readShapefiles(files.value)
  const kmls = names.filter((name) => /\.kml$/i.test(name))
  const main = kmls.find((name) => /(^|\/)doc\.kml$/i.test(name)) ?? kmls[0]
  if (main === undefined) return failed('the archive holds no .shp and no .kml, expected a shapefile or KMZ')
  const text = textOf(files.value.get(main) ?? new Uint8Array())
  if (!text.ok) return text
  const kml = readKml(text.value)
  if (!kml.ok) return kml
  const notes = kmls.length > 1 ? [`of ${kmls.length} KML files in the archive, ${plainText(main)} was read`] : []
  return ok({ ...kml.value, format: 'KMZ', notes })
}

function textOf(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return failed('the file is not UTF-8 text, expected GeoJSON, a zipped shapefile, KML or KMZ')
  }
}

function zonesOf(raw: RawFile, stem: string): Result<ImportedFile, readonly string[]> {
  if (raw.features.length > MOST_ZONES)
    return failed([`the file has ${raw.features.length} features, expected at most ${MOST_ZONES}`])
  const zones: ImportedZone[] = []
  const problems: string[] = []
  const notes = [...raw.notes]
  const ids = new Set<string>()
  let vertices = 0
  for (const [i, feature] of raw.features.entries()) {
    const place = `feature ${i + 1}`
    const properties = zoneProperties(feature.properties, feature.id)
    const told = properties.name ? `${place} "${properties.name}"` : place
    const shape = shapeOf(feature, raw.nest ?? false)
    if (properties.problem !== undefined || !shape.ok) {
      if (properties.problem !== undefined) problems.push(`${told}: ${properties.problem}`)
      if (!shape.ok) problems.push(...shape.problem.map((problem) => `${told}${problem}`))
      continue
    }
    const { kind, claimants, note, id } = properties
    const name = properties.name ?? (raw.features.length === 1 ? stem : `${stem} ${i + 1}`)
    if (id !== undefined && ids.has(id)) {
      problems.push(`${told}: id is "${id}", which is taken already`)
      continue
    }
    const ownId = id ?? freshId(slugOf(name) || 'zone', ids)
    ids.add(ownId)
    if (shape.value.turned > 0 && !raw.nest)
      notes.push(`${told}: rings that wound the wrong way were turned round: ${shape.value.turned}`)
    const { parts } = shape.value
    vertices += vertexCount(parts)
    if (vertices > MOST_VERTICES) break
    zones.push({ id: ownId, name, ...(kind && { kind }), claimants, ...(note !== undefined && { note }), parts })
  }
  const large =
    vertices > MOST_VERTICES
      ? `the file has more than ${MOST_VERTICES} vertices, expected at most as many`
      : sizeProblem(zones.map(({ parts }) => parts))
  if (large !== undefined) return failed([large, ...firstOf(problems)])
  if (raw.features.length === 0) return failed(['the file holds no feature, expected polygons'])
  if (zones.length === 0) return failed(firstOf(problems))
  return ok({ format: raw.format, zones, problems: firstOf(problems), notes: firstOf(notes) })
}

/** As many as anybody reads, made plain, and how many more there are. */
function firstOf(texts: readonly string[]): readonly string[] {
  const told = texts.slice(0, MOST_PROBLEMS).map((text) => plainText(text, LONGEST_PROBLEM))
  return texts.length > MOST_PROBLEMS ? [...told, `and ${texts.length - MOST_PROBLEMS} more`] : told
}

/** The parts of a feature, wound right, or what is wrong with it, to follow its name. */
function shapeOf(
  { geometry, problems = [] }: RawFeature,
  nest: boolean,
): Result<{ readonly parts: readonly Part[]; readonly turned: number }, readonly string[]> {
  if (problems.length > 0) return failed(problems.map((problem) => `: ${problem}`))
  const polygons = polygonsOf(geometry)
  if (!polygons.ok) return failed([`: ${polygons.problem}`])
  const read = readPolygons(polygons.value)
  if (read.problems.length > 0) return failed(read.problems.map(placed))
  const isSmall = vertexCount(read.parts) <= MOST_VERTICES
  const parts = nest && isSmall ? nestRings(read.parts.flat()) : read.parts
  const wrong = shapeProblems(parts)
  if (wrong.length > 0) return failed(wrong.map(placed))
  const large = boxProblem(parts)
  return large === undefined ? ok(rightWound(parts)) : failed([`: ${large}`])
}

/** The coordinates of a polygon or of several, as those of a MultiPolygon; nothing in them is looked at yet. */
function polygonsOf(geometry: unknown): Result<unknown> {
  const type = typeof geometry === 'object' && geometry !== null && 'type' in geometry ? geometry.type : undefined
  const { coordinates } = { coordinates: undefined, ...(geometry as object | null) }
  if (type === 'Polygon') return ok([coordinates])
  if (type === 'MultiPolygon') return ok(coordinates)
  const found = type === undefined ? 'no geometry' : plainText(String(type))
  return failed(`is ${found}, expected Polygon or MultiPolygon`)
}

function placed({ part, ring, vertex, text }: ShapeProblem): string {
  return `, part ${part + 1}, ${ringWords({ ring })}${vertex === undefined ? '' : `, vertex ${vertex + 1}`}: ${text}`
}

function freshId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
  return id
}
