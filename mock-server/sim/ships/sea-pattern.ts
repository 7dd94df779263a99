import type { LonLat } from '#geo/lonlat.ts'
import { between, distanceNm } from '#geo/measure.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { CLEAR, kindAt, type WaterGrid } from '../water/water-grid.ts'
import { findWaterWay, wayLengthNm } from '../water/water-way.ts'

/**
 * How far apart a pattern is looked at, in cells: less than one, so that between two looks on clear water, with all
 * cells round them water, no land can lie.
 */
const LOOK_CELLS = 0.5
/** The most stretches of one pattern: each has to be reached round land, and more would be no patrol (notional). */
const MOST_STRETCHES = 60

/** A pattern as a ship can sail it. */
export interface SeaPattern {
  readonly places: readonly LonLat[]
  readonly lengthNm: number
  /** The share of the pattern as it was drawn that is left out: land, and water too near to it. 0 to less than 1. */
  readonly leftOut: number
}

/** Leaves out what of a pattern is land or too near to it, and joins the rest by ways round. */
export function patternOnWater(grid: WaterGrid, places: readonly LonLat[]): Result<SeaPattern> {
  const { stretches, leftOut } = clearStretches(grid, places)
  if (stretches.length === 0) return failed('area is on land or too near to it, expected some of it on the sea')
  if (stretches.length > MOST_STRETCHES)
    return failed(
      `area is cut by land into ${stretches.length} stretches, expected at most ${MOST_STRETCHES}: draw it off the coast`,
    )
  const all: LonLat[] = []
  for (const stretch of stretches) {
    const last = all.at(-1)
    if (last) {
      const way = findWaterWay(grid, last, stretch[0] as LonLat)
      // A pool that no ship gets into is as good as land.
      if (!way.ok) continue
      all.push(...way.value.places.slice(1, -1))
    }
    all.push(...stretch)
  }
  return ok({ places: all, lengthNm: wayLengthNm(all), leftOut })
}

/** The runs of a line of places over clear water, each of at least two places. */
function clearStretches(grid: WaterGrid, places: readonly LonLat[]): { stretches: LonLat[][]; leftOut: number } {
  const stretches: LonLat[][] = []
  let run: LonLat[] = []
  let [looks, left] = [0, 0]
  const finish = () => {
    if (run.length > 1) stretches.push(run)
    run = []
  }
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i] as LonLat, places[i + 1] as LonLat]
    const steps = Math.max(1, Math.ceil(distanceNm(from, to) / (LOOK_CELLS * grid.cellDeg * 60)))
    let last: LonLat | undefined
    for (let step = i === 0 ? 0 : 1; step <= steps; step++) {
      const place = step === steps ? to : between(from, to, step / steps)
      looks++
      if (kindAt(grid, place) === CLEAR) {
        if (run.length === 0) run.push(place)
        else last = place
        continue
      }
      left++
      if (last) run.push(last)
      last = undefined
      finish()
    }
    if (last) run.push(last)
  }
  finish()
  return { stretches, leftOut: looks === 0 ? 0 : left / looks }
}
