import { contours } from 'd3-contour'
import type { Box, LonLat } from '../lonlat.ts'
import type { Ring } from '../zone.ts'
import { metresPerDegree } from './earth.ts'
import { offLineM, simplifiedRing } from './simplify.ts'

/** A function of place in metres: positive inside. Its slope must be near 1 or 2, as differences of distances have. */
export type Field = (place: LonLat) => number

/** A field sampled on a grid: `values[row * columns + column]` at the middle of each cell, south-west first. */
export interface Samples {
  readonly box: Box
  readonly stepDeg: number
  readonly columns: number
  readonly rows: number
  readonly values: Float64Array
}

/** How near to zero a place of the line must be, metres of distance. */
const EXACT_M = 10

const MAX_STEPS = 24

/** Step of the numeric gradient, metres. */
const PROBE_M = 60

/** A segment whose middle is farther off the line than this gets a place of its own. */
const SAG_M = 15

const MAX_HALVINGS = 7

/** Cells to a side of a block that is looked at as a whole first. */
const BLOCK = 8

/** A field changes by no more than this for each metre of way: the difference of two distances. */
const STEEPEST = 2

const METRES_PER_DEGREE_AT_MOST = 111_700

/** Samples a field; where it is far from zero, a whole block takes the value of its middle. */
export function sampled(field: Field, box: Box, stepDeg: number): Samples {
  const [west, south, east, north] = box
  const [columns, rows] = [Math.round((east - west) / stepDeg), Math.round((north - south) / stepDeg)]
  const values = new Float64Array(columns * rows)
  const at = (column: number, row: number): LonLat => [west + column * stepDeg, south + row * stepDeg]
  const clearM = (STEEPEST * METRES_PER_DEGREE_AT_MOST * stepDeg * BLOCK) / Math.SQRT2
  for (let row = 0; row < rows; row += BLOCK) {
    for (let column = 0; column < columns; column += BLOCK) {
      const whole = field(at(column + BLOCK / 2, row + BLOCK / 2))
      for (let y = row; y < Math.min(row + BLOCK, rows); y++)
        for (let x = column; x < Math.min(column + BLOCK, columns); x++)
          values[y * columns + x] = Math.abs(whole) > clearM ? whole : field(at(x + 0.5, y + 0.5))
    }
  }
  return { box, columns, rows, stepDeg, values }
}

/**
 * Where a field is zero, as rings with the positive side on the left: contoured on the grid, every place then moved
 * down the slope onto the line, curves filled in, what is needless left out. `missed` counts places
 * that could not be moved there: left out, the line cuts the corner.
 */
export function levelRings(
  samples: Samples,
  field: Field,
  toleranceM: number,
  decimals: number,
): { readonly rings: readonly Ring[]; readonly missed: number } {
  const { box, stepDeg, columns, rows, values } = samples
  const shape = contours().size([columns, rows]).thresholds([0])(values as unknown as number[])[0]
  const isOnEdge = ([x, y]: LonLat) => x <= 0.01 || y <= 0.01 || x >= columns - 0.01 || y >= rows - 0.01
  let missed = 0
  const rings = (shape?.coordinates ?? []).flat().map((gridRing): Ring => {
    const ring: LonLat[] = []
    for (const [x = 0, y = 0] of gridRing) {
      const place: LonLat = [box[0] + x * stepDeg, box[1] + y * stepDeg]
      const exact = isOnEdge([x, y]) ? place : ontoLine(place, field, stepDeg)
      if (exact) ring.push(exact)
      else missed++
    }
    if (ring.length < 3) return []
    ring.push(ring[0] as LonLat)
    const full: LonLat[] = [ring[0] as LonLat]
    for (let i = 1; i < ring.length; i++) fill(full, ring[i - 1] as LonLat, ring[i] as LonLat, field, stepDeg, 0)
    const scale = 10 ** decimals
    const rounded = simplifiedRing(full, () => toleranceM).map(
      ([lon, lat]): LonLat => [Math.round(lon * scale) / scale, Math.round(lat * scale) / scale],
    )
    // d3-contour has y run down, as screens do: with north up its outer rings run clockwise.
    return rounded.reverse()
  })
  return { rings: rings.filter((ring) => ring.length >= 4), missed }
}

function fill(into: LonLat[], from: LonLat, to: LonLat, field: Field, stepDeg: number, depth: number): void {
  const middle: LonLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  if (depth < MAX_HALVINGS && Math.abs(field(middle)) > SAG_M) {
    const exact = ontoLine(middle, field, stepDeg)
    if (exact && offLineM(exact, from, to) > SAG_M && isWithin(exact, from, to)) {
      fill(into, from, exact, field, stepDeg, depth + 1)
      fill(into, exact, to, field, stepDeg, depth + 1)
      return
    }
  }
  into.push(to)
}

/** Nearer to both ends than they are to each other: a place beyond would fold the line back. */
function isWithin(place: LonLat, from: LonLat, to: LonLat): boolean {
  const length = offLineM(to, from, from)
  return offLineM(place, from, from) < length && offLineM(place, to, to) < length
}

/** Newton's way down the steepest slope, no farther than a few cells from where it started. */
function ontoLine(start: LonLat, field: Field, stepDeg: number): LonLat | undefined {
  const [lonM, latM] = metresPerDegree(start[1])
  const reachM = stepDeg * latM * 2
  let [x, y] = start
  for (let step = 0; step < MAX_STEPS; step++) {
    const value = field([x, y])
    if (Math.abs(value) <= EXACT_M / 4) return [x, y]
    const east = (field([x + PROBE_M / lonM, y]) - field([x - PROBE_M / lonM, y])) / (2 * PROBE_M)
    const north = (field([x, y + PROBE_M / latM]) - field([x, y - PROBE_M / latM])) / (2 * PROBE_M)
    const square = east * east + north * north
    if (square < 1e-3) return undefined
    const share = Math.min(1, reachM / 2 / (Math.abs(value) / Math.sqrt(square)))
    x -= ((value * east) / square / lonM) * share
    y -= ((value * north) / square / latM) * share
    if (Math.hypot((x - start[0]) * lonM, (y - start[1]) * latM) > reachM) return undefined
  }
  return Math.abs(field([x, y])) <= EXACT_M ? [x, y] : undefined
}
