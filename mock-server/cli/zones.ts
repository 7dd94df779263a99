import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ZoneSet } from '#geo/zone.ts'
import { parseZones } from '#geo/zone-file.ts'
import { projectFolder } from '../files.ts'

/** The zones in force. Throws when the project's own file is broken. */
export async function loadZones(): Promise<ZoneSet> {
  const zones = parseZones(JSON.parse(await readFile(join(projectFolder, 'geo/data/zones.geojson'), 'utf8')))
  if (!zones.ok) throw new Error(zones.problem)
  return zones.value
}
