import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Part } from '#geo/zone.ts'
import {
  boxProblem,
  readPolygons,
  rightWound,
  ringWords,
  type ShapeProblem,
  shapeProblems,
  vertexCount,
} from '#geo/zone-validity.ts'
import { plainText } from './notation.ts'

export const LONGEST_AREA_NAME = 80
const LONGEST_NOTE = 2000
const MOST_CLAIMANTS = 20
/** The contiguous zone's width: a wider band would not be one. */
export const MOST_BAND_NM = 24
export const MOST_DWELL_S = 86_400
/** What a hand or an operator's file draws; the official zones of a coast may have more. */
const MOST_AREA_VERTICES = 50_000

const number = (from: number, to: number, unit: string) =>
  v.pipe(
    v.number((issue) => `is ${issue.received}, expected ${from} to ${to} ${unit}`),
    v.check(
      (value) => value >= from && value <= to,
      (issue) => `is ${issue.received}, expected ${from} to ${to} ${unit}`,
    ),
  )
const whole = (from: number, to: number, unit: string) =>
  v.pipe(
    number(from, to, unit),
    v.integer((issue) => `is ${issue.received}, expected a whole number of ${unit}`),
  )
const text = v.string((issue) => `is ${issue.received}, expected a text`)
const instant = v.pipe(number(-8.64e15, 8.64e15, 'ms since 1970'))

const EVENT_KINDS = ['entered', 'exited', 'crossed', 'first-seen-inside', 'lost-inside'] as const
const TRACK_KINDS = ['vessel', 'drone', 'patrol', 'aircraft', 'aid', 'base', 'contact', 'other'] as const

const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, (issue) => `is ${issue.received}, expected one of ${options.join(', ')}`)

/** When something is watched, as it is told; see `Schedule`. */
export const scheduleSchema = v.object(
  {
    fromMs: v.exactOptional(instant),
    toMs: v.exactOptional(instant),
    days: v.exactOptional(v.array(whole(0, 6, 'days (0 Sunday)'), 'is no list, expected days 0 to 6')),
    fromMinute: v.exactOptional(whole(0, 1440, 'minutes')),
    toMinute: v.exactOptional(whole(0, 1440, 'minutes')),
  },
  'is no object, expected a schedule',
)

const descriptionEntries = {
  name: v.pipe(
    text,
    v.check((name) => plainText(name, name.length) !== '', `is empty, expected 1 to ${LONGEST_AREA_NAME} characters`),
    v.maxLength(
      LONGEST_AREA_NAME,
      (issue) => `has ${issue.received} characters, expected at most ${issue.requirement}`,
    ),
  ),
  note: v.exactOptional(
    v.pipe(
      text,
      v.maxLength(LONGEST_NOTE, (issue) => `has ${issue.received} characters, expected at most ${issue.requirement}`),
    ),
  ),
  claimants: v.exactOptional(
    v.pipe(
      v.array(
        v.pipe(
          text,
          v.regex(/^[A-Z]{2}$/, (issue) => `is ${issue.received}, expected a country code such as MY`),
        ),
        'is no list, expected country codes',
      ),
      v.maxLength(MOST_CLAIMANTS, (issue) => `has ${issue.received} codes, expected at most ${issue.requirement}`),
    ),
  ),
  rule: v.object(
    { bandNm: number(0, MOST_BAND_NM, 'nautical miles'), dwellS: number(0, MOST_DWELL_S, 'seconds') },
    (issue) => `is ${issue.received}, expected bandNm and dwellS`,
  ),
  schedule: v.exactOptional(
    v.pipe(
      scheduleSchema,
      v.check(
        ({ fromMs, toMs }) => fromMs === undefined || toMs === undefined || fromMs < toMs,
        'ends before it begins, expected fromMs before toMs',
      ),
    ),
  ),
  events: v.exactOptional(v.array(oneOf(EVENT_KINDS), 'is no list, expected happenings')),
  tracks: v.exactOptional(v.array(oneOf(TRACK_KINDS), 'is no list, expected kinds of track')),
}

