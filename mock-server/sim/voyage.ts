import type { LonLat } from '#geo/lonlat.ts'
import type { Motion } from './motion.ts'
import { PathFollower, pathBeside, pathLengthNm, placeAlong } from './path.ts'
import { drawBetween, type Random } from './random.ts'
import type { Route, RouteEnd } from './routes-types.ts'
import { AT_ANCHOR, type Helm, type Hull, type Order, UNDER_WAY } from './vessel.ts'
import type { Range } from './vessel-types.ts'

const RADIANS = Math.PI / 180
/** A ship creeps to her anchorage rather than stop short of it. */
const CREEP_KN = 1.5
/** How far right of the centre line ships keep, as shares of the half width: opposing ones are never near each other. */
export const LANES: Range = [0.25, 0.9]
/** How long she lies at anchor. */
const STAY_S: Range = [1800, 7200]
/** The mean of that, hours. */
export const MEAN_STAY_H = (STAY_S[0] + STAY_S[1]) / 2 / 3600

/** Where on a route a voyage begins. */
export type VoyageStart =
  /** At this share of the way, 0 to 1, in the direction of travel. */
  | { readonly share: number }
  /** Where a ship at service speed must be, to reach a place of the route so many seconds later. */
  | { readonly place: number; readonly afterS: number }

/** How one ship sails a route. */
export interface Sailing {
  readonly route: Route
  /** Bound for the last end of the route; otherwise for the first. */
  readonly outward: boolean
  /** How far right of the centre line she keeps, as a share of the half width. */
  readonly lane: number
  readonly start: VoyageStart
}

/** Sails a route to its end, anchors there if it is a stop, and sails back on the other side of the road, for ever. */
export class VoyageHelm implements Helm {
  readonly start: Motion
  readonly order: Order
  readonly #sailing: Sailing
  readonly #hull: Hull
  readonly #random: Random
  readonly #turnRadiusNm: number
  #outward: boolean
  #follower: PathFollower
  #limitsKn: readonly number[]
  #stayS = 0

  constructor(sailing: Sailing, hull: Hull, random: Random) {
    this.#sailing = sailing
    this.#hull = hull
    this.#random = random
    this.#turnRadiusNm = turnRadiusNm(hull.serviceKn, hull.maxTurnDegS)
    this.#outward = sailing.outward
    const lane = laneOf(sailing, sailing.outward)
    const alongNm = startAlongNm(sailing, lane, hull)
    const { place, courseDeg, leg } = placeAlong(lane, alongNm)
    this.#follower = this.#followerOf(lane, leg)
    this.#limitsKn = limitsOf(sailing.route, sailing.outward)
    this.start = { lon: place[0], lat: place[1], courseDeg, speedKn: 0 }
    this.#follower.courseToSteer(this.start, this.#turnRadiusNm)
    this.start.speedKn = this.#speedKn()
    this.order = { courseDeg, speedKn: this.start.speedKn, navStatus: UNDER_WAY }
    this.#nameDestination()
  }

  steer(motion: Motion): void {
    if (this.#stayS > 0) {
      this.#stayS--
      if (this.#stayS === 0) this.#turnBack()
      return
    }
    this.order.courseDeg = this.#follower.courseToSteer(motion, this.#turnRadiusNm)
    this.order.speedKn = this.#speedKn()
    if (!this.#follower.done) return
    if (!this.#end.stop) {
      this.#turnBack()
      return
    }
    this.#stayS = Math.round(drawBetween(this.#random, ...STAY_S))
    this.order.speedKn = 0
    this.order.navStatus = AT_ANCHOR
  }

  get #end(): RouteEnd {
    return this.#sailing.route.ends[this.#outward ? 1 : 0]
  }

  /** Service speed or what the leg allows, and near a stop or a slower leg no more than still lets her lose way in time. */
  #speedKn(): number {
    const { leg, legLeftNm, remainingNm } = this.#follower
    const limitKn = this.#limitsKn[leg] ?? Number.POSITIVE_INFINITY
    const nextKn = this.#limitsKn[leg + 1] ?? Number.POSITIVE_INFINITY
    const wayKn = Math.min(this.#hull.serviceKn, limitKn, this.#slowingKn(nextKn, legLeftNm))
    return this.#end.stop ? Math.min(wayKn, Math.max(CREEP_KN, this.#slowingKn(0, remainingNm))) : wayKn
  }

  /** How fast she may be so many miles before a place that she is to pass at `thenKn`. */
  #slowingKn(thenKn: number, beforeNm: number): number {
    // v² = u² + 2 a s, with four fifths of what the hull can do kept as the plan.
    return Math.sqrt(thenKn * thenKn + 2 * 0.8 * this.#hull.maxChangeKnS * 3600 * Math.max(0, beforeNm))
  }

  #turnBack(): void {
    this.#outward = !this.#outward
    this.#follower = this.#followerOf(laneOf(this.#sailing, this.#outward))
    this.#limitsKn = limitsOf(this.#sailing.route, this.#outward)
    this.order.speedKn = this.#speedKn()
    this.order.navStatus = UNDER_WAY
    this.#nameDestination()
  }

  #nameDestination(): void {
    const { name } = this.#end
    if (name !== undefined) this.order.destination = name
  }

  #followerOf(places: readonly LonLat[], leg = 0): PathFollower {
    return new PathFollower(places, Math.max(0.25, this.#turnRadiusNm), leg)
  }
}

/** The radius of a turn, nautical miles, at a speed and a rate of turn. */
function turnRadiusNm(speedKn: number, turnDegS: number): number {
  return speedKn / 3600 / (turnDegS * RADIANS)
}

/** The line one ship follows, in her direction of travel: right of the centre line, so that opposing lanes lie apart. */
export function laneOf({ route, lane }: Pick<Sailing, 'route' | 'lane'>, outward: boolean): LonLat[] {
  const places = outward ? route.places : route.places.toReversed()
  return pathBeside(
    places.map(([lon, lat]): LonLat => [lon, lat]),
    places.map(([, , halfWidthNm]) => lane * halfWidthNm),
  )
}

/** How fast ships may go on each leg of a route, in their direction of travel, knots; infinite where there is no limit. */
export function limitsOf({ places }: Route, outward: boolean): number[] {
  const inOrder = outward ? places : places.toReversed()
  return inOrder.slice(1).map(([, , , thereKn], i) => {
    const hereKn = inOrder[i]?.[3]
    return hereKn === undefined || thereKn === undefined ? Number.POSITIVE_INFINITY : Math.max(hereKn, thereKn)
  })
}

/** Hours from one end of a route to the other at a service speed, by the limits on the way; slowing down is left out. */
export function sailingHours(route: Route, serviceKn: number): number {
  const limitsKn = limitsOf(route, true)
  const places = route.places.map(([lon, lat]): LonLat => [lon, lat])
  return limitsKn.reduce((hours, limitKn, leg) => {
    return hours + pathLengthNm(places.slice(leg, leg + 2)) / Math.min(serviceKn, limitKn)
  }, 0)
}

function startAlongNm({ start, outward, route }: Sailing, lane: readonly LonLat[], hull: Hull): number {
  if ('share' in start) return start.share * pathLengthNm(lane)
  const at = outward ? start.place : route.places.length - 1 - start.place
  return pathLengthNm(lane.slice(0, at + 1)) - (hull.serviceKn * start.afterS) / 3600
}
