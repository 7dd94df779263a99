import type { PositionReport, TrackIdentity } from '#domain/report.ts'
import type { Entity, Ether } from './entity.ts'
import { fixOf, rounded, roundedCourse } from './fix.ts'
import { type Motion, moveOneSecond, speedTowards, turnTowards } from './motion.ts'
import { drawError, type Random, Wander } from './random.ts'
import { Transponder } from './transponder.ts'

/** Navigational status, ITU-R M.1371 table 45. */
export const UNDER_WAY = 0
export const AT_ANCHOR = 1
export const FISHING = 7

/** A satellite fix is off by about 5 m: this much in each direction. */
const FIX_ERROR_M = 3.5
const SPEED_ERROR_KN = 0.1
/** The course it works out is the worse the slower the ship: 4° at 1 kn, 0.4° at 10. */
const COURSE_ERROR_DEG_KN = 4
/** A position in AIS is a whole number of 1/10,000 of a minute (ITU-R M.1371, message 1). */
const AIS_STEPS_PER_DEGREE = 600_000

/** A helmsman keeps speed and course only nearly: so much to either side, wandering over minutes. */
export const SPEED_WANDER = 0.03
const COURSE_WANDER_DEG = 1.5
const LEEWAY_DEG = 3
const SWING_DEG = 25

/** What a hull can do. */
export interface Hull {
  readonly serviceKn: number
  readonly maxTurnDegS: number
  readonly maxChangeKnS: number
}

/** What the helm asks of the hull at this second. */
export interface Order {
  courseDeg: number
  speedKn: number
  navStatus: number
  /** Given where the ship says where she is bound. */
  destination?: string
}

/** Who steers: along a route, about a fishing ground, or not at all. */
export interface Helm {
  /** Changed in place by `steer`. */
  readonly order: Readonly<Order>
  steer(motion: Motion): void
}

/** Where the numbers of one ship come from: apart, so that a change in how ships report moves no ship. */
export interface VesselStreams {
  readonly motion: Random
  readonly radio: Random
}

/** A ship with an AIS station: the helm orders, the hull follows as fast as it can, the station reports by its own clock. */
export class Vessel implements Entity {
  readonly identity: TrackIdentity
  readonly #source: string
  readonly motion: Motion
  readonly #hull: Hull
  readonly #helm: Helm
  readonly #radio: Random
  readonly #transponder: Transponder
  readonly #speedWander: Wander
  readonly #courseWander: Wander
  readonly #bow: Wander
  readonly #hasHeading: boolean
  #turnDegS = 0
  #destination: string | undefined

  constructor(
    identity: TrackIdentity & { readonly aisClass: 'A' | 'B' },
    source: string,
    start: Motion,
    hull: Hull,
    helm: Helm,
    streams: VesselStreams,
  ) {
    this.#source = source
    this.motion = { ...start }
    this.#hull = hull
    this.#helm = helm
    this.#radio = streams.radio
    this.#transponder = new Transponder(streams.radio, identity.aisClass)
    this.#speedWander = new Wander(streams.motion, 180)
    this.#courseWander = new Wander(streams.motion, 120)
    this.#bow = new Wander(streams.motion, 240)
    // Class B sets rarely have a compass; class A must have one.
    this.#hasHeading = identity.aisClass === 'A' || streams.radio() < 0.25
    this.#destination = helm.order.destination
    this.identity =
      identity.aisClass === 'A' && this.#destination !== undefined
        ? { ...identity, destination: this.#destination }
        : identity
  }

  move(): void {
    const { maxTurnDegS, maxChangeKnS, serviceKn } = this.#hull
    this.#helm.steer(this.motion)
    this.#speedWander.advance()
    this.#courseWander.advance()
    this.#bow.advance()
    const { order } = this.#helm
    speedTowards(this.motion, order.speedKn * (1 + SPEED_WANDER * this.#speedWander.value), maxChangeKnS)
    // The rudder bites with speed: a ship at rest does not turn.
    const bite = Math.min(1, (2 * this.motion.speedKn) / serviceKn)
    const courseDeg = order.courseDeg + COURSE_WANDER_DEG * this.#courseWander.value
    this.#turnDegS = turnTowards(this.motion, courseDeg, maxTurnDegS * bite)
    moveOneSecond(this.motion)
  }

  speak(atMs: number, ether: Ether): void {
    const { order } = this.#helm
    if (order.destination !== undefined && order.destination !== this.#destination) {
      this.#destination = order.destination
      // Class B says nothing of where it is bound.
      if (this.identity.aisClass === 'A')
        ether.identity({ trackId: this.identity.trackId, destination: order.destination })
    }
    const way = { sogKn: this.motion.speedKn, navStatus: order.navStatus, turnDegS: this.#turnDegS }
    if (this.#transponder.isDue(atMs, way)) ether.report(this.#report(atMs))
  }

  #report(atMs: number): PositionReport {
    const { courseDeg, speedKn } = this.motion
    const random = this.#radio
    const [lon, lat] = fixOf(this.motion, FIX_ERROR_M, random)
    const sogKn = Math.max(0, rounded(speedKn + drawError(random) * SPEED_ERROR_KN, 10))
    const cogDeg = roundedCourse(courseDeg + (drawError(random) * COURSE_ERROR_DEG_KN) / Math.max(1, speedKn), 10)
    // Under way the bow points nearly where the ship goes; at rest it swings about.
    const swing = Math.max(0, 1 - speedKn / 2)
    const headingDeg = courseDeg + this.#bow.value * (LEEWAY_DEG + (SWING_DEG - LEEWAY_DEG) * swing)
    return {
      trackId: this.identity.trackId,
      source: this.#source,
      atMs,
      lon: rounded(lon, AIS_STEPS_PER_DEGREE),
      lat: rounded(lat, AIS_STEPS_PER_DEGREE),
      sogKn,
      // A set at rest knows no course.
      ...(sogKn > 0 && { cogDeg }),
      ...(this.#hasHeading && { headingDeg: roundedCourse(headingDeg, 1) }),
      ...(this.identity.aisClass === 'A' && { navStatus: this.#helm.order.navStatus }),
    }
  }
}
