import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftPlan } from '#domain/craft/craft-state.ts'
import { searchWidthNm } from '#domain/looks/search-footprints.ts'
import { type SearchPlan, searchPlan } from '#domain/search/search-plan.ts'
import type { SearchTask } from '#domain/search/search-task.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Whereabouts } from '../tasked-craft.ts'
import type { WaterGrid } from '../water/water-grid.ts'
import { findWaterWay, type WaterWay } from '../water/water-way.ts'
import { quarryOf } from './followed-track.ts'
import { burnedS, burnRate, fullTankS } from './fuel.ts'
import { placeIn, type Quarry } from './lead-pursuit.ts'
import { meetBeside } from './meet-beside.ts'
import { patternOnWater, type SeaPattern } from './sea-pattern.ts'
import { RESERVE_SHARE, type ShipClass } from './ship-classes.ts'

/** With her radar, in the usual slight sea. */
export const SEARCH_WIDTH_NM = searchWidthNm('patrol-ship', 3)
/** So near an intercept comes: the least distance of a shadow order. */
const LEAST_RANGE_NM = 0.5
/** Nearer to land than it was asked for by more than this is worth telling, nautical miles. */
const TOLD_SHORT_NM = 0.1
/** A share of a pattern left out that is worth telling. */
const TOLD_LEFT_OUT = 0.001
/** Where a track is met so far from where it would go straight on, its way ends at a shore, nautical miles. */
const ASHORE_NM = 2
/** Slower than full by this much each time where the fuel does not allow full speed. */
const SLOWER = 0.85

/** What a plan must know of a ship. */
export interface Situation {
  readonly shipClass: ShipClass
  /** The fastest a helmsman may ask for. */
  readonly topKn: number
  readonly turnRadiusNm: number
  readonly place: LonLat
  readonly home: LonLat
  readonly fuelLeftS: number
  readonly nowMs: number
  readonly grid: WaterGrid
}

/** What a ship does for an order. */
export type Undertaking =
  | { readonly kind: 'search'; readonly out: WaterWay; readonly pattern: SeaPattern }
  | { readonly kind: 'chase'; readonly trackId: string; readonly rangeNm: number; readonly speedKn: number }
  | { readonly kind: 'hold'; readonly way: WaterWay }
  | { readonly kind: 'return'; readonly way: WaterWay }

/** A plan, and what she does when it is ordered: nothing where it is infeasible. */
interface PlannedOrder {
  readonly plan: CraftPlan
  readonly undertaking: Undertaking | undefined
}

/** What an order comes to for a ship. The order must have come through `parseCraftOrder`. */
export function planOrder(order: CraftOrder, ship: Situation, whereabouts: Whereabouts): PlannedOrder {
  switch (order.kind) {
    case 'search':
      return planSearch(order, ship, whereabouts)
    case 'intercept':
      return planChase(order, LEAST_RANGE_NM, ship, whereabouts)
    case 'shadow':
      return planChase(order, order.distanceNm, ship, whereabouts)
    case 'relieve':
      return refused(order, ship, ['kind is "relieve", expected search, intercept, shadow, hold or return for a ship'])
    case 'hold':
      return planWay(order, order.place, ship)
    case 'return':
      return planWay(order, ship.home, ship)
  }
}

function planWay(order: CraftOrder & { kind: 'hold' | 'return' }, to: LonLat, ship: Situation): PlannedOrder {
  const way = findWaterWay(ship.grid, ship.place, to)
  if (!way.ok) return refused(order, ship, [way.problem])
  const outS = secondsAt(ship, way.value.lengthNm)
  const isReturn = order.kind === 'return'
  const home = isReturn ? ok(way.value) : homeFrom(ship, way.value.places.at(-1) as LonLat)
  if (!home.ok) return refused(order, ship, [home.problem])
  const backS = isReturn ? outS : secondsAt(ship, home.value.lengthNm)
  // She goes home with what she has.
  const infeasible = isReturn ? [] : fuelFaults(ship, { outS, onTaskS: 0, backS })
  return {
    plan: {
      order,
      places: way.value.places,
      transitOutS: outS,
      onTaskS: 0,
      transitBackS: isReturn ? 0 : backS,
      fuelLeftS: ship.fuelLeftS - outS - (isReturn ? 0 : backS),
      arrivesMs: ship.nowMs + outS * 1000,
      infeasible,
      warnings: shortWarnings(way.value),
    },
    undertaking: infeasible.length > 0 ? undefined : { kind: order.kind, way: way.value },
  }
}

