import { type CraftOrder, parseCraftOrder } from '#domain/craft/craft-order.ts'
import { type ChaosSwitch, parseChaos } from '#domain/world/chaos-switch.ts'
import { isLonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { type AirMission, parseAirMission } from './air/air-mission.ts'
import type { WindSpec } from './air/wind.ts'
import { MOST_IN_CROWD } from './crowd.ts'
import { type Flag, flags } from './identity.ts'
import { anchorages, fishingGrounds, type RoutePlace, routes } from './routes.ts'
import { parseScriptedPart, type ScriptedPart } from './script/scripted-part.ts'
import { isSea } from './sea.ts'
import { type PatrolShipPart, parsePatrolShipPart } from './ships/patrol-ship-part.ts'
import type { ExpectedEvent } from './stories/expected.ts'
import { type VesselTypeName, vesselTypes } from './vessel-types.ts'

/** Invented ships of one type, spread along a route in both directions. */
export interface VoyageGroup {
  readonly part: 'voyages'
  readonly route: keyof typeof routes
  readonly type: VesselTypeName
  readonly count: number
  /** Flags to draw from; more often the more often they stand here. */
  readonly flags: readonly Flag[]
}

/** Invented fishing boats at work in one place. */
export interface FishingGroup {
  readonly part: 'fishing'
  readonly ground: keyof typeof fishingGrounds
  readonly count: number
}

/** Invented ships of one type lying at anchor. */
export interface AnchoredGroup {
  readonly part: 'anchored'
  readonly anchorage: keyof typeof anchorages
  readonly type: VesselTypeName
  readonly count: number
  readonly flags: readonly Flag[]
}

/** One named ship that sails to and fro along a line of her own. */
export interface NamedShip {
  readonly part: 'ship'
  readonly kind: 'vessel' | 'patrol'
  readonly name: string
  /** Nine digits. */
  readonly mmsi: number
  readonly flag?: Flag
  readonly type: VesselTypeName
  readonly aisClass: 'A' | 'B'
  readonly lengthM: number
  readonly speedKn: number
  readonly places: readonly RoutePlace[]
  /** She starts so that she is at `places[place]`, on the way to the last one, so many seconds after the world begins. */
  readonly passes: { readonly place: number; readonly afterS: number }
}

/** A drone that is tasked. */
export interface DronePart {
  readonly part: 'drone'
  readonly mission: AirMission
}

/** Very many invented vessels all over the sea, on simple ways: for load. */
interface Crowd {
  readonly part: 'crowd'
  readonly count: number
}

export type Part =
  | VoyageGroup
  | FishingGroup
  | AnchoredGroup
  | NamedShip
  | DronePart
  | PatrolShipPart
  | ScriptedPart
  | Crowd

/** Sea state where a scenario says nothing (Douglas scale): slight, the usual one off Sabah outside the monsoon (notional). */
export const CALM = 3

/** The same all over the world. */
interface Weather {
  /** Douglas scale, 0 to 9. */
  readonly seaState: number
  readonly wind: WindSpec
}

/** An order to a craft of the scenario. */
interface ScriptedOrder {
  /** Whole seconds after the start. */
  readonly afterS: number
  readonly trackId: string
  readonly order: CraftOrder
}

/** A world to begin with, as plain data. */
export interface Scenario {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly parts: readonly Part[]
  /** Without it a slight sea and still air. */
  readonly weather?: Weather
  /** Who is sent when, and to do what: taken as if somebody on watch had sent it. */
  readonly orders?: readonly ScriptedOrder[]
  /** AIS is heard by stations ashore, drones in the air and satellites that pass; without it everybody is always heard. */
  readonly reception?: boolean
  /** What is wrong with the line to the world, and when. */
  readonly chaos?: readonly ChaosSwitch[]
  /** What it must bring about, for whoever watches; the tests play each and look. */
  readonly expects?: readonly ExpectedEvent[]
}

/** Names the first thing in a scenario that cannot be played. Whether ships keep to the water is for the tests to say. */
export function checkScenario(scenario: Scenario): Result<Scenario> {
  const taken = new Map<string, string>()
  for (const [i, part] of scenario.parts.entries()) {
    const at = `${scenario.name}.parts[${i}]`
    const problem = problemIn(part)
    if (problem !== undefined) return failed(`${at}.${problem}`)
    const key = partKey(part)
    const other = taken.get(key)
    if (other !== undefined) return failed(`${at} is ${key}, as is ${other}; expected each only once`)
    taken.set(key, at)
  }
  const problem = problemInRest(scenario, taken)
  return problem === undefined ? ok(scenario) : failed(`${scenario.name}.${problem}`)
}

/** What is wrong beside the parts; `keys` are those of the parts. */
function problemInRest(
  { weather, orders = [], chaos }: Scenario,
  keys: ReadonlyMap<string, string>,
): string | undefined {
  if (weather) {
    const { seaState, wind } = weather
    if (!(seaState >= 0 && seaState <= 9)) return `weather.seaState is ${seaState}, expected 0 to 9`
    if (!(wind.speedKn >= 0 && wind.speedKn <= 80))
      return `weather.wind.speedKn is ${wind.speedKn}, expected 0 to 80 knots`
    if (!(wind.fromDeg >= 0 && wind.fromDeg <= 360))
      return `weather.wind.fromDeg is ${wind.fromDeg}, expected 0 to 360 degrees true`
  }
  for (const [i, { afterS, trackId, order }] of orders.entries()) {
    if (!(Number.isInteger(afterS) && afterS >= 0))
      return `orders[${i}].afterS is ${afterS}, expected whole seconds from 0`
    if (!keys.has(trackId))
      return `orders[${i}].trackId is ${JSON.stringify(trackId)}, expected a craft of the scenario`
    const problem = first(parseCraftOrder(order), `orders[${i}].order.`)
    if (problem !== undefined) return problem
  }
  return chaos && first(parseChaos(chaos))
}

function first(parsed: Result<unknown, readonly string[]>, place = ''): string | undefined {
  return parsed.ok ? undefined : `${place}${parsed.problem[0]}`
}

/** What tells a part from the others in its scenario, and where its random numbers come from. */
export function partKey(part: Part): string {
  switch (part.part) {
    case 'voyages':
      return `voyages/${part.route}/${part.type}`
    case 'fishing':
      return `fishing/${part.ground}`
    case 'anchored':
      return `anchored/${part.anchorage}/${part.type}`
    case 'ship':
    case 'scripted':
    case 'patrol-ship':
      return `mmsi:${part.mmsi}`
    case 'drone':
      return part.mission.trackId
    case 'crowd':
      return 'crowd'
  }
}

function problemIn(part: Part): string | undefined {
  switch (part.part) {
    case 'voyages':
      return (
        unknownIn(routes, part.route, 'route') ??
        unknownIn(vesselTypes, part.type, 'type') ??
        wrongFlags(part.flags) ??
        wrongCount(part.count)
      )
    case 'fishing':
      return unknownIn(fishingGrounds, part.ground, 'ground') ?? wrongCount(part.count)
    case 'anchored':
      return (
        unknownIn(anchorages, part.anchorage, 'anchorage') ??
        unknownIn(vesselTypes, part.type, 'type') ??
        wrongFlags(part.flags) ??
        wrongCount(part.count)
      )
    case 'ship':
      return problemInShip(part)
    case 'drone':
      return first(
        parseAirMission(part.mission, (place) => !isSea(place)),
        'mission.',
      )
    case 'patrol-ship':
      return first(parsePatrolShipPart(part))
    case 'scripted':
      return first(parseScriptedPart(part))
    case 'crowd':
      return part.count <= MOST_IN_CROWD
        ? wrongCount(part.count)
        : `count is ${part.count}, expected at most ${MOST_IN_CROWD}`
  }
}

function problemInShip({ name, mmsi, type, flag, lengthM, speedKn, places, passes }: NamedShip): string | undefined {
  if (name === '' || name.length > 20) return `name is ${JSON.stringify(name)}, expected 1 to 20 characters`
  if (!Number.isInteger(mmsi) || mmsi < 200_000_000 || mmsi > 799_999_999)
    return `mmsi is ${mmsi}, expected a ship's: nine digits from 200000000 to 799999999`
  if (!(lengthM > 0)) return `lengthM is ${lengthM}, expected more than 0`
  if (!(speedKn > 0 && speedKn <= 60)) return `speedKn is ${speedKn}, expected more than 0 and at most 60`
  if (places.length < 2) return `places has ${places.length} places, expected at least 2`
  const wrong = places.findIndex(([lon, lat, halfWidthNm]) => !(isLonLat(lon, lat) && halfWidthNm >= 0))
  if (wrong !== -1)
    return `places[${wrong}] is ${JSON.stringify(places[wrong])}, expected longitude, latitude and a width from 0`
  if (!(Number.isInteger(passes.place) && passes.place >= 1 && passes.place < places.length))
    return `passes.place is ${passes.place}, expected a whole number from 1 to ${places.length - 1}`
  if (!(passes.afterS >= 0)) return `passes.afterS is ${passes.afterS}, expected 0 or more`
  return unknownIn(vesselTypes, type, 'type') ?? (flag === undefined ? undefined : unknownIn(flags, flag, 'flag'))
}

function wrongCount(count: number): string | undefined {
  return Number.isInteger(count) && count >= 1 ? undefined : `count is ${count}, expected a whole number from 1`
}

function wrongFlags(list: readonly Flag[]): string | undefined {
  if (list.length === 0) return 'flags is empty, expected at least one flag'
  for (const [i, flag] of list.entries()) {
    const problem = unknownIn(flags, flag, `flags[${i}]`)
    if (problem !== undefined) return problem
  }
  return undefined
}

function unknownIn(table: object, word: string, place: string): string | undefined {
  if (Object.hasOwn(table, word)) return undefined
  return `${place} is ${JSON.stringify(word)}, expected one of ${Object.keys(table).join(', ')}`
}
