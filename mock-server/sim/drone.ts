import type { TrackIdentity } from '#domain/report.ts'
import type { Box, LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm, METRES_PER_NM } from '#geo/measure.ts'
import type { Entity, Ether } from './entity.ts'
import { fixOf, rounded, roundedCourse } from './fix.ts'
import { ladderSearch } from './ladder.ts'
import { type Motion, moveOneSecond, speedTowards, turnTowards } from './motion.ts'
import { PathFollower } from './path.ts'
import type { Random } from './random.ts'

const RADIANS = Math.PI / 180
const GRAVITY_MPS2 = 9.80665
const MPS_PER_KN = METRES_PER_NM / 3600

/** What an aircraft type can do. */
export interface DronePerformance {
  readonly cruiseKn: number
  readonly approachKn: number
  readonly bankDeg: number
  readonly climbMps: number
  readonly cruiseAltitudeM: number
  readonly enduranceS: number
  readonly reserveS: number
  /** On the ground between two sorties. */
  readonly turnaroundS: number
}

/**
 * Anka-S, notional: what Malaysia's aircraft carry and how they fly is not public. About 30 h endurance and a ceiling
 * of some 9,000 m are press figures (Malay Mail, 18 Dec 2025; Naval News, May 2024). Cruise at 110 kn and flight level
 * 180, bank, climb, reserve and turnaround are our assumptions. Still air: speed over the ground is airspeed.
 */
export const ankaS: DronePerformance = {
  cruiseKn: 110,
  approachKn: 75,
  bankDeg: 25,
  climbMps: 4,
  cruiseAltitudeM: 5486,
  enduranceS: 30 * 3600,
  reserveS: 3 * 3600,
  turnaroundS: 6 * 3600,
}

/** Where it lives and what it searches. */
export interface DroneMission {
  readonly home: LonLat
  readonly homeElevationM: number
  /** Take-off direction, degrees true; it lands the opposite way, coming in from where it went out. */
  readonly runwayDeg: number
  readonly box: Box
  readonly spacingNm: number
  /** How long it has been in the air when the world begins. */
  readonly airborneS: number
}

const REPORT_EVERY_MS = 2000
/** A corrected satellite fix is off by about 3 m: this much in each direction. */
const FIX_ERROR_M = 2
/** Departure and approach go through a point this far out on the runway's line. */
const GATE_NM = 8
/** About a 3° glide path. */
const GLIDE_M_PER_NM = 97
const ROLL_KN_PER_S = 2
const ROTATE_KN = 65
const TAXI_TURN_DEG_S = 5
const LOOKAHEAD_NM = 0.4

type Phase = 'ready' | 'outbound' | 'search' | 'inbound' | 'landed'

/** A drone on one mission: out, up and down the ladder until its time is over, home, and out again after a turnaround. */
export class Drone implements Entity {
  readonly identity: TrackIdentity
  readonly #source: string
  readonly #mission: DroneMission
  readonly #performance: DronePerformance
  readonly #radio: Random
  readonly motion: Motion
  #ladder: readonly LonLat[]
  #follower: PathFollower
  #phase: Phase = 'ready'
  /** Metres above the sea. */
  altitudeM: number
  #groundS = 0
  #airborneS = 0
  #dueMs = Number.NEGATIVE_INFINITY