function planSearch(order: CraftOrder & { kind: 'search' }, ship: Situation, whereabouts: Whereabouts): PlannedOrder {
  const laid = laidSearch(order.task, ship, whereabouts)
  if (!laid.ok) return refused(order, ship, laid.problem)
  const { search, pattern, out, back } = laid.value
  const outS = secondsAt(ship, out.lengthNm)
  const backS = secondsAt(ship, back.lengthNm)
  const onTaskS = secondsAt(ship, pattern.lengthNm)
  const infeasible = [...search.infeasible, ...fuelFaults(ship, { outS, onTaskS, backS })]
  const percent = (pattern.leftOut * 100).toFixed(pattern.leftOut < 0.1 ? 1 : 0)
  const warnings = [
    ...search.warnings,
    ...(pattern.leftOut > TOLD_LEFT_OUT
      ? [`${percent} % of the pattern is land or too near to it: left out, and the rest joined by ways round`]
      : []),
  ]
  const totalS = outS + onTaskS + backS
  return {
    plan: {
      order,
      places: [...out.places.slice(0, -1), ...pattern.places],
      transitOutS: outS,
      onTaskS,
      transitBackS: backS,
      fuelLeftS: ship.fuelLeftS - totalS,
      arrivesMs: ship.nowMs + outS * 1000,
      search: {
        ...search,
        places: pattern.places,
        lengthNm: pattern.lengthNm,
        transitOutNm: out.lengthNm,
        transitBackNm: back.lengthNm,
        transitOutS: outS,
        onTaskS,
        transitBackS: backS,
        totalS,
        infeasible,
        warnings,
      },
      infeasible,
      warnings,
    },
    undertaking: infeasible.length > 0 ? undefined : { kind: 'search', out, pattern },
  }
}

function laidSearch(
  task: SearchTask,
  ship: Situation,
  whereabouts: Whereabouts,
): Result<{ search: SearchPlan; pattern: SeaPattern; out: WaterWay; back: WaterWay }, readonly string[]> {
  const { shipClass, turnRadiusNm, place, home, grid } = ship
  const craft = {
    speedKn: shipClass.economicalKn,
    turnRadiusNm,
    sweepWidthNm: SEARCH_WIDTH_NM,
    place,
    home,
    // Its way out and back is a straight one: what fuel it takes is told here, by the way round land.
    fuel: { enduranceLeftS: 100 * 86_400, reserveS: 0 },
  }
  const search = searchPlan(task, craft, (trackId) => whereabouts(trackId)?.place)
  if (!search.ok) return search
  const pattern = patternOnWater(grid, search.value.places)
  if (!pattern.ok) return failed([pattern.problem])
  const out = findWaterWay(grid, place, pattern.value.places[0] as LonLat)
  if (!out.ok) return failed([out.problem])
  const back = homeFrom(ship, pattern.value.places.at(-1) as LonLat)
  if (!back.ok) return failed([back.problem])
  return ok({ search: search.value, pattern: pattern.value, out: out.value, back: back.value })
}

function planChase(
  order: CraftOrder & { kind: 'intercept' | 'shadow' },
  rangeNm: number,
  ship: Situation,
  whereabouts: Whereabouts,
): PlannedOrder {
  const known = whereabouts(order.trackId)
  const quarry = quarryOf(known)
  if (!known || !quarry)
    return refused(order, ship, [
      `trackId is ${order.trackId}, a track with no known place, expected one that has reported`,
    ])
  // Full speed, or the fastest that the fuel allows.
  let faults: readonly string[] = []
  for (let speedKn = ship.topKn; ; speedKn = Math.max(ship.shipClass.economicalKn, speedKn * SLOWER)) {
    const planned = chaseAt(order, rangeNm, ship, quarry, speedKn)
    if (planned.ok && planned.value.undertaking) {
      const unknown = known.courseDeg === undefined || known.speedKn === undefined
      const warnings = [
        ...(unknown ? ['course and speed of the track are not known: it is taken to lie still'] : []),
        ...planned.value.plan.warnings,
        ...(speedKn < ship.topKn ? [`fuel allows ${speedKn.toFixed(1)} kn, not full speed`] : []),
      ]
      return { ...planned.value, plan: { ...planned.value.plan, warnings } }
    }
    // What stands against full speed says most.
    if (faults.length === 0) faults = planned.ok ? planned.value.plan.infeasible : [planned.problem]
    if (speedKn <= ship.shipClass.economicalKn || !planned.ok)
      return planned.ok
        ? { ...planned.value, plan: { ...planned.value.plan, infeasible: faults } }
        : refused(order, ship, faults)
  }
}

