import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftState } from '#domain/craft/craft-state.ts'
import { searchWidthNm } from '#domain/looks/search-footprints.ts'
import type { PositionReport } from '#domain/report.ts'
import { fixOf, rounded, roundedCourse } from '../fix.ts'
import { type AirSituation, widestTurnNm } from './air-plan.ts'
import type { Airframe } from './airframe.ts'
import { type Doing, phaseOf } from './doing.ts'
import type { DroneSpec, DroneWorld } from './drone-spec.ts'
import type { Cockpit } from './steering.ts'
import { progressOf, spell, wayBefore } from './telling.ts'

/** A corrected satellite fix is off by about 3 m: this much in each direction. */
const FIX_ERROR_M = 2
/** Sea state that plans are made for when the world does not say (notional: slight, the usual one off Sabah). */
const USUAL_SEA_STATE = 3

/** All of a `CraftState` that the drone itself tells. */
export type Frame = Omit<CraftState, 'pendingOrder' | 'link'> & {
  /** When it will take orders again, milliseconds since 1970, while it does not. */
  readonly readyAtMs?: number
}

/** What a frame is made of. */
export interface FrameSource {
  readonly spec: DroneSpec
  readonly world: DroneWorld
  readonly nowMs: number
  readonly doing: Doing
  readonly order: CraftOrder | undefined
  readonly cockpit: Cockpit
  /** Seconds home. */
  readonly homewardS: number
}

/** What a drone tells of itself at a moment. */
export function frameOf({ spec, world, nowMs, doing, order, cockpit, homewardS }: FrameSource): Frame {
  const { airframe, performance, wind } = cockpit
  const { cruiseKn, enduranceS, reserveS, typeName, turnaroundS } = performance
  const refused = refusalOf(doing, nowMs, homewardS + turnaroundS)
  const progress = progressOf(doing, cockpit, nowMs, homewardS)
  return {
    trackId: spec.trackId,
    name: spec.name,
    kind: 'drone',
    typeName,
    atMs: nowMs,
    place: airframe.place,
    courseDeg: airframe.motion.courseDeg,
    speedKn: airframe.motion.speedKn,
    altitudeM: airframe.altitudeM,
    phase: phaseOf(doing, nowMs),
    home: { name: spec.base.name, place: spec.base.place },
    fuel: { leftS: airframe.fuelLeftS, fullS: enduranceS, reserveS, homewardS },
    ...(order && { order }),
    ...(progress && { progress }),
    path: wayBefore(doing, cockpit),
    planning: {
      speedKn: cruiseKn,
      turnRadiusNm: widestTurnNm(performance, wind),
      sweepWidthNm: searchWidthNm('anka-s', world.seaState ?? USUAL_SEA_STATE),
    },
    ...refused,
  }
}

/** Why a drone takes no order, and until when; undefined when it does. `readyInS` is told while it lands. */
export function refusalOf(
  doing: Doing,
  nowMs: number,
  readyInS: number,
): { readonly refuses: string; readonly readyAtMs: number } | undefined {
  switch (doing.kind) {
    case 'landing':
    case 'rolling-out':
      return {
        refuses: `it is landing, ready again about ${spell(readyInS)} from now; expected an order then`,
        readyAtMs: nowMs + readyInS * 1000,
      }
    case 'standing': {
      const { readyAtMs } = doing
      if (nowMs >= readyAtMs) return undefined
      const refuses = `it is made ready, for ${spell((readyAtMs - nowMs) / 1000)} more; expected an order then`
      return { refuses, readyAtMs }
    }
    default:
      return undefined
  }
}

/** What a plan starts from, by a frame that may have been heard a while ago: made ready since, it stands with a full tank. */
export function situationOf(
  frame: Frame,
  nowMs: number,
  { base, performance, wind }: Cockpit,
  delayS: number,
): AirSituation {
  const readySince = frame.readyAtMs !== undefined && frame.readyAtMs <= nowMs
  return {
    trackId: frame.trackId,
    atMs: nowMs,
    place: readySince ? base.place : frame.place,
    altitudeM: readySince ? base.elevationM : (frame.altitudeM ?? 0),
    fuelLeftS: readySince ? performance.enduranceS : frame.fuel.leftS,
    phase: readySince ? 'ready' : frame.phase,
    ...(frame.refuses !== undefined && !readySince && { refuses: frame.refuses }),
    base,
    performance,
    wind,
    delayS,
    sweepWidthNm: frame.planning.sweepWidthNm,
  }
}

/** Its position as it reports it. */
export function droneReport(
  airframe: Airframe,
  { trackId }: DroneSpec,
  world: DroneWorld,
  atMs: number,
): PositionReport {
  const { courseDeg, speedKn } = airframe.motion
  const [lon, lat] = fixOf(airframe.motion, FIX_ERROR_M, world.random)
  return {
    trackId,
    source: world.source,
    atMs,
    lon: rounded(lon, 1e7),
    lat: rounded(lat, 1e7),
    sogKn: rounded(speedKn, 10),
    ...(speedKn > 0 && { cogDeg: roundedCourse(courseDeg, 10) }),
    headingDeg: roundedCourse(airframe.headingDeg, 10),
    altitudeM: Math.round(airframe.altitudeM),
  }
}
