import { readFileSync } from 'node:fs'
import { parseLand } from '#geo/land-file.ts'
import type { Box } from '#geo/lonlat.ts'
import { layWaterGrid, type WaterGrid } from './water-grid.ts'

/** From the Andaman Sea to the Celebes Sea and from the Java Sea to the north of the South China Sea. */
const AROUND: Box = [94, -5, 125, 17]
/**
 * Side of a cell, degrees: 0.6 NM. With one cell kept clear all round, ships stay at least that far off the coast, and
 * the Singapore Strait is still open.
 */
const CELL_DEG = 0.01

let waters: WaterGrid | undefined

/** The waters round Malaysia by the land that came with the product; laid when first asked for, and kept. */
export function malaysianWaters(): WaterGrid {
  waters ??= readWaters()
  return waters
}

function readWaters(): WaterGrid {
  const land = parseLand(JSON.parse(readFileSync(new URL('../../../geo/data/land.geojson', import.meta.url), 'utf8')))
  if (!land.ok) throw new Error(`land.geojson: ${land.problem}`)
  return layWaterGrid(land.value, AROUND, CELL_DEG)
}
