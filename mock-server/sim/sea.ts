import { readFileSync } from 'node:fs'
import { parseLand } from '#geo/land-file.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { ZoneIndex } from '#geo/zone-index.ts'

/** Cell size in degrees: coarse, for it is asked some hundred thousand times and then never again. */
const CELL_DEG = 0.05

let land: ZoneIndex | undefined

/** Whether a place near Malaysia is water, by the land that came with the product. Lakes are land here. */
export function isSea([lon, lat]: LonLat): boolean {
  land ??= readLand()
  return !land.contains(lon, lat)
}

function readLand(): ZoneIndex {
  const parts = parseLand(JSON.parse(readFileSync(new URL('../../geo/data/land.geojson', import.meta.url), 'utf8')))
  if (!parts.ok) throw new Error(`land.geojson: ${parts.problem}`)
  return new ZoneIndex(parts.value, CELL_DEG)
}
