import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseLand } from '#geo/land-file.ts'
import type { Part, ZoneSet } from '#geo/zone.ts'
import { parseZones } from '#geo/zone-file.ts'
import { projectFolder } from './files.ts'

const folder = join(projectFolder, 'geo/data')

/** GeoJSON text of the zones that came with the product. */
export function builtZonesJson(): Promise<string> {
  return readFile(join(folder, 'zones.geojson'), 'utf8')
}

/** The zones that came with the product, whatever an operator has put in force. Throws when the file is broken. */
export async function builtZones(): Promise<ZoneSet> {
  const zones = parseZones(JSON.parse(await builtZonesJson()))
  if (!zones.ok) throw new Error(zones.problem)
  return zones.value
}

/** The land that came with the product. Throws when the file is broken. */
export async function builtLand(): Promise<readonly Part[]> {
  const land = parseLand(JSON.parse(await readFile(join(folder, 'land.geojson'), 'utf8')))
  if (!land.ok) throw new Error(land.problem)
  return land.value
}
