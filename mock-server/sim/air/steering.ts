import type { LonLat } from '#geo/lonlat.ts'
import { turnBetween } from '../motion.ts'
import type { Whereabouts } from '../tasked-craft.ts'
import { type AirBase, gateAltitudeM, gateOf, glideM } from './air-base.ts'
import type { AirPath } from './air-path.ts'
import { widestTurnNm } from './air-plan.ts'
import type { Airframe, Steering } from './airframe.ts'
import type { AirPerformance } from './anka-s.ts'
import { bankedTurnRadiusNm } from './banked-turn.ts'
import { circleCourseDeg, type Turn } from './circling.ts'
import { type Circling, type Doing, HOLD_NM } from './doing.ts'
import { meeting, offset, type Target } from './pursuit.ts'
import type { Squadron } from './relief.ts'
import { knownTarget } from './targets.ts'
import { type Wind, windBeside } from './wind.ts'

const RADIANS = Math.PI / 180
/** It turns in from so far outside a circle, is on it so near to it, and has lost it so far outside (notional). */
const TURN_IN_NM = 1
const ON_IT_NM = 0.15
const LOST_NM = 5

/** What one must know to steer. */
export interface Cockpit {
  readonly airframe: Airframe
  readonly performance: AirPerformance
  readonly base: AirBase
  readonly wind: Wind
  readonly whereabouts: Whereabouts
  readonly squadron: Squadron | undefined
}

/** What is done in the air. */
export type Flying = Exclude<Doing, { readonly kind: 'standing' | 'taking-off' | 'rolling-out' }>

/** How to steer this second for what is done. A circle remembers in `doing` how far round it has come. */
export function steeringFor(doing: Flying, cockpit: Cockpit): Steering {
  const { performance, base, airframe } = cockpit
  const { cruiseKn, loiterKn, approachKn, cruiseAltitudeM } = performance
  const cruising = { airspeedKn: cruiseKn, altitudeM: cruiseAltitudeM }
  switch (doing.kind) {
    case 'departing':
    case 'sweeping':
      return { ...cruising, towards: along(doing.path, cockpit) }
    case 'circling':
      return { ...cruising, airspeedKn: waits(doing) ? loiterKn : cruiseKn, towards: round(doing, cockpit) }
    case 'relieving': {
      const other = cockpit.squadron?.(doing.trackId)
      return { ...cruising, towards: other ? after(other, cockpit) : { headingDeg: airframe.headingDeg } }
    }
    case 'homing': {
      if (doing.path === undefined) {
        const towards = roundPlace(gateOf(base), HOLD_NM, 'right', cockpit)
        return { towards, airspeedKn: loiterKn, altitudeM: gateAltitudeM(base) }
      }
      const towards = along(doing.path, cockpit)
      const glideTopM = gateAltitudeM(base) + glideM(base, doing.path.remainingNm) - base.elevationM
      return { towards, airspeedKn: cruiseKn, altitudeM: Math.min(cruiseAltitudeM, glideTopM) }
    }
    case 'landing': {
      const towards = along(doing.path, cockpit)
      return { towards, airspeedKn: approachKn, altitudeM: glideM(base, doing.path.remainingNm) }
    }
  }
}

/** Whether it is there to wait: slowly. */
export function waits(doing: Doing): boolean {
  return doing.kind === 'circling' && doing.near && doing.whenNear === 'holding'
}

function along(path: AirPath, { airframe, performance }: Cockpit): Steering['towards'] {
  const { airspeedKn, motion } = airframe
  return { courseDeg: path.courseToSteer(motion, bankedTurnRadiusNm(airspeedKn, performance.bankDeg, motion.speedKn)) }
}

function after(target: Target, { airframe, wind }: Cockpit): Steering['towards'] {
  const met = meeting(airframe.place, airframe.airspeedKn, wind, target)
  if (met) return { headingDeg: met.headingDeg }
  const { east, north } = offset(airframe.place, target.place)
  return { courseDeg: Math.atan2(east, north) / RADIANS }
}

function round(doing: Circling, cockpit: Cockpit): Steering['towards'] {
  // Of a track that nobody knows of any more, the last place stays.
  if (doing.aim.kind === 'track')
    doing.target = knownTarget(cockpit.whereabouts, doing.aim.trackId) ?? { place: doing.target.place }
  const { place, courseDeg = 0, speedKn = 0 } = doing.target
  const { east, north } = offset(place, cockpit.airframe.place)
  const rangeNm = Math.hypot(east, north)
  if (Math.abs(rangeNm - doing.radiusNm) <= ON_IT_NM) doing.near = true
  else if (rangeNm > doing.radiusNm + LOST_NM) doing.near = false
  const bearingDeg = Math.atan2(east, north) / RADIANS
  const before = doing.bearingDeg
  doing.bearingDeg = bearingDeg
  if (rangeNm > doing.radiusNm + TURN_IN_NM && !doing.near) return after(doing.target, cockpit)
  if (before !== undefined && doing.near)
    doing.sweptDeg += (doing.turn === 'right' ? 1 : -1) * turnBetween(before, bearingDeg)
  return roundPlace(place, doing.radiusNm, doing.turn, {
    ...cockpit,
    wind: windBeside(cockpit.wind, courseDeg, speedKn),
  })
}

/** `wind` is as it blows beside the place. */
function roundPlace(
  place: LonLat,
  radiusNm: number,
  turn: Turn,
  { airframe, performance, wind }: Cockpit,
): Steering['towards'] {
  const { east, north } = offset(place, airframe.place)
  const softNm = 1.5 * widestTurnNm(performance, wind)
  const bearingDeg = Math.atan2(east, north) / RADIANS
  return { courseDeg: circleCourseDeg(bearingDeg, Math.hypot(east, north), radiusNm, turn, softNm), beside: wind }
}
