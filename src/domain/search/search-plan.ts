import * as v from 'valibot'
import { geodesicNm } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { coveredShare } from './covered-share.ts'
import { coverageFactor, idealDetection, randomDetection } from './detection.ts'
import { type LaidPattern, layPattern, type PlaceOf } from './laid-pattern.ts'
import { signedArea } from './polygon.ts'
import { craftFaults, craftWarnings } from './search-doubts.ts'
import { number, placeSchema, strict } from './search-schema.ts'
import type { SearchTask } from './search-task.ts'

const MOST_SECONDS = 100 * 86_400

const craftSchema = strict(
  {
    speedKn: number(1, 600, 'knots'),
    turnRadiusNm: number(0, 20, 'nautical miles'),
    /** How wide a strip it sees, both sides together, as an equal number of misses inside and finds outside would have it. */
    sweepWidthNm: number(0.01, 200, 'nautical miles'),
    place: placeSchema,
    fuel: strict(
      { enduranceLeftS: number(0, MOST_SECONDS, 'seconds'), reserveS: number(0, MOST_SECONDS, 'seconds') },
      'fuel',
    ),
    /** Where it must be able to return to. */
    home: placeSchema,
  },
  'a craft',
)

/** What a plan must know of the craft. Speed is over ground and the same all the way; wind and current are not counted. */
export type SearchCraft = v.InferOutput<typeof craftSchema>

/** What a search of an area is expected to come to. */
interface AreaCoverage {
  readonly kind: 'area'
  readonly areaNm2: number
  /** C: sweep width over spacing; for a sector search sweep width times length over area, its mean. */
  readonly factor: number
  /** Probability, 0 to 1, of finding one object in the area: see `randomDetection`. */
  readonly randomDetection: number
  /** The same for exact legs: see `idealDetection`. Not for a sector search, whose legs are not side by side. */
  readonly idealDetection?: number
  /** Share of the area within half the sweep width of the path, 0 to 1, within 0.005: what a painted map of it shows. */
  readonly coveredShare: number
}

/** What a patrol along a line is expected to come to. */
interface LineCoverage {
  readonly kind: 'line'
  /** Of one way to and fro, or one lap. */
  readonly roundNm: number
  /** The longest time from one pass over a place of the line to the next: the ends of a barrier, any place of a lap. */
  readonly revisitS: number
}

/** What a task comes to with a craft, before it is sent. */
export interface SearchPlan {
  /** Turning points, as `searchPath` gives them from where the craft is. */
  readonly places: readonly LonLat[]
  /** Legs of a sweep, straight stretches of other patterns, long legs of a racetrack, passes, or laps of an orbit. */
  readonly legs: number
  /** Along the path from its first place to its last, WGS 84. Corners are counted as corners: turns cut them a little. */
  readonly lengthNm: number
  readonly transitOutNm: number
  readonly transitBackNm: number
  readonly transitOutS: number
  readonly onTaskS: number
  readonly transitBackS: number
  /** Out, search and back, without the reserve. */
  readonly totalS: number
  readonly coverage: AreaCoverage | LineCoverage
  /** Why the craft cannot fly it; empty when it can. */
  readonly infeasible: readonly string[]
  /** What it can do but not as drawn. */
  readonly warnings: readonly string[]
}

/**
 * What a task comes to with a craft: path, times, expected coverage, and what stands against it. Fails when the craft is
 * described with values that cannot be, or no path can be laid (see `searchPath`); a path that the craft cannot fly is a
 * plan with `infeasible` filled. The task must have come through `parseSearchTask`.
 */
export function searchPlan(
  task: SearchTask,
  craft: SearchCraft,
  placeOf?: PlaceOf,
): Result<SearchPlan, readonly string[]> {
  const parsed = v.safeParse(craftSchema, craft, { abortPipeEarly: true })
  if (!parsed.success)
    return failed(parsed.issues.map((issue) => `craft.${v.getDotPath(issue) ?? ''} ${issue.message}`))
  const laid = layPattern(task, craft.place, placeOf)
  if (!laid.ok) return laid
  const places = laid.value.points.map(laid.value.plane.toPlace)
  const lengthNm = pathLength(places)
  const transitOutNm = geodesicNm(craft.place, places[0] as LonLat)
  const transitBackNm = geodesicNm(places.at(-1) as LonLat, craft.home)
  const seconds = (nm: number) => (nm / craft.speedKn) * 3600
  const times = {
    transitOutS: seconds(transitOutNm),
    onTaskS: seconds(lengthNm),
    transitBackS: seconds(transitBackNm),
  }
  const totalS = times.transitOutS + times.onTaskS + times.transitBackS
  return ok({
    places,
    legs: laid.value.legs,
    lengthNm,
    transitOutNm,
    transitBackNm,
    ...times,
    totalS,
    coverage: coverageOf(task, laid.value, craft, lengthNm),
    infeasible: craftFaults(task, craft, { ...times, totalS }),
    warnings: craftWarnings(task, craft, laid.value),
  })
}

function pathLength(places: readonly LonLat[]): number {
  return places.reduce((nm, place, i) => (i === 0 ? 0 : nm + geodesicNm(places[i - 1] as LonLat, place)), 0)
}

function coverageOf(
  task: SearchTask,
  { points, target }: LaidPattern,
  { speedKn, sweepWidthNm }: SearchCraft,
  lengthNm: number,
): AreaCoverage | LineCoverage {
  if (target === undefined) {
    const rounds = task.pattern === 'barrier' ? task.passes / 2 : 'laps' in task ? task.laps : 1
    const roundNm = lengthNm / rounds
    return { kind: 'line', roundNm, revisitS: (roundNm / speedKn) * 3600 }
  }
  const areaNm2 = Math.abs(signedArea(target))
  const spaced = 'spacingNm' in task
  const factor = spaced ? coverageFactor(sweepWidthNm, task.spacingNm) : (sweepWidthNm * lengthNm) / areaNm2
  return {
    kind: 'area',
    areaNm2,
    factor,
    randomDetection: randomDetection(factor),
    ...(spaced && { idealDetection: idealDetection(factor) }),
    coveredShare: coveredShare(target, points, sweepWidthNm / 2),
  }
}
