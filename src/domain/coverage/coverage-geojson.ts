import type { CellRuns } from './cell-runs.ts'
import type { CoverageGrid } from './coverage-grid.ts'
import { type Lattice, rowCellAreasKm2 } from './lattice.ts'
import { type Corner, outlines } from './outlines.ts'
import { AGES_H } from './zone-coverage.ts'

/** The age classes in words, the youngest first. */
const AGE_CLASS_WORDS = [
  ...AGES_H.map((hours, i) => (i === 0 ? `within ${hours} h` : `${AGES_H[i - 1]} to ${hours} h ago`)),
  `more than ${AGES_H.at(-1)} h ago`,
  'never seen',
] as const

const NEVER = AGE_CLASS_WORDS.length - 1
const OUTSIDE = 255

/**
 * When the sea was last looked at as GeoJSON text (RFC 7946): one feature for each age class that there is, a
 * MultiPolygon of all cells of that class, with `lastLooked` (the class in words), `asOf` (ISO 8601, UTC) and `areaKm2`.
 * Only cells of `within`, such as a zone. Over a box that crosses the antimeridian longitudes go on above 180.
 */
export function coverageGeoJson(
  { lattice, lastS, latestMs }: Pick<CoverageGrid, 'lattice' | 'lastS' | 'latestMs'>,
  nowMs: number,
  within: Pick<CellRuns, 'from' | 'to'>,
): string {
  const asOfMs = Math.max(nowMs, latestMs)
  const classes = ageClasses(lastS, asOfMs / 1000, within)
  const features = AGE_CLASS_WORDS.flatMap((lastLooked, ageClass) => {
    const areas = outlines(lattice.columns, lattice.rows, (cell) => classes[cell] === ageClass)
    if (!areas.length) return []
    return {
      type: 'Feature',
      properties: { lastLooked, asOf: new Date(asOfMs).toISOString(), areaKm2: areaKm2(lattice, classes, ageClass) },
      geometry: {
        type: 'MultiPolygon',
        coordinates: areas.map((rings) => rings.map((ring) => ring.map((corner) => degrees(lattice, corner)))),
      },
    }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}

function ageClasses(lastS: Uint32Array, asOfS: number, { from, to }: Pick<CellRuns, 'from' | 'to'>): Uint8Array {
  const classes = new Uint8Array(lastS.length).fill(OUTSIDE)
  for (let run = 0; run < from.length; run++)
    for (let cell = from[run] as number; cell < (to[run] as number); cell++) {
      const last = lastS[cell] as number
      const age = AGES_H.findIndex((hours) => last >= asOfS - hours * 3600)
      classes[cell] = last === 0 ? NEVER : age < 0 ? AGES_H.length : age
    }
  return classes
}

function areaKm2(lattice: Lattice, classes: Uint8Array, ageClass: number): number {
  const areas = rowCellAreasKm2(lattice)
  let sum = 0
  for (const [cell, each] of classes.entries())
    if (each === ageClass) sum += areas[Math.floor(cell / lattice.columns)] as number
  return Math.round(sum * 10) / 10
}

/** To a millionth of a degree, a tenth of a metre. */
function degrees({ west, south, cellDeg }: Lattice, [column, row]: Corner): readonly [number, number] {
  return [Math.round((west + column * cellDeg) * 1e6) / 1e6, Math.round((south + row * cellDeg) * 1e6) / 1e6]
}
