import type { LonLat } from '#geo/lonlat.ts'
import { type Motion, turnBetween } from '../motion.ts'
import { PathFollower, pathLengthNm } from '../path.ts'
import { offset } from './pursuit.ts'

const RADIANS = Math.PI / 180
/** A turn sharper than this begins at its corner and not before it, so that the end of a line is reached. */
const SHARP_DEG = 135
/** Aims this far ahead on the line. */
const LOOKAHEAD_NM = 0.4
/** Places nearer to each other than this, nautical miles, are one. */
const SAME_NM = 1e-3

/** A line of places to fly, with turns of any sharpness. */
export class AirPath {
  readonly #places: readonly LonLat[]
  /** From each place to the end, nautical miles. */
  readonly #beyondNm: readonly number[]
  readonly #stretches: readonly { readonly follower: PathFollower; readonly beyondNm: number }[]
  #at = 0
  #next = 1
  readonly lengthNm: number
  /** Miles left at the last call of `courseToSteer`. */
  remainingNm: number
  /** True once the craft has come abreast of the last place. */
  done: boolean

  constructor(places: readonly LonLat[]) {
    this.#places = withoutRepeats(places)
    const beyondNm: number[] = [0]
    for (let i = this.#places.length - 2; i >= 0; i--)
      beyondNm.push((beyondNm.at(-1) ?? 0) + pathLengthNm(this.#places.slice(i, i + 2)))
    this.#beyondNm = beyondNm.reverse()
    this.#stretches = stretchesOf(this.#places).map(([first, last]) => ({
      follower: new PathFollower(this.#places.slice(first, last + 1), LOOKAHEAD_NM),
      beyondNm: this.#beyondNm[last] ?? 0,
    }))
    this.lengthNm = this.#beyondNm[0] ?? 0
    this.remainingNm = this.lengthNm
    this.done = this.#stretches.length === 0
  }

  /** The course to make good, degrees true, for a craft that turns with this radius over the ground. */
  courseToSteer(motion: Motion, turnRadiusNm: number): number {
    for (;;) {
      const stretch = this.#stretches[this.#at]
      if (!stretch) return motion.courseDeg
      const courseDeg = stretch.follower.courseToSteer(motion, turnRadiusNm)
      this.remainingNm = Math.max(0, stretch.follower.remainingNm) + stretch.beyondNm
      if (!stretch.follower.done) return courseDeg
      if (this.#at === this.#stretches.length - 1) {
        this.done = true
        return courseDeg
      }
      this.#at++
    }
  }

  get end(): LonLat {
    return this.#places.at(-1) as LonLat
  }

  /** The places still to come. */
  rest(): readonly LonLat[] {
    // What is left may grow for a while, when the craft comes onto a stretch from behind: no place comes twice.
    while (this.#next < this.#places.length - 1 && (this.#beyondNm[this.#next] ?? 0) >= this.remainingNm) this.#next++
    return this.#places.slice(this.#next)
  }
}

function withoutRepeats(places: readonly LonLat[]): LonLat[] {
  const kept: LonLat[] = []
  for (const place of places) {
    const last = kept.at(-1)
    if (last) {
      const { east, north } = offset(last, place)
      if (Math.hypot(east, north) < SAME_NM) continue
    }
    kept.push(place)
  }
  return kept
}

/** First and last place of each stretch between sharp turns; none for fewer than two places. */
function stretchesOf(places: readonly LonLat[]): [first: number, last: number][] {
  const stretches: [number, number][] = []
  let first = 0
  for (let i = 1; i < places.length; i++) {
    const [before, here, after] = [places[i - 1], places[i], places[i + 1]]
    const sharp =
      before && here && after && Math.abs(turnBetween(courseDeg(before, here), courseDeg(here, after))) > SHARP_DEG
    if (!sharp && after) continue
    stretches.push([first, i])
    first = i
  }
  return stretches
}

function courseDeg(from: LonLat, to: LonLat): number {
  const { east, north } = offset(from, to)
  return Math.atan2(east, north) / RADIANS
}
