import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import { eventLine } from '../event-log.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import { eventSchema } from '../events/zone-event-schema.ts'
import { type Observation, observationSchema } from '../observations/observation.ts'
import { type Note, noteLine, noteOfLine } from './notes.ts'

/*
 * What stands in a recording of ours beside reports, identities and looks (`formats/own-format.ts`), in the order in which
 * it came:
 *
 *   {"event":{...}}        a zone event as it was told, new, changed or withdrawn, under its id
 *   {"observation":{...}}  an observation as it was told
 *   {"check":{"t":1773446460000,"reports":812,"events":14,"sha256":"..."}}
 *                          what the engine had made of exactly the lines before it: who replays it must have the same
 *   {"zones":{"t":...,"version":"..."}}  other zones or rules are in force from here on
 *   {"note":{...}}         what someone wrote about a moment; see `notes.ts`
 *   {"end":{"t":...}}      the recording was ended and not cut off
 */

/** What the engine had made when it was checked: a recording and its replay are compared by it. */
export interface EngineCheck {
  /** Milliseconds since 1970 of the picture's clock. */
  readonly atMs: number
  /** Reports taken, repeats left out. */
  readonly reports: number
  /** Zone events that stand. */
  readonly events: number
  /** Of the log of those events; see `EventLog`. */
  readonly sha256: string
}

export type RecordingMark =
  | { readonly kind: 'event'; readonly event: ZoneEvent }
  | { readonly kind: 'observation'; readonly observation: Observation }
  | { readonly kind: 'check'; readonly check: EngineCheck }
  | { readonly kind: 'zones'; readonly atMs: number; readonly version: string }
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'end'; readonly atMs: number }

export function eventMarkLine(event: ZoneEvent): string {
  return `{"event":${eventLine(event)}}`
}

export function observationMarkLine(observation: Observation): string {
  return JSON.stringify({ observation })
}

export function checkMarkLine({ atMs, reports, events, sha256 }: EngineCheck): string {
  return JSON.stringify({ check: { t: atMs, reports, events, sha256 } })
}

export function zonesMarkLine(atMs: number, version: string): string {
  return JSON.stringify({ zones: { t: atMs, version } })
}

export const noteMarkLine: (note: Note) => string = noteLine

export function endMarkLine(atMs: number): string {
  return JSON.stringify({ end: { t: atMs } })
}

const time = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const checkSchema = v.object({
  t: time,
  reports: count,
  events: count,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})
const zonesSchema = v.object({ t: time, version: v.pipe(v.string(), v.maxLength(200)) })
const endSchema = v.object({ t: time })
/** Which feed brought an event is not in its line, for the same reports make the same events whatever they came by. */
const recordedEventSchema = v.object({ ...eventSchema.entries, source: v.optional(v.string(), '') })

/**
 * What a line says that is no report, identity or look; undefined for a kind of a later version, which is passed over.
 *
 * @param line Number of the line: notes that have no id of their own are told apart by it.
 */
export function parseMark(found: Readonly<Record<string, unknown>>, line: number): Result<RecordingMark> | undefined {
  if ('event' in found) return parsed('event', recordedEventSchema, found, (event) => ({ kind: 'event', event }))
  if ('observation' in found)
    return parsed('observation', observationSchema, found, (observation) => ({ kind: 'observation', observation }))
  if ('check' in found)
    return parsed('check', checkSchema, found, ({ t, ...check }) => ({ kind: 'check', check: { atMs: t, ...check } }))
  if ('zones' in found)
    return parsed('zones', zonesSchema, found, ({ t, version }) => ({ kind: 'zones', atMs: t, version }))
  if ('end' in found) return parsed('end', endSchema, found, ({ t }) => ({ kind: 'end', atMs: t }))
  if ('note' in found) {
    const note = noteOfLine(found.note, `line-${line}`)
    return note.ok ? ok({ kind: 'note', note: note.value }) : failed(`note: ${note.problem}`)
  }
  return undefined
}

function parsed<Schema extends v.GenericSchema>(
  name: string,
  schema: Schema,
  found: Readonly<Record<string, unknown>>,
  markOf: (value: v.InferOutput<Schema>) => RecordingMark,
): Result<RecordingMark> {
  const result = v.safeParse(schema, found[name])
  if (result.success) return ok(markOf(result.output))
  const [issue] = result.issues
  const path = v.getDotPath(issue)
  return failed(`${name}${path ? `.${path}` : ''}: ${issue.message}`)
}
