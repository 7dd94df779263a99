import { parseDbf, parseShp } from 'shpjs'
import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { RawFeature, RawFile } from './raw-feature.ts'
import type { UnpackedFiles } from './unpack.ts'

/** The first four bytes of a .shp file (ESRI Shapefile Technical Description, 1998). */
export function isShapefile(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0x27 && bytes[3] === 0x0a
}

/** Every layer of an unpacked shapefile. The `.prj` must say WGS 84 in degrees; without one it is taken for granted. */
export function readShapefiles(files: UnpackedFiles): Result<RawFile> {
  const features: RawFeature[] = []
  const notes: string[] = []
  for (const [path, shp] of files) {
    if (!/\.shp$/i.test(path)) continue
    const stem = path.slice(0, -4)
    const beside = (ending: string) => findFile(files, `${stem}.${ending}`)
    const layer = plainText(stem.split('/').at(-1) ?? stem)
    const prj = beside('prj')
    const problem = prj && projectionProblem(new TextDecoder().decode(prj.subarray(0, 4096)))
    if (problem !== undefined) return failed(`${layer}.prj ${problem}`)
    if (!prj) notes.push(`${layer}.prj is not there: taken as WGS 84 in degrees`)
    if (!beside('shx')) notes.push(`${layer}.shx is not there: not needed`)
    const rows = readRows(layer, beside('dbf'), beside('cpg'), notes)
    if (!rows.ok) return rows
    const shapes = readShapes(layer, shp)
    if (!shapes.ok) return shapes
    for (const [i, geometry] of shapes.value.entries()) features.push({ geometry, properties: rows.value[i] ?? {} })
  }
  return features.length > 0
    ? ok({ format: 'shapefile', features, notes, nest: true })
    : failed('the archive holds no shape, expected a .shp file with polygons')
}

function readShapes(layer: string, shp: Uint8Array): Result<readonly unknown[]> {
  if (!isShapefile(shp)) return failed(`${layer}.shp does not begin as a shapefile does`)
  try {
    return ok(parseShp(shp))
  } catch (error) {
    return failed(`${layer}.shp cannot be read: ${reason(error)}`)
  }
}

function readRows(
  layer: string,
  dbf: Uint8Array | undefined,
  cpg: Uint8Array | undefined,
  notes: string[],
): Result<readonly Record<string, unknown>[]> {
  if (!dbf) {
    notes.push(`${layer}.dbf is not there: zones are named after the file`)
    return ok([])
  }
  // Header bytes 4 to 11: rows, length of the header, length of a row. More rows than bytes would fill the memory.
  const header = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength)
  if (dbf.byteLength < 33) return failed(`${layer}.dbf has ${dbf.byteLength} bytes, expected a table`)
  const [rows, rowBytes] = [header.getUint32(4, true), header.getUint16(10, true)]
  if (rowBytes === 0 || header.getUint16(8, true) + rows * rowBytes > dbf.byteLength + 1)
    return failed(`${layer}.dbf has ${dbf.byteLength} bytes, expected ${rows} rows of ${rowBytes}`)
  try {
    return ok(parseDbf(dbf, cpg))
  } catch (error) {
    return failed(`${layer}.dbf cannot be read: ${reason(error)}`)
  }
}

/** What is wrong with a coordinate system in well-known text: it must be geographic and on WGS 84. */
function projectionProblem(wkt: string): string | undefined {
  const [, kind = '', name = ''] = /^\s*(\w+)\s*\[\s*"([^"]*)"/.exec(wkt) ?? []
  const isGeographic = /^(GEOGCS|GEOGCRS|GEODCRS)$/i.test(kind)
  const isWgs84 = /WGS[ _]?(19)?84|World Geodetic System 1984/i.test(name)
  if (isGeographic && isWgs84) return undefined
  return `says ${kind ? `${kind} "${plainText(name)}"` : `"${plainText(wkt)}"`}, expected GEOGCS on WGS 84, in degrees (EPSG:4326)`
}

function findFile(files: UnpackedFiles, path: string): Uint8Array | undefined {
  for (const [each, bytes] of files) if (each.toLowerCase() === path.toLowerCase()) return bytes
  return undefined
}

function reason(error: unknown): string {
  return plainText(error instanceof Error ? error.message : String(error))
}