  constructor(
    identity: TrackIdentity,
    source: string,
    mission: DroneMission,
    performance: DronePerformance,
    radio: Random,
  ) {
    this.identity = identity
    this.#source = source
    this.#mission = mission
    this.#performance = performance
    this.#radio = radio
    this.#ladder = ladderSearch(mission.box, mission.spacingNm)
    this.motion = { lon: mission.home[0], lat: mission.home[1], courseDeg: mission.runwayDeg, speedKn: 0 }
    this.altitudeM = mission.homeElevationM
    this.#follower = this.#outboundPath()
    // Where it is when the world begins is flown, not written down.
    while (this.#airborneS < mission.airborneS) this.move()
  }

  move(): void {
    const motion = this.motion
    const { cruiseKn, approachKn, bankDeg, turnaroundS } = this.#performance
    const altitudeM = this.altitudeM
    const flying = altitudeM > this.#mission.homeElevationM || motion.speedKn >= ROTATE_KN
    if (flying) this.#airborneS++
    switch (this.#phase) {
      case 'ready':
        turnTowards(motion, this.#mission.runwayDeg, TAXI_TURN_DEG_S)
        if (this.#groundS-- > 0) return
        this.#follower = this.#outboundPath()
        this.#phase = 'outbound'
        break
      case 'landed':
        speedTowards(motion, 0, ROLL_KN_PER_S)
        if (motion.speedKn === 0) {
          this.#phase = 'ready'
          this.#groundS = turnaroundS
          this.#airborneS = 0
        }
        break
      case 'outbound':
      case 'search':
      case 'inbound': {
        const radiusNm = bankedTurnRadiusNm(motion.speedKn, bankDeg)
        const courseDeg = this.#follower.courseToSteer(motion, radiusNm)
        if (flying) turnTowards(motion, courseDeg, bankedTurnDegS(motion.speedKn, bankDeg))
        const homing = this.#phase === 'inbound' && this.#follower.remainingNm < GATE_NM
        speedTowards(motion, homing ? approachKn : cruiseKn, ROLL_KN_PER_S)
        if (flying) this.#climb()
        this.#choosePhase()
      }
    }
    moveOneSecond(motion)
  }

  speak(atMs: number, ether: Ether): void {
    if (atMs < this.#dueMs) return
    this.#dueMs = atMs + REPORT_EVERY_MS
    const { courseDeg, speedKn } = this.motion
    const [lon, lat] = fixOf(this.motion, FIX_ERROR_M, this.#radio)
    const trackDeg = roundedCourse(courseDeg, 10)
    ether.report({
      trackId: this.identity.trackId,
      source: this.#source,
      atMs,
      lon: rounded(lon, 1e7),
      lat: rounded(lat, 1e7),
      sogKn: rounded(speedKn, 10),
      ...(speedKn > 0 && { cogDeg: trackDeg }),
      headingDeg: trackDeg,
      altitudeM: Math.round(this.altitudeM),
    })
  }

  #climb(): void {
    const { climbMps, cruiseAltitudeM } = this.#performance
    const ground = this.#mission.homeElevationM
    const glideM = ground + GLIDE_M_PER_NM * Math.max(0, this.#follower.remainingNm)
    const wantedM = this.#phase === 'inbound' ? Math.min(cruiseAltitudeM, glideM) : cruiseAltitudeM
    this.altitudeM += Math.max(-climbMps, Math.min(climbMps, wantedM - this.altitudeM))
  }

  #choosePhase(): void {
    const { done } = this.#follower
    switch (this.#phase) {
      case 'outbound':
        if (!done) return
        this.#phase = 'search'
        this.#follower = new PathFollower(this.#ladder, LOOKAHEAD_NM)
        return
      case 'search':
        if (this.#mustGoHome()) {
          this.#phase = 'inbound'
          const { lon, lat } = this.motion
          this.#follower = new PathFollower([[lon, lat], this.#gate(), this.#mission.home], LOOKAHEAD_NM)
        } else if (done) {
          // Up the ladder again from where it ended.
          this.#ladder = this.#ladder.toReversed()
          this.#follower = new PathFollower(this.#ladder, LOOKAHEAD_NM)
        }
        return
      case 'inbound':
        if (!done) return
        this.#phase = 'landed'
        this.altitudeM = this.#mission.homeElevationM
    }
  }

  #mustGoHome(): boolean {
    const { enduranceS, reserveS, cruiseKn } = this.#performance
    const { lon, lat } = this.motion
    const homewardS = (distanceNm([lon, lat], this.#mission.home) / cruiseKn) * 3600
    return this.#airborneS + homewardS >= enduranceS - reserveS
  }

  #outboundPath(): PathFollower {
    const { lon, lat } = this.motion
    const first = this.#ladder[0] as LonLat
    return new PathFollower([[lon, lat], this.#gate(), first], LOOKAHEAD_NM)
  }

  #gate(): LonLat {
    return destination(this.#mission.home, this.#mission.runwayDeg, GATE_NM)
  }
}

/** Rate of a level turn, degrees a second: g tan(bank) / v. 0 at rest. */
export function bankedTurnDegS(speedKn: number, bankDeg: number): number {
  if (speedKn === 0) return 0
  return (GRAVITY_MPS2 * Math.tan(bankDeg * RADIANS)) / (speedKn * MPS_PER_KN) / RADIANS
}

/** Radius of a level turn, nautical miles: v² / (g tan(bank)). */
export function bankedTurnRadiusNm(speedKn: number, bankDeg: number): number {
  return (speedKn * MPS_PER_KN) ** 2 / (GRAVITY_MPS2 * Math.tan(bankDeg * RADIANS)) / METRES_PER_NM
}
