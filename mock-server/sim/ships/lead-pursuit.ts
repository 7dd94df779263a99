import type { LonLat } from '#geo/lonlat.ts'
import { between, destination, distanceNm } from '#geo/measure.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { NM_PER_DEGREE } from '../motion.ts'
import { kindAt, LAND, type WaterGrid } from '../water/water-grid.ts'

const RADIANS = Math.PI / 180
/** A track is not reckoned on for longer: by then it has gone elsewhere (notional). */
const LONGEST_S = 48 * 3600
/** Ways round land are tried until the time changes by less. */
const NEAR_S = 10
const ROUNDS = 12
/** How far apart a course is looked at for land, in cells. */
const LOOK_CELLS = 0.5

/** Something that goes straight on. */
export interface Quarry {
  readonly place: LonLat
  readonly courseDeg: number
  readonly speedKn: number
}

/** Where and when a ship meets a quarry. */
export interface Meeting<Way> {
  readonly inS: number
  readonly place: LonLat
  readonly way: Way
}

/** Where a quarry will be. */
export function placeIn(quarry: Quarry, seconds: number): LonLat {
  return quarry.speedKn > 0
    ? destination(quarry.place, quarry.courseDeg, (quarry.speedKn * seconds) / 3600)
    : quarry.place
}

/**
 * The shortest time in which a ship at a speed meets a quarry that goes straight on, by the intercept triangle on a
 * plane: the least positive t of |R + V t| = s t. Infinity where there is none: the quarry is faster and opens.
 */
export function triangleS(from: LonLat, quarry: Quarry, speedKn: number): number {
  const east = (quarry.place[0] - from[0]) * NM_PER_DEGREE * Math.cos(((from[1] + quarry.place[1]) / 2) * RADIANS)
  const north = (quarry.place[1] - from[1]) * NM_PER_DEGREE
  const [eastKn, northKn] = [
    quarry.speedKn * Math.sin(quarry.courseDeg * RADIANS),
    quarry.speedKn * Math.cos(quarry.courseDeg * RADIANS),
  ]
  const a = speedKn ** 2 - quarry.speedKn ** 2
  const half = east * eastKn + north * northKn
  const square = east ** 2 + north ** 2
  if (square === 0) return 0
  // a t² - 2 half t - square = 0, in the form that stays exact where a is small (Numerical Recipes, 5.6).
  const root = Math.sqrt(half ** 2 + a * square)
  if (Number.isNaN(root)) return Infinity
  const t = half < 0 ? square / (root - half) : a > 0 ? (half + root) / a : Infinity
  return t > 0 ? t * 3600 : Infinity
}

/**
 * Where a ship meets a quarry when ways bend round land: the time by the triangle, and from there by turns the way to
 * where the quarry will be and the time that way takes. `wayTo` gives a way of so many miles, or none; `placeAt` says
 * where the quarry will be after so many seconds, where that is not straight on.
 */
export function meetByWater<Way extends { readonly lengthNm: number }>(
  from: LonLat,
  quarry: Quarry,
  speedKn: number,
  wayTo: (place: LonLat) => Result<Way>,
  placeAt: (seconds: number) => LonLat = (seconds) => placeIn(quarry, seconds),
): Result<Meeting<Way>> {
  let inS = triangleS(from, quarry, speedKn)
  if (!(inS <= LONGEST_S)) return failed(tooFast(quarry, speedKn, inS))
  for (let round = 0; round < ROUNDS; round++) {
    const place = placeAt(inS)
    const way = wayTo(place)
    if (!way.ok) return way
    const takesS = (way.value.lengthNm / speedKn) * 3600
    if (Math.abs(takesS - inS) < Math.max(NEAR_S, inS / 100)) return ok({ inS: takesS, place, way: way.value })
    inS = takesS
    if (inS > LONGEST_S) return failed(tooFast(quarry, speedKn, inS))
  }
  return failed(
    `track goes ${quarry.speedKn.toFixed(1)} kn behind land, expected one that can be met at ${speedKn.toFixed(1)} kn`,
  )
}

function tooFast({ speedKn, courseDeg }: Quarry, ownKn: number, inS: number): string {
  const moves = `track goes ${speedKn.toFixed(1)} kn on ${courseDeg.toFixed(0)}°`
  return inS === Infinity
    ? `${moves} and opens, expected one that can be met at ${ownKn.toFixed(1)} kn`
    : `${moves} and would be met after ${(inS / 3600).toFixed(0)} h, expected at most ${LONGEST_S / 3600} h`
}

/** Where a quarry will be that goes straight on until it comes to the shore, and stays there. */
export function placeAtSea(grid: WaterGrid, quarry: Quarry, seconds: number): LonLat {
  const end = placeIn(quarry, seconds)
  const steps = Math.ceil(distanceNm(quarry.place, end) / (LOOK_CELLS * grid.cellDeg * 60))
  let last = quarry.place
  for (let step = 1; step <= steps; step++) {
    const place = between(quarry.place, end, step / steps)
    if (kindAt(grid, place) === LAND) return last
    last = place
  }
  return last
}
