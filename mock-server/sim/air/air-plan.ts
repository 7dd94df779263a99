import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftPhase, CraftPlan } from '#domain/craft/craft-state.ts'
import { searchPath } from '#domain/search/search-path.ts'
import { searchPlan } from '#domain/search/search-plan.ts'
import type { SearchTask } from '#domain/search/search-task.ts'
import { geodesicNm } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { destination } from '#geo/measure.ts'
import type { Whereabouts } from '../tasked-craft.ts'
import { type AirBase, flightS, gateOf, wayHomeS } from './air-base.ts'
import type { AirPerformance } from './anka-s.ts'
import { bankedTurnRadiusNm } from './banked-turn.ts'
import { meeting, type Target } from './pursuit.ts'
import type { Squadron } from './relief.ts'
import { knownTarget } from './targets.ts'
import type { Wind } from './wind.ts'

/** What a plan must know of the drone and of the day. */
export interface AirSituation {
  readonly trackId: string
  readonly atMs: number
  readonly place: LonLat
  readonly altitudeM: number
  readonly fuelLeftS: number
  readonly phase: CraftPhase
  /** Why it takes no order now. */
  readonly refuses?: string
  readonly base: AirBase
  readonly performance: AirPerformance
  readonly wind: Wind
  /** One way, seconds: an order is that long under way. */
  readonly delayS: number
  readonly sweepWidthNm: number
}

/** Where to, how long it takes, and what stands against it whatever the fuel. */
interface Draft {
  readonly places: readonly LonLat[]
  readonly transitOutS: number
  readonly infeasible?: readonly string[]
  readonly warnings?: readonly string[]
}

/** The widest turn over the ground in this wind, nautical miles, up to the next hundredth. */
export function widestTurnNm({ cruiseKn, bankDeg }: AirPerformance, wind: Wind): number {
  const mostKn = cruiseKn + Math.hypot(wind.eastKn, wind.northKn)
  return Math.ceil(bankedTurnRadiusNm(cruiseKn, bankDeg, mostKn) * 100) / 100
}

/**
 * What an order comes to, the wind as it is now counted in all times. Times and the check of the fuel are for search
 * speed; what the climb burns beyond that is taken off the fuel beforehand.
 */
export function planOrder(
  order: CraftOrder,
  situation: AirSituation,
  whereabouts: Whereabouts,
  squadron: Squadron | undefined,
): CraftPlan {
  if (situation.refuses !== undefined) return nothing(order, situation, [situation.refuses])
  switch (order.kind) {
    case 'search':
      return planSearch(order, order.task, situation, whereabouts)
    case 'intercept':
    case 'shadow':
      return planPursuit(order, situation, whereabouts)
    case 'relieve':
      return planRelief(order, situation, squadron)
    case 'hold': {
      const places = [...outward(situation), order.place]
      return openEnded(order, situation, { places, transitOutS: outS(places, situation) })
    }
    case 'return':
      return planReturn(order, situation)
  }
}

function nothing(order: CraftOrder, { atMs, fuelLeftS }: AirSituation, infeasible: readonly string[]): CraftPlan {
  return {
    order,
    places: [],
    transitOutS: 0,
    onTaskS: 0,
    transitBackS: 0,
    fuelLeftS,
    arrivesMs: atMs,
    infeasible,
    warnings: [],
  }
}

function planSearch(order: CraftOrder, task: SearchTask, situation: AirSituation, whereabouts: Whereabouts): CraftPlan {
  const { place, performance, wind, base, sweepWidthNm } = situation
  const { cruiseKn, cruiseAltitudeM, reserveS } = performance
  const placeOf = (trackId: string) => {
    const target = knownTarget(whereabouts, trackId)
    return target && whenMet(target, situation).place
  }
  const laid = searchPath(task, place, placeOf)
  if (!laid.ok) return nothing(order, situation, laid.problem)
  const [first = place, last = place] = [laid.value[0], laid.value.at(-1)]
  const transitOutS = outS([...outward(situation), first], situation)
  const onTaskS = flightS(laid.value, cruiseKn, wind)
  const transitBackS = wayHomeS(last, cruiseAltitudeM, base, performance, wind)
  const totalS = transitOutS + onTaskS + transitBackS
  // One speed over ground that gives the whole its true length in time, so that the plan's own sum counts the wind.
  const totalNm = lengthNm([place, ...laid.value, base.place])
  const planned = searchPlan(
    task,
    {
      speedKn: Math.max(1, (totalNm / totalS) * 3600),
      turnRadiusNm: widestTurnNm(performance, wind),
      sweepWidthNm,
      place,
      fuel: { enduranceLeftS: usableS(situation), reserveS },
      home: base.place,
    },
    placeOf,
  )
  if (!planned.ok) return nothing(order, situation, planned.problem)
  const search = planned.value
  return {
    ...nothing(order, situation, search.infeasible),
    places: [...outward(situation), ...search.places],
    transitOutS,
    onTaskS,
    transitBackS,
    fuelLeftS: Math.max(0, usableS(situation) - totalS),
    arrivesMs: arrivesMs(situation, transitOutS),
    search,
    warnings: search.warnings,
  }
}

