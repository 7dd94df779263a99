import * as v from 'valibot'
import { type CraftOrder, parseCraftOrder } from '#domain/craft/craft-order.ts'
import { searchWidthNm } from '#domain/looks/search-footprints.ts'
import { number, placeSchema, strict } from '#domain/search/search-schema.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { planOrder } from './air-plan.ts'
import { type AirPerformance, ankaS } from './anka-s.ts'
import type { DroneSpec } from './drone-spec.ts'
import { SATELLITE_DELAY_S } from './satellite-link.ts'

/** Steers are not made for the poles and the antimeridian: bases around Malaysia, with all that a tank reaches (notional). */
const REGION = { west: 90, south: -15, east: 135, north: 25 } as const
const LONGEST_TEXT = 100
/** A scenario is not longer than this, seconds (notional): thirty days. */
const LONGEST_S = 30 * 86_400

const text = (what: string) =>
  v.pipe(
    v.string((issue) => `is ${issue.received}, expected ${what}`),
    v.nonEmpty(`is empty, expected ${what}`),
    v.maxLength(LONGEST_TEXT, (issue) => `has ${issue.received} characters, expected at most ${LONGEST_TEXT}`),
  )
const wholeSeconds = v.pipe(
  number(0, LONGEST_S, 'seconds'),
  v.integer((issue) => `is ${issue.received}, expected whole seconds`),
)

const missionSchema = strict(
  {
    trackId: text('the id of a track'),
    name: text('a name'),
    baseName: text('the name of its base'),
    home: v.pipe(
      placeSchema,
      v.check(
        ([lon, lat]) => lon >= REGION.west && lon <= REGION.east && lat >= REGION.south && lat <= REGION.north,
        (issue) =>
          `is ${JSON.stringify(issue.input)}, expected longitude ${REGION.west} to ${REGION.east} and latitude ${REGION.south} to ${REGION.north}`,
      ),
    ),
    homeElevationM: number(-10, 3000, 'metres above the sea'),
    runwayDeg: number(0, 360, 'degrees true'),
    cruiseAltitudeM: v.exactOptional(number(1000, ankaS.ceilingM, 'metres above the sea')),
    start: strict({ order: v.exactOptional(v.unknown()), airborneS: wholeSeconds }, 'a start'),
    link: v.exactOptional(
      strict(
        {
          delayS: v.exactOptional(number(0, 10, 'seconds')),
          lostFromS: wholeSeconds,
          lostUntilS: v.exactOptional(wholeSeconds),
        },
        'a line',
      ),
    ),
  },
  'the mission of a drone',
)

type Written = v.InferOutput<typeof missionSchema>

/** A drone of a scenario, as plain data. Where it is when the world begins follows from its order and its time in the air. */
export interface AirMission extends Omit<Written, 'start' | 'link'> {
  /** An order and how many seconds ago it began to roll; see `DroneSpec`. */
  readonly start: { readonly order?: CraftOrder; readonly airborneS: number }
  /** When its line is lost, seconds after the world begins, and how late it is. */
  readonly link?: { readonly delayS?: number; readonly lostFromS: number; readonly lostUntilS?: number }
}

/**
 * The mission of a drone from parsed JSON. Problems name the place, the value and what was expected. `isLand` says whether a
 * place is land, where the home must be. A start must be an order to search or to hold, within the fuel of the drone in
 * still air, and with time in the air left.
 */
export function parseAirMission(
  json: unknown,
  isLand: (place: LonLat) => boolean = () => true,
): Result<AirMission, readonly string[]> {
  const parsed = v.safeParse(missionSchema, json, { abortPipeEarly: true })
  if (!parsed.success)
    return failed(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'mission'} ${issue.message}`))
  const { start, link, ...rest } = parsed.output
  const problems: string[] = []
  if (!isLand(rest.home))
    problems.push(`home is ${JSON.stringify(rest.home)}, a place in the sea, expected one on land`)
  if (link?.lostUntilS !== undefined && !(link.lostUntilS > link.lostFromS))
    problems.push(`link.lostUntilS is ${link.lostUntilS}, expected more than link.lostFromS, ${link.lostFromS}`)
  const longestS = ankaS.enduranceS - ankaS.reserveS
  if (start.airborneS >= longestS)
    problems.push(`start.airborneS is ${start.airborneS}, expected 0 to less than ${longestS} seconds`)
  const order = start.order === undefined ? ok(undefined) : parseCraftOrder(start.order)
  if (!order.ok) return failed([...problems, ...order.problem.map((problem) => `start.order.${problem}`)])
  const mission: AirMission = {
    ...rest,
    start: { airborneS: start.airborneS, ...(order.value && { order: order.value }) },
    ...(link && { link }),
  }
  problems.push(...startProblems(mission))
  return problems.length > 0 ? failed(problems) : ok(mission)
}

function startProblems(mission: AirMission): string[] {
  const { order } = mission.start
  if (!order) return []
  const aboutTrack = order.kind === 'search' && order.task.pattern === 'orbit' && order.task.about.kind === 'track'
  if ((order.kind !== 'search' && order.kind !== 'hold') || aboutTrack)
    return [`start.order is ${aboutTrack ? 'an orbit about a track' : order.kind}, expected a search or hold of places`]
  const performance: AirPerformance = { ...ankaS, cruiseAltitudeM: mission.cruiseAltitudeM ?? ankaS.cruiseAltitudeM }
  const { base } = droneSpecOf(mission, 0)
  const { infeasible } = planOrder(
    order,
    {
      trackId: mission.trackId,
      atMs: 0,
      place: base.place,
      altitudeM: base.elevationM,
      fuelLeftS: performance.enduranceS,
      phase: 'ready',
      base,
      performance,
      wind: { eastKn: 0, northKn: 0 },
      delayS: 0,
      sweepWidthNm: searchWidthNm('anka-s', 0),
    },
    () => undefined,
    undefined,
  )
  return infeasible.map((problem) => `start.order: ${problem}`)
}

/** A checked mission as the drone takes it, in a world that begins at a moment. */
export function droneSpecOf(mission: AirMission, startAtMs: number): DroneSpec {
  const { trackId, name, baseName, home, homeElevationM, runwayDeg, cruiseAltitudeM, start, link } = mission
  return {
    trackId,
    name,
    base: { name: baseName, place: home, elevationM: homeElevationM, runwayDeg },
    ...(cruiseAltitudeM !== undefined && { cruiseAltitudeM }),
    start,
    ...(link && {
      link: {
        delayS: link.delayS ?? SATELLITE_DELAY_S,
        lostFromMs: startAtMs + link.lostFromS * 1000,
        ...(link.lostUntilS !== undefined && { lostUntilMs: startAtMs + link.lostUntilS * 1000 }),
      },
    }),
  }
}
