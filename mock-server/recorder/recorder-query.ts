import * as v from 'valibot'
import { parseInstant } from '#domain/formats/instant.ts'
import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { LONGEST_NAME } from './recorder.ts'
import type { WindowQuery } from './window.ts'

/** The picture of a page may be a little ahead of this clock. */
const AHEAD_MS = 60_000
/** As long as anything is kept unless somebody says otherwise. */
const LONGEST_MS = 31 * 86_400_000
const MOST_EVERY_MS = 86_400_000
const MOST_TRACKS = 1000
const LONGEST_ID = 100

type Problems = readonly string[]

/** `{recording: true | false}` */
export function recordingIn(body: unknown): Result<boolean, Problems> {
  const { recording } = Object(body) as { recording?: unknown }
  return typeof recording === 'boolean'
    ? ok(recording)
    : failed([`recording is ${shown(recording)}, expected true or false`])
}

const changeSchema = v.strictObject({
  name: v.exactOptional(
    v.pipe(v.string(expecting('a text')), v.maxLength(LONGEST_NAME, expecting(`at most ${LONGEST_NAME} characters`))),
  ),
  kept: v.exactOptional(v.boolean(expecting('true or false'))),
})

/** `{name?, kept?}` */
export function changeIn(body: unknown): Result<v.InferOutput<typeof changeSchema>, Problems> {
  return parsed(changeSchema, body)
}

const time = v.pipe(
  v.number(expecting('milliseconds since 1970')),
  v.minValue(0, expecting('milliseconds since 1970')),
  v.maxValue(8.64e15, expecting('milliseconds since 1970')),
)
const saveSchema = v.strictObject({
  fromMs: time,
  toMs: time,
  name: v.pipe(
    v.string(expecting('a text')),
    v.minLength(1, expecting('a name')),
    v.maxLength(LONGEST_NAME, expecting(`at most ${LONGEST_NAME} characters`)),
  ),
  trackIds: v.exactOptional(
    v.pipe(
      v.array(
        v.pipe(v.string(expecting('the id of a track')), v.maxLength(LONGEST_ID, expecting('the id of a track'))),
      ),
      v.minLength(1, expecting(`1 to ${MOST_TRACKS} tracks`)),
      v.maxLength(MOST_TRACKS, expecting(`1 to ${MOST_TRACKS} tracks`)),
    ),
  ),
})

/** `{fromMs, toMs, name, trackIds?}` */
export function savedWindowIn(body: unknown, nowMs: number): Result<v.InferOutput<typeof saveSchema>, Problems> {
  const found = parsed(saveSchema, body)
  if (!found.ok) return found
  const problem = spanProblem(found.value.fromMs, found.value.toMs, nowMs)
  return problem === undefined ? found : failed([problem])
}

/** `from`, `to`, `everyMs` and `track` of a query. */
export function windowQueryIn(query: Readonly<Record<string, unknown>>, nowMs: number): Result<WindowQuery, Problems> {
  const fromMs = instantIn(query.from)
  const toMs = query.to === undefined ? nowMs : instantIn(query.to)
  const everyMs = query.everyMs === undefined ? 0 : wholeIn(query.everyMs)
  const trackIds = query.track === undefined ? undefined : [query.track].flat()
  const isOfTracks = trackIds?.every(
    (id): id is string => typeof id === 'string' && id !== '' && id.length <= LONGEST_ID,
  )
  const example = new Date(nowMs).toISOString()
  const problems = [
    fromMs === undefined && `from is ${shown(query.from)}, expected one time such as ${example}`,
    toMs === undefined && `to is ${shown(query.to)}, expected one time such as ${example}`,
    everyMs === undefined && `everyMs is ${shown(query.everyMs)}, expected milliseconds from 0 to ${MOST_EVERY_MS}`,
    trackIds &&
      !(isOfTracks && trackIds.length <= MOST_TRACKS) &&
      `track is ${shown(query.track)}, expected up to ${MOST_TRACKS} ids of tracks`,
    fromMs !== undefined && toMs !== undefined && spanProblem(fromMs, toMs, nowMs),
  ].filter((problem) => typeof problem === 'string')
  if (problems.length > 0 || fromMs === undefined || toMs === undefined) return failed(problems)
  return ok({ fromMs, toMs, ...(everyMs && { everyMs }), ...(trackIds && { trackIds: trackIds as string[] }) })
}

function spanProblem(fromMs: number, toMs: number, nowMs: number): string | undefined {
  if (toMs < fromMs) return `to is ${isoText(toMs)}, expected ${isoText(fromMs)} or later, which is from`
  if (fromMs > nowMs + AHEAD_MS) return `from is ${isoText(fromMs)}, expected ${isoText(nowMs)} or earlier: that is now`
  if (toMs - fromMs > LONGEST_MS) return `${isoText(fromMs)} to ${isoText(toMs)} is longer than 31 days, expected less`
  return undefined
}

function instantIn(value: unknown): number | undefined {
  return typeof value === 'string' ? parseInstant(value) : undefined
}

function wholeIn(value: unknown): number | undefined {
  const found = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  return found <= MOST_EVERY_MS ? found : undefined
}

function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): Result<v.InferOutput<Schema>, Problems> {
  const found = v.safeParse(schema, body)
  if (found.success) return ok(found.output)
  return failed(found.issues.map((issue) => `${v.getDotPath(issue) ?? 'the body'} ${wordsOf(issue)}`))
}

/** An entry that is none, or is missing, has words of the library. */
function wordsOf({ message, kind, input }: v.BaseIssue<unknown>): string {
  return message.startsWith('is ') || kind !== 'schema' ? message : `is ${shown(input)}: ${message}`
}

function expecting(what: string) {
  return ({ input }: { readonly input: unknown }) => `is ${shown(input)}, expected ${what}`
}

function shown(value: unknown): string {
  return value === undefined ? 'not given' : plainText(JSON.stringify(value) ?? String(value), 60)
}

function isoText(atMs: number): string {
  return new Date(atMs).toISOString()
}