const partsSchema = v.pipe(
  v.array(
    v.pipe(
      v.array(v.pipe(v.array(v.pipe(v.tuple([v.number(), v.number()]), v.readonly())), v.readonly())),
      v.readonly(),
    ),
  ),
  v.readonly(),
)

/** A watch area as the server sends it. */
export const watchAreaSchema = v.object({
  id: v.string(),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  createdAt: v.string(),
  changedAt: v.string(),
  ...descriptionEntries,
  parts: partsSchema,
})

/**
 * An area that an operator drew or brought as a file: watched by its own rule. `version` counts its changes from 1;
 * `createdAt` and `changedAt` are ISO 8601, UTC. Without `schedule` it is always watched, without `events` for every
 * happening, without `tracks` for every kind of track.
 */
export type WatchArea = Readonly<v.InferOutput<typeof watchAreaSchema>>

/** What an operator says of an area; the rest is the server's. */
export type WatchAreaInput = Omit<WatchArea, 'id' | 'version' | 'createdAt' | 'changedAt'>

const inputSchema = v.object({ ...descriptionEntries, parts: v.unknown() }, (issue) =>
  issue.path ? 'is not there, expected a value' : `is ${issue.received}, expected a watch area`,
)

/**
 * What an operator says of an area, from parsed JSON: texts made plain, rings wound as GeoJSON wants, empty lists left
 * out. All that is wrong is told, each with place, value and expectation.
 */
export function parseWatchAreaInput(json: unknown): Result<WatchAreaInput, readonly string[]> {
  const parsed = v.safeParse(inputSchema, json)
  const shape = checkedShape(typeof json === 'object' && json !== null && 'parts' in json ? json.parts : undefined)
  const problems = (parsed.issues ?? []).map((issue) => `${v.getDotPath(issue) ?? 'body'} ${issue.message}`)
  if (!parsed.success || !shape.ok) return failed([...problems, ...(shape.ok ? [] : shape.problem)])
  const { name, note, claimants, rule, schedule, events, tracks } = parsed.output
  const plainNote = plainText(note ?? '', LONGEST_NOTE)
  return ok({
    name: plainText(name, LONGEST_AREA_NAME),
    ...(plainNote && { note: plainNote }),
    ...(claimants?.length && { claimants: [...new Set(claimants)] }),
    rule,
    ...(schedule && { schedule }),
    ...(events?.length && { events: [...new Set(events)] }),
    ...(tracks?.length && { tracks: [...new Set(tracks)] }),
    parts: shape.value,
  })
}

/** A watch area from parsed JSON, as it was stored: fields and shape are checked again. */
export function parseWatchArea(json: unknown): Result<WatchArea> {
  const parsed = v.safeParse(watchAreaSchema, json)
  if (!parsed.success) return failed(`${v.getDotPath(parsed.issues[0]) ?? 'watch area'} ${parsed.issues[0].message}`)
  const shape = checkedShape(parsed.output.parts)
  return shape.ok ? ok(parsed.output) : failed(shape.problem[0] ?? 'parts cannot be used')
}

/** Parts that can be a watch area, or what is wrong with them: form, crossings, size. */
function checkedShape(polygons: unknown): Result<readonly Part[], readonly string[]> {
  const { parts, problems } = readPolygons(polygons)
  const found = problems.length > 0 ? problems : shapeProblems(parts)
  if (found.length > 0) return failed(found.map(partText))
  const vertices = vertexCount(parts)
  if (vertices > MOST_AREA_VERTICES)
    return failed([`parts have ${vertices} vertices, expected at most ${MOST_AREA_VERTICES}`])
  const size = boxProblem(parts)
  if (size !== undefined) return failed([`parts: ${size}`])
  return ok(rightWound(parts).parts)
}

function partText({ part, ring, vertex, text }: ShapeProblem): string {
  return `part ${part + 1}, ${ringWords({ ring })}${vertex === undefined ? '' : `, vertex ${vertex + 1}`}: ${text}`
}
