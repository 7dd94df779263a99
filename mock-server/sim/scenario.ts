import { isLonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { MOST_IN_CROWD } from './crowd.ts'
import { ankaS, type DroneMission } from './drone.ts'
import { type Flag, flags } from './identity.ts'
import { ladderSearch } from './ladder.ts'
import { anchorages, fishingGrounds, type RoutePlace, routes } from './routes.ts'
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

export interface DronePart {
  readonly part: 'drone'
  readonly trackId: string
  readonly name: string
  readonly mission: DroneMission
}

/** Very many invented vessels all over the sea, on simple ways: for load. */
interface Crowd {
  readonly part: 'crowd'
  readonly count: number
}

export type Part = VoyageGroup | FishingGroup | AnchoredGroup | NamedShip | DronePart | Crowd

/** A world to begin with, as plain data. */
export interface Scenario {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly parts: readonly Part[]
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
  return ok(scenario)
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
      return `mmsi:${part.mmsi}`
    case 'drone':
      return part.trackId
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
      return problemInMission(part.mission)
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

function problemInMission({ box, spacingNm, airborneS }: DroneMission): string | undefined {
  const longestS = ankaS.enduranceS - ankaS.reserveS
  if (!(airborneS >= 0 && airborneS < longestS))
    return `mission.airborneS is ${airborneS}, expected 0 to less than ${longestS}`
  try {
    ladderSearch(box, spacingNm)
  } catch (cause) {
    return `mission: ${(cause as Error).message}`
  }
  return undefined
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
