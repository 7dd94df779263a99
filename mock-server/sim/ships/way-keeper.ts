import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import type { Motion } from '../motion.ts'
import { PathFollower, pathLengthNm } from '../path.ts'
import type { Hull, Order } from '../vessel.ts'

const RADIANS = Math.PI / 180
/** Turning points nearer to each other are one. */
const SAME_NM = 0.01
/** A way shorter than this is no way: she is there. */
const THERE_NM = 0.05
/** She creeps to where she stops rather than stop short of it, knots. */
const CREEP_KN = 1.5

/** Follows a way to its end, and knows what is left of it. */
export class WayKeeper {
  readonly #places: readonly LonLat[]
  /** From each place to the end, nautical miles. */
  readonly #beyondNm: readonly number[]
  readonly #follower: PathFollower | undefined
  readonly #hull: Hull
  readonly #stops: boolean
  readonly lengthNm: number

  /** `stops`: she loses her way in time to lie still at the end. */
  constructor(places: readonly LonLat[], hull: Hull, stops: boolean) {
    this.#places = places.filter((place, i) => i === 0 || distanceNm(place, places[i - 1] as LonLat) > SAME_NM)
    this.#beyondNm = this.#places.map((_, i) => {
      const rest = this.#places.slice(i)
      return rest.length > 1 ? pathLengthNm(rest) : 0
    })
    this.lengthNm = this.#beyondNm[0] ?? 0
    this.#hull = hull
    this.#stops = stops
    this.#follower =
      this.lengthNm > THERE_NM
        ? new PathFollower(this.#places, Math.max(0.25, radiusNm(hull.serviceKn / 2, hull)))
        : undefined
  }

  get done(): boolean {
    return this.#follower?.done ?? true
  }

  get remainingNm(): number {
    return this.#follower && !this.#follower.done ? Math.max(0, this.#follower.remainingNm) : 0
  }

  /** The turning points still ahead. */
  get ahead(): readonly LonLat[] {
    const leftNm = this.remainingNm
    return this.#places.filter((_, i) => (this.#beyondNm[i] as number) < leftNm)
  }

  /** What to ask of the hull; at the end she is asked to stop, or to hold on. */
  steer(motion: Readonly<Motion>, cruiseKn: number, order: Order): void {
    if (this.#follower) order.courseDeg = this.#follower.courseToSteer(motion, radiusNm(motion.speedKn, this.#hull))
    order.speedKn = this.#stops ? Math.min(cruiseKn, this.#stoppingKn()) : cruiseKn
  }

  #stoppingKn(): number {
    if (this.done) return 0
    // v² = 2 a s, with four fifths of what the hull can do kept as the plan.
    return Math.max(CREEP_KN, Math.sqrt(2 * 0.8 * this.#hull.maxChangeKnS * 3600 * this.remainingNm))
  }
}

/** The radius of a turn, nautical miles. */
export function radiusNm(speedKn: number, { maxTurnDegS }: Pick<Hull, 'maxTurnDegS'>): number {
  return speedKn / 3600 / (maxTurnDegS * RADIANS)
}