function planPursuit(
  order: Extract<CraftOrder, { kind: 'intercept' | 'shadow' }>,
  situation: AirSituation,
  whereabouts: Whereabouts,
): CraftPlan {
  const { trackId } = order
  if (trackId === situation.trackId)
    return nothing(order, situation, [`trackId is ${trackId}, the drone itself, expected another track`])
  const target = knownTarget(whereabouts, trackId)
  if (!target)
    return nothing(order, situation, [
      `trackId is ${trackId}, a track with no known place, expected one that has reported`,
    ])
  const { place, seconds } = whenMet(target, situation)
  if (seconds === undefined)
    return nothing(order, situation, [
      `trackId is ${trackId}, a track that makes ${(target.speedKn ?? 0).toFixed(0)} kn and is not to be met in this wind, expected one that ${situation.performance.cruiseKn} kn can reach`,
    ])
  const radiusNm = widestTurnNm(situation.performance, situation.wind)
  const warnings =
    order.kind === 'shadow' && order.distanceNm < radiusNm
      ? [
          `distanceNm is ${order.distanceNm}, less than the turning radius of the craft, ${radiusNm} NM: it circles no closer than that`,
        ]
      : []
  return openEnded(order, situation, { places: [...outward(situation), place], transitOutS: seconds, warnings })
}

function planRelief(
  order: Extract<CraftOrder, { kind: 'relieve' }>,
  situation: AirSituation,
  squadron: Squadron | undefined,
): CraftPlan {
  const { trackId } = order
  const other = trackId === situation.trackId ? undefined : squadron?.(trackId)
  if (!other) return nothing(order, situation, [`trackId is ${trackId}, expected the track of another drone`])
  const left = other.taskLeft
  if (!left)
    return nothing(order, situation, [`trackId is ${trackId}, a drone without a task, expected one with a task`])
  const places = [...outward(situation), other.place]
  const { cruiseKn, reserveS } = situation.performance
  const plan = openEnded(order, situation, { places, transitOutS: outS(places, situation) })
  const restS = left.line ? flightS(left.line.places, cruiseKn, situation.wind) : 0
  const short = plan.infeasible.length === 0 && plan.fuelLeftS - reserveS < restS
  const warnings = short ? [`fuel for ${hours(plan.fuelLeftS - reserveS)} there, ${hours(restS)} of the task left`] : []
  return { ...plan, warnings }
}

function planReturn(order: CraftOrder, situation: AirSituation): CraftPlan {
  const { place, altitudeM, base, performance, wind, phase } = situation
  if (phase === 'ready') return nothing(order, situation, ['kind is return, expected an order to leave: it is at home'])
  const transitBackS = wayHomeS(place, altitudeM, base, performance, wind)
  return {
    ...nothing(order, situation, []),
    places: [place, gateOf(base), base.place],
    transitBackS,
    fuelLeftS: Math.max(0, situation.fuelLeftS - transitBackS),
    arrivesMs: arrivesMs(situation, transitBackS),
  }
}

/** A plan for an order that goes on until told otherwise: there and back must be possible. */
function openEnded(order: CraftOrder, situation: AirSituation, draft: Draft): CraftPlan {
  const { base, performance, wind } = situation
  const { places, transitOutS, infeasible = [], warnings = [] } = draft
  const end = places.at(-1) ?? situation.place
  const transitBackS = wayHomeS(end, performance.cruiseAltitudeM, base, performance, wind)
  const needsS = transitOutS + transitBackS + performance.reserveS
  const leftS = usableS(situation)
  const tooFar =
    needsS > leftS
      ? [
          `${order.kind} needs ${hours(needsS)} (out ${hours(transitOutS)}, back ${hours(transitBackS)}, reserve ${hours(performance.reserveS)}), expected at most the ${hours(leftS)} left`,
        ]
      : []
  return {
    ...nothing(order, situation, [...infeasible, ...tooFar]),
    places,
    transitOutS,
    transitBackS,
    fuelLeftS: Math.max(0, leftS - transitOutS - transitBackS),
    arrivesMs: arrivesMs(situation, transitOutS),
    warnings,
  }
}

/** Where a target is met, and after how many seconds; where it is now, when it cannot be. */
function whenMet(target: Target, situation: AirSituation): { readonly place: LonLat; readonly seconds?: number } {
  const { performance, wind } = situation
  const way = outward(situation)
  const first = flightS(way, performance.cruiseKn, wind)
  const met = meeting(way.at(-1) ?? situation.place, performance.cruiseKn, wind, advanced(target, first))
  if (!met) return { place: target.place }
  return { place: advanced(target, first + met.seconds).place, seconds: first + met.seconds }
}

function advanced(target: Target, seconds: number): Target {
  const { place, courseDeg, speedKn } = target
  if (courseDeg === undefined || speedKn === undefined) return target
  return { ...target, place: destination(place, courseDeg, (speedKn * seconds) / 3600) }
}

/** From where it is to where it is free to go its way: over the gate when it is on the ground or has just left it. */
function outward({ place, phase, base }: AirSituation): readonly LonLat[] {
  return phase === 'ready' || phase === 'departing' ? [place, gateOf(base)] : [place]
}

function outS(places: readonly LonLat[], { performance, wind }: AirSituation): number {
  return flightS(places, performance.cruiseKn, wind)
}

/** What is left in the tank when the rest of the climb has taken its more. */
function usableS({ fuelLeftS, altitudeM, performance }: AirSituation): number {
  const { cruiseAltitudeM, climbMps, burn } = performance
  const climbS = Math.max(0, cruiseAltitudeM - altitudeM) / climbMps
  return Math.max(0, fuelLeftS - climbS * (burn.climb - burn.level))
}

function arrivesMs({ atMs, delayS }: AirSituation, seconds: number): number {
  return Math.round(atMs + (delayS + seconds) * 1000)
}

function lengthNm(places: readonly LonLat[]): number {
  return places.reduce((nm, place, i) => (i === 0 ? 0 : nm + geodesicNm(places[i - 1] ?? place, place)), 0)
}

function hours(seconds: number): string {
  return `${(seconds / 3600).toFixed(1)} h`
}
