import type { LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm } from '#geo/measure.ts'
import { FishingHelm } from '../fishing.ts'
import { courseTo, type Motion } from '../motion.ts'
import { PathFollower } from '../path.ts'
import type { Random } from '../random.ts'
import { AT_ANCHOR, FISHING, type Helm, type Hull, type Order, UNDER_WAY } from '../vessel.ts'
import { isOpenCircle, landOnLeg, landOnWay } from './clear-way.ts'
import type { ScriptStep } from './scripted-part.ts'

/** A stopped ship is carried by wind and current: so fast, towards there (notional). */
const DRIFT_KN = 0.15
const DRIFT_DEG = 40
/** Near enough to be beside: a share of the distance asked for, and this much, nautical miles. */
const BESIDE_SHARE = 0.3
const BESIDE_NM = 0.02
/** Of what she can lose way by, so much is planned with. */
const BRAKING = 0.5
/** She creeps up rather than stop short, knots beyond the speed of the other. */
const CREEP_KN = 0.7

/** Who drifts or makes for another looks so often for land, seconds, and who drifts so far ahead, nautical miles. */
const LOOK_EVERY_S = 60
const LOOK_AHEAD_NM = 0.3

/** Where another craft truly is; undefined where there is none of that name. */
export type MotionOf = (trackId: string) => Readonly<Motion> | undefined

/** Does the steps of a script one after the other, then drifts. */
export class ScriptedHelm implements Helm {
  readonly order: Order
  readonly #steps: readonly ScriptStep[]
  readonly #hull: Hull
  readonly #random: Random
  readonly #motionOf: MotionOf
  #next = 0
  #step: ScriptStep | undefined
  #leftS = 0
  #follower: PathFollower | undefined
  #fishing: FishingHelm | undefined
  #lookInS = 0
  #isBlocked = false

  constructor(steps: readonly ScriptStep[], start: Motion, hull: Hull, random: Random, motionOf: MotionOf) {
    this.#steps = steps
    this.#hull = hull
    this.#random = random
    this.#motionOf = motionOf
    this.order = { courseDeg: DRIFT_DEG, speedKn: DRIFT_KN, navStatus: UNDER_WAY }
    this.#begin(start)
    start.courseDeg = this.order.courseDeg
    start.speedKn = this.order.speedKn
  }

  steer(motion: Motion): void {
    if (this.#isDone(motion)) this.#begin(motion)
    this.#keepOffLand(motion)
  }

  /** Who drifts anchors before she is ashore; who makes for another waits while land is between. */
  #keepOffLand(motion: Motion): void {
    const step = this.#step
    if (step?.do === 'sail' || step?.do === 'fish') return
    if (--this.#lookInS <= 0) {
      this.#lookInS = LOOK_EVERY_S
      const here: LonLat = [motion.lon, motion.lat]
      const other = step?.do === 'beside' ? this.#motionOf(step.trackId) : undefined
      const ahead: LonLat = other ? [other.lon, other.lat] : destination(here, this.order.courseDeg, LOOK_AHEAD_NM)
      this.#isBlocked = landOnLeg(here, ahead) !== undefined
    }
    if (this.#isBlocked) this.order.speedKn = 0
    if (step?.do !== 'beside') this.order.navStatus = this.#isBlocked ? AT_ANCHOR : UNDER_WAY
  }

  /** Goes on with the step; answers whether it is over. */
  #isDone(motion: Motion): boolean {
    switch (this.#step?.do) {
      case undefined:
        return false
      case 'sail':
        this.order.courseDeg = this.#follower?.courseToSteer(motion, this.#turnRadiusNm) ?? motion.courseDeg
        return this.#follower?.done ?? true
      case 'drift':
        return --this.#leftS <= 0
      case 'fish':
        this.#fishing?.steer(motion)
        Object.assign(this.order, this.#fishing?.order, { navStatus: FISHING })
        return --this.#leftS <= 0
      case 'beside':
        if (this.#keepBeside(motion, this.#step)) this.#leftS--
        return this.#leftS <= 0
    }
  }

  #begin(motion: Motion): void {
    const step = this.#possible(this.#steps[this.#next++], [motion.lon, motion.lat])
    this.#step = step
    this.#lookInS = 0
    this.order.navStatus = UNDER_WAY
    switch (step?.do) {
      case 'sail':
        this.#follower = this.#followerOf([[motion.lon, motion.lat], ...step.to])
        this.order.courseDeg = this.#follower?.courseToSteer(motion, this.#turnRadiusNm) ?? motion.courseDeg
        this.order.speedKn = step.speedKn
        break
      case 'fish': {
        const ground = { centre: [motion.lon, motion.lat] as const, radiusNm: step.radiusNm }
        this.#fishing = new FishingHelm(ground, this.#hull, this.#random, { from: motion })
        this.#leftS = step.forS
        break
      }
      case 'beside':
        this.#leftS = step.forS
        break
      case 'drift':
      case undefined:
        this.order.courseDeg = DRIFT_DEG
        this.order.speedKn = DRIFT_KN
        this.#leftS = step?.forS ?? 0
    }
  }

  /** Nobody to follow where she already is at the only place of the way. */
  #followerOf(way: readonly LonLat[]): PathFollower | undefined {
    const places = way.filter(([lon, lat], i) => lon !== way[i - 1]?.[0] || lat !== way[i - 1]?.[1])
    return places.length < 2 ? undefined : new PathFollower(places, Math.max(0.25, this.#turnRadiusNm))
  }

  /** The step, or nothing where it would take her ashore from where she has come to: then she stays and drifts. */
  #possible(step: ScriptStep | undefined, here: LonLat): ScriptStep | undefined {
    if (step?.do === 'sail') return landOnWay(here, step.to) ? undefined : step
    if (step?.do === 'fish') return isOpenCircle(here, step.radiusNm) ? step : undefined
    return step
  }

  /** Makes for a place abeam of the other; answers whether she is there. */
  #keepBeside(motion: Motion, { trackId, distanceNm: wantedNm }: Extract<ScriptStep, { do: 'beside' }>): boolean {
    const other = this.#motionOf(trackId)
    if (!other) return true
    const here: LonLat = [motion.lon, motion.lat]
    const place = destination([other.lon, other.lat], other.courseDeg + 90, wantedNm)
    const gapNm = distanceNm(here, place)
    const isThere = gapNm <= BESIDE_NM + BESIDE_SHARE * wantedNm
    this.order.courseDeg = isThere ? other.courseDeg : courseTo(motion, place)
    // v² = 2 a s: so fast that she can lose the way beyond the other's in the gap.
    const closingKn = Math.max(CREEP_KN, Math.sqrt(2 * BRAKING * this.#hull.maxChangeKnS * 3600 * gapNm))
    this.order.speedKn = Math.min(this.#hull.serviceKn, other.speedKn + (isThere ? 0 : closingKn))
    return isThere
  }

  get #turnRadiusNm(): number {
    return this.#hull.serviceKn / 3600 / ((this.#hull.maxTurnDegS * Math.PI) / 180)
  }
}