function chaseAt(
  order: CraftOrder & { kind: 'intercept' | 'shadow' },
  rangeNm: number,
  ship: Situation,
  quarry: Quarry,
  speedKn: number,
): Result<PlannedOrder> {
  const { grid, place } = ship
  const met = meetBeside(grid, place, quarry, rangeNm, speedKn, (to) => findWaterWay(grid, place, to))
  if (!met.ok) return met
  const { way, inS } = met.value
  const ashore = distanceNm(placeIn(quarry, inS), met.value.place) > rangeNm + ASHORE_NM
  const back = homeFrom(ship, way.places.at(-1) as LonLat)
  if (!back.ok) return back
  const backS = secondsAt(ship, back.value.lengthNm)
  const burnOutS = burnedS(ship.shipClass, way.lengthNm, speedKn)
  const spareS = ship.fuelLeftS - reserveS(ship.shipClass) - burnOutS - backS
  const infeasible = fuelFaults(ship, { outS: burnOutS, onTaskS: 0, backS })
  const stayS = spareS / burnRate(ship.shipClass, quarry.speedKn)
  return ok({
    plan: {
      order,
      places: way.places,
      transitOutS: inS,
      onTaskS: 0,
      transitBackS: backS,
      fuelLeftS: ship.fuelLeftS - burnOutS - backS,
      arrivesMs: ship.nowMs + inS * 1000,
      infeasible,
      warnings: [
        ...shortWarnings(way),
        ...(ashore ? ['its course leads to land before: met where it would come to the shore'] : []),
        ...(infeasible.length === 0 ? [`fuel allows to stay with it for about ${hours(stayS)}`] : []),
      ],
    },
    undertaking: infeasible.length > 0 ? undefined : { kind: 'chase', trackId: order.trackId, rangeNm, speedKn },
  })
}

/** What is never planned away, seconds at economical speed. */
export function reserveS(shipClass: ShipClass): number {
  return fullTankS(shipClass) * RESERVE_SHARE
}

function homeFrom(ship: Situation, place: LonLat): Result<WaterWay> {
  return findWaterWay(ship.grid, place, ship.home)
}

function secondsAt(ship: Situation, nm: number): number {
  return (nm / ship.shipClass.economicalKn) * 3600
}

/** Times in seconds of fuel at economical speed. */
function fuelFaults(
  { fuelLeftS, shipClass }: Situation,
  { outS, onTaskS, backS }: { outS: number; onTaskS: number; backS: number },
): readonly string[] {
  const keptS = reserveS(shipClass)
  const needsS = outS + onTaskS + backS + keptS
  if (needsS <= fuelLeftS) return []
  return [
    `fuel for ${hours(needsS)} is needed (out ${hours(outS)}, on task ${hours(onTaskS)}, back ${hours(backS)}, reserve ${hours(keptS)}, at ${shipClass.economicalKn} kn), expected at most the ${hours(fuelLeftS)} left`,
  ]
}

function shortWarnings({ shortNm }: WaterWay): readonly string[] {
  return shortNm > TOLD_SHORT_NM ? [`she stops ${shortNm.toFixed(1)} NM short of it: it is too near to land`] : []
}

function refused(
  order: CraftOrder,
  { place, fuelLeftS, nowMs }: Situation,
  infeasible: readonly string[],
): PlannedOrder {
  return {
    plan: {
      order,
      places: [place],
      transitOutS: 0,
      onTaskS: 0,
      transitBackS: 0,
      fuelLeftS,
      arrivesMs: nowMs,
      infeasible,
      warnings: [],
    },
    undertaking: undefined,
  }
}

function hours(seconds: number): string {
  return `${(seconds / 3600).toFixed(1)} h`
}
