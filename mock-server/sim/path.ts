import type { LonLat } from '#geo/lonlat.ts'
import { normalCourseDeg } from '#geo/measure.ts'
import { type Motion, NM_PER_DEGREE, turnBetween } from './motion.ts'

const RADIANS = Math.PI / 180

/** One leg of a path on its own small plane: x eastward, y northward, nautical miles from the leg's first place. */
interface Leg {
  readonly from: LonLat
  /** Cosine of the leg's middle latitude: what a degree of longitude is worth on its plane. */
  readonly shrink: number
  readonly eastward: number
  readonly northward: number
  readonly lengthNm: number
  /** How far before the end the turn into the next leg begins, for each mile of turning radius. */
  readonly turnLead: number
  /** Miles from this leg's end to the path's end. */
  readonly beyondNm: number
}

/**
 * Steers along a line of places, straight in longitude and latitude between them. It aims at a point a little ahead on
 * the line, so that a craft set off it comes back smoothly, and begins each turn early enough to end it on the next leg.
 */
export class PathFollower {
  readonly #legs: readonly Leg[]
  readonly #lookaheadNm: number
  #at: number
  /** Miles left to the end of the path, at the last call of `courseToSteer`; the whole length before the first. */
  remainingNm: number
  /** Miles left on the leg she is on, at the last call of `courseToSteer`. */
  legLeftNm = 0
  /** True once the craft has come abreast of the last place. */
  done = false

  /** `leg` is where the craft is at first: 0 is the leg from the first place to the second. */
  constructor(places: readonly LonLat[], lookaheadNm: number, leg = 0) {
    this.#legs = legsOf(places)
    this.#lookaheadNm = lookaheadNm
    this.#at = leg
    this.remainingNm = pathLengthNm(places)
  }

  /** Which leg the craft is on: 0 is the leg from the first place to the second. */
  get leg(): number {
    return this.#at
  }

  /** The course to steer, degrees true, for a craft that turns with this radius. Past the end it holds the last leg's line. */
  courseToSteer(motion: Motion, turnRadiusNm: number): number {
    for (;;) {
      const leg = this.#legs[this.#at] as Leg
      const next = this.#legs[this.#at + 1]
      const east = (motion.lon - leg.from[0]) * leg.shrink * NM_PER_DEGREE
      const north = (motion.lat - leg.from[1]) * NM_PER_DEGREE
      const along = east * leg.eastward + north * leg.northward
      if (next) {
        const lead = Math.min(leg.turnLead * turnRadiusNm, leg.lengthNm / 2, next.lengthNm / 2)
        if (along >= leg.lengthNm - lead) {
          this.#at++
          continue
        }
      }
      const right = east * leg.northward - north * leg.eastward
      this.legLeftNm = leg.lengthNm - along
      this.remainingNm = this.legLeftNm + leg.beyondNm
      this.done = !next && along >= leg.lengthNm
      const aimEast = this.#lookaheadNm * leg.eastward - right * leg.northward
      const aimNorth = this.#lookaheadNm * leg.northward + right * leg.eastward
      const here = Math.cos(motion.lat * RADIANS)
      return normalCourseDeg(Math.atan2((aimEast * here) / leg.shrink, aimNorth) / RADIANS)
    }
  }
}

/** The length of a path in nautical miles, each leg measured on its own plane. */
export function pathLengthNm(places: readonly LonLat[]): number {
  return legsOf(places).reduce((sum, leg) => sum + leg.lengthNm, 0)
}

/** The place and course at a distance along a path; before the start and past the end the line goes straight on. */
export function placeAlong(
  places: readonly LonLat[],
  distanceNm: number,
): { place: LonLat; courseDeg: number; leg: number } {
  const legs = legsOf(places)
  let left = distanceNm
  let at = 0
  for (; at < legs.length - 1 && left > (legs[at] as Leg).lengthNm; at++) left -= (legs[at] as Leg).lengthNm
  const leg = legs[at] as Leg
  const place: LonLat = [
    leg.from[0] + (leg.eastward * left) / (leg.shrink * NM_PER_DEGREE),
    leg.from[1] + (leg.northward * left) / NM_PER_DEGREE,
  ]
  return { place, courseDeg: courseOf(leg), leg: at }
}

/**
 * A path beside a path: at each place so many miles to the right (negative: to the left), measured square to the line.
 * At a bend the offset is lengthened, as a lane's is, but never to more than one and a half.
 */
export function pathBeside(places: readonly LonLat[], rightNm: readonly number[]): LonLat[] {
  const legs = legsOf(places)
  return places.map((place, i): LonLat => {
    const before = legs[Math.max(0, i - 1)] as Leg
    const after = legs[Math.min(legs.length - 1, i)] as Leg
    const bendDeg = turnBetween(courseOf(before), courseOf(after))
    const square = (courseOf(before) + bendDeg / 2 + 90) * RADIANS
    const nm = (rightNm[i] ?? 0) * Math.min(1.5, 1 / Math.cos((bendDeg / 2) * RADIANS))
    return [
      place[0] + (nm * Math.sin(square)) / NM_PER_DEGREE / Math.cos(place[1] * RADIANS),
      place[1] + (nm * Math.cos(square)) / NM_PER_DEGREE,
    ]
  })
}

function courseOf(leg: Pick<Leg, 'eastward' | 'northward'>): number {
  return normalCourseDeg(Math.atan2(leg.eastward, leg.northward) / RADIANS)
}

function legsOf(places: readonly LonLat[]): Leg[] {
  if (places.length < 2) throw new RangeError(`a path has ${places.length} places, expected at least 2`)
  const legs: Leg[] = []
  let beyondNm = 0
  for (let i = places.length - 2; i >= 0; i--) {
    const [from, to] = [places[i] as LonLat, places[i + 1] as LonLat]
    const shrink = Math.cos(((from[1] + to[1]) / 2) * RADIANS)
    const east = (to[0] - from[0]) * shrink * NM_PER_DEGREE
    const north = (to[1] - from[1]) * NM_PER_DEGREE
    const lengthNm = Math.hypot(east, north)
    if (!(lengthNm > 0)) throw new RangeError(`places[${i}] and places[${i + 1}] of a path are both ${from}`)
    const next = legs[0]
    const leg = { from, shrink, eastward: east / lengthNm, northward: north / lengthNm, lengthNm, beyondNm }
    const bendDeg = next ? Math.abs(turnBetween(courseOf(leg), courseOf(next))) : 0
    // A circle that touches both legs leaves the first one radius * tan(half the bend) before the corner.
    legs.unshift({ ...leg, turnLead: Math.tan(Math.min(bendDeg, 150) * 0.5 * RADIANS) })
    beyondNm += lengthNm
  }
  return legs
}
