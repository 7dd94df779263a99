import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import { areaProblems, areaSchema, lineProblems } from './search-area.ts'
import { number, oneOf, placeSchema, strict } from './search-schema.ts'

/** Least and most nautical miles between legs, and of radii (notional: from a boat's search to a patrol radar's). */
const LEAST_NM = 0.1
const MOST_NM = 100
/** How often a pattern that has no end of its own may be flown in one task (notional). */
const MOST_ROUNDS = 200

const rounds = (unit: string) =>
  v.pipe(
    number(1, MOST_ROUNDS, unit),
    v.integer((issue) => `is ${issue.received}, expected a whole number of ${unit}`),
  )
const miles = number(LEAST_NM, MOST_NM, 'nautical miles')
const courseDeg = number(0, 360, 'degrees true')
/** Where legs end: see `SearchTask`. */
const legEnds = oneOf(['half-spacing-inside', 'at-edge', 'beyond-edge'])

const sweep = {
  area: areaSchema,
  spacingNm: miles,
  axisDeg: v.exactOptional(courseDeg),
  legEnds: v.exactOptional(legEnds),
}

const searchTaskSchema = v.variant(
  'pattern',
  [
    strict({ pattern: v.literal('parallel-track'), ...sweep }, 'a search task'),
    strict({ pattern: v.literal('creeping-line'), ...sweep }, 'a search task'),
    strict(
      {
        pattern: v.literal('expanding-square'),
        datum: placeSchema,
        spacingNm: miles,
        firstLegDeg: courseDeg,
        maxRadiusNm: miles,
      },
      'a search task',
    ),
    strict(
      {
        pattern: v.literal('sector'),
        datum: placeSchema,
        radiusNm: miles,
        firstLegDeg: courseDeg,
        /** 2: the same once more, turned 30 degrees to the right. */
        patterns: v.picklist([1, 2], (issue) => `is ${issue.received}, expected 1 or 2 patterns`),
      },
      'a search task',
    ),
    strict(
      { pattern: v.literal('barrier'), from: placeSchema, to: placeSchema, passes: rounds('passes') },
      'a search task',
    ),
    strict(
      {
        pattern: v.literal('racetrack'),
        from: placeSchema,
        to: placeSchema,
        /** Between the two long legs: the turns are half circles of this diameter. */
        widthNm: miles,
        side: oneOf(['left', 'right']),
        laps: rounds('laps'),
      },
      'a search task',
    ),
    strict(
      {
        pattern: v.literal('orbit'),
        about: v.variant(
          'kind',
          [
            strict({ kind: v.literal('place'), place: placeSchema }, 'a place or a track'),
            strict(
              {
                kind: v.literal('track'),
                trackId: v.pipe(
                  v.string((issue) => `is ${issue.received}, expected a track id`),
                  v.minLength(1, 'is empty, expected a track id'),
                  v.maxLength(
                    120,
                    (issue) => `has ${issue.received} characters, expected at most ${issue.requirement}`,
                  ),
                ),
              },
              'a place or a track',
            ),
          ],
          (issue) => `is ${issue.received}, expected what to circle, of kind place or track`,
        ),
        radiusNm: miles,
        turn: oneOf(['left', 'right']),
        laps: rounds('laps'),
      },
      'a search task',
    ),
  ],
  (issue) =>
    `is ${issue.received}, expected a pattern: parallel-track, creeping-line, expanding-square, sector, barrier, racetrack or orbit`,
)

/**
 * What a craft is asked to search, and how (patterns by their names in the IAMSAR manual, volume II, chapter 5, "search
 * patterns"; barrier, racetrack and orbit are patrol patterns and go by common use). Miles are nautical, degrees true.
 *
 * - `parallel-track`, `creeping-line`: legs `spacingNm` apart over an area, the first half a spacing inside its edge. Legs
 *   of a parallel track lie along `axisDeg`, those of a creeping line square to it. Without `axisDeg` it is the long side
 *   of the smallest rectangle around the area. `legEnds` says where legs end: `at-edge` (without it), where the area
 *   does; `half-spacing-inside`, so that turns stay inside; `beyond-edge`, where all of the leg's strip has been passed,
 *   so that no place of the area is farther than half a spacing from a leg.
 * - `expanding-square`: from the datum, legs of 1, 1, 2, 2, 3, 3 ... spacings with turns to the right, for as long as
 *   corners are within `maxRadiusNm` of the datum.
 * - `sector`: through the datum, legs 60 degrees apart, all turns 120 degrees to the right, out to `radiusNm`.
 * - `barrier`: to and fro along a line. `racetrack`: two legs side by side, the second `widthNm` to the `side` of the
 *   first. `orbit`: round a place, or round where a track is, to the left (counterclockwise) or right.
 *
 * An area is one ring without holes, closed or not, its edges straight in longitude and latitude the shorter way round;
 * or a box [west, south, east, north]. It may lie across the antimeridian: a box whose west is larger than its east does
 * (RFC 7946, 5.2).
 */
export type SearchTask = v.InferOutput<typeof searchTaskSchema>

/** The tasks that cover an area with legs side by side. */
export type SweepTask = Extract<SearchTask, { readonly area: unknown }>

/**
 * A search task from parsed JSON. All that is wrong is told, each with place, value and expectation; what depends on the
 * craft is told by `searchPlan`.
 */
export function parseSearchTask(json: unknown): Result<SearchTask, readonly string[]> {
  const parsed = v.safeParse(searchTaskSchema, json, { abortPipeEarly: true })
  if (!parsed.success) return failed(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'task'} ${issue.message}`))
  const problems = taskProblems(parsed.output)
  return problems.length > 0 ? failed(problems) : ok(parsed.output)
}

function taskProblems(task: SearchTask): readonly string[] {
  switch (task.pattern) {
    case 'parallel-track':
    case 'creeping-line':
      return areaProblems(task.area)
    case 'expanding-square':
      return task.maxRadiusNm >= task.spacingNm
        ? []
        : [`maxRadiusNm is ${task.maxRadiusNm}, expected at least the spacing, ${task.spacingNm} NM`]
    case 'barrier':
    case 'racetrack':
      return lineProblems(task.from, task.to)
    case 'sector':
    case 'orbit':
      return []
  }
}
