import type { LonLat } from '#geo/lonlat.ts'
import { type Motion, moveOneSecond, turnTowards } from '../motion.ts'
import type { AirPerformance } from './anka-s.ts'
import { bankedTurnDegS } from './banked-turn.ts'
import { headingFor, overGround, type Wind } from './wind.ts'

const TAXI_TURN_DEG_S = 5
const RADIANS = Math.PI / 180

/** What the one who steers wants. */
export interface Steering {
  /** A course to make good over the ground, against this wind (another one beside something that moves), or a heading. */
  readonly towards: { readonly courseDeg: number; readonly beside?: Wind } | { readonly headingDeg: number }
  readonly airspeedKn: number
  readonly altitudeM: number
}

/** The aircraft as a body: it obeys as far as speed, bank, climb and ceiling let it, drifts with the wind and burns fuel. */
export class Airframe {
  readonly #performance: AirPerformance
  readonly #groundM: number
  /** Over the ground. */
  readonly motion: Motion
  headingDeg: number
  airspeedKn = 0
  altitudeM: number
  airborne = false
  /** Seconds at search speed. */
  fuelLeftS: number

  constructor(place: LonLat, groundM: number, headingDeg: number, performance: AirPerformance) {
    this.#performance = performance
    this.#groundM = groundM
    this.motion = { lon: place[0], lat: place[1], courseDeg: headingDeg, speedKn: 0 }
    this.headingDeg = headingDeg
    this.altitudeM = groundM
    this.fuelLeftS = performance.enduranceS
  }

  get place(): LonLat {
    return [this.motion.lon, this.motion.lat]
  }

  /** One second on the ground, engine off. */
  stand(headingDeg: number): void {
    turnTowards(this.motion, headingDeg, TAXI_TURN_DEG_S)
    this.headingDeg = this.motion.courseDeg
  }

  /** One second along the runway, up to flying speed. */
  takeOff(wind: Wind): void {
    const { rotateKn, changeKnS, burn } = this.#performance
    const { motion } = this
    motion.speedKn += changeKnS
    moveOneSecond(motion)
    this.#burn(burn.ground)
    const { courseDeg, speedKn } = motion
    const tailKn = wind.eastKn * Math.sin(courseDeg * RADIANS) + wind.northKn * Math.cos(courseDeg * RADIANS)
    if (speedKn - tailKn < rotateKn) return
    this.airborne = true
    // In the air it goes on over the ground as it did, its nose turned into the wind.
    const air = overGround(courseDeg, speedKn, { eastKn: -wind.eastKn, northKn: -wind.northKn })
    this.headingDeg = air.courseDeg
    this.airspeedKn = air.speedKn
  }

  /** One second in the air. */
  fly({ towards, airspeedKn, altitudeM }: Steering, wind: Wind, loitering = false): void {
    const { bankDeg, changeKnS, climbMps, ceilingM, burn } = this.#performance
    const wantedDeg =
      'headingDeg' in towards
        ? towards.headingDeg
        : headingFor(towards.courseDeg, this.airspeedKn, towards.beside ?? wind)
    const heading = { lon: 0, lat: 0, courseDeg: this.headingDeg, speedKn: 0 }
    turnTowards(heading, wantedDeg, bankedTurnDegS(this.airspeedKn, bankDeg))
    this.headingDeg = heading.courseDeg
    this.airspeedKn += Math.max(-changeKnS, Math.min(changeKnS, airspeedKn - this.airspeedKn))
    const { courseDeg, speedKn } = overGround(this.headingDeg, this.airspeedKn, wind)
    this.motion.courseDeg = courseDeg
    this.motion.speedKn = speedKn
    moveOneSecond(this.motion)
    const allowedM = Math.max(this.#groundM, Math.min(ceilingM, altitudeM))
    const climbM = Math.max(-climbMps, Math.min(climbMps, allowedM - this.altitudeM))
    this.altitudeM += climbM
    this.#burn(climbM > 0 ? burn.climb : climbM < 0 ? burn.descent : loitering ? burn.loiter : burn.level)
  }

  /** It is on the ground again. */
  touchDown(): void {
    this.airborne = false
    this.altitudeM = this.#groundM
    this.airspeedKn = 0
    this.headingDeg = this.motion.courseDeg
  }

  /** One second along the runway after landing. */
  rollOut(): void {
    const { changeKnS, burn } = this.#performance
    this.motion.speedKn = Math.max(0, this.motion.speedKn - changeKnS)
    moveOneSecond(this.motion)
    this.#burn(burn.ground)
  }

  #burn(seconds: number): void {
    this.fuelLeftS = Math.max(0, this.fuelLeftS - seconds)
  }
}
