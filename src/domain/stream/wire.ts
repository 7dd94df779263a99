import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import { alertSchema } from '../alerts/alert.ts'
import { eventSchema } from '../events/zone-event-schema.ts'
import { observationSchema } from '../observations/observation.ts'
import { feedSchema } from './feed-status.ts'

/** Raised when the messages change so that an older page could not read them. */
export const WIRE_VERSION = 5

/** Close code of a line whose page speaks another version; the reason says so in words. */
export const OTHER_VERSION_CODE = 4003

/** What is told of a page and a server that do not understand each other. */
export function otherVersionWords(page: number | string, server: number | string): string {
  return `this page speaks version ${page} of the stream, the server ${server}: reload the page`
}

const time = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const optionalNumber = v.exactOptional(v.pipe(v.number(), v.finite()))
const optionalText = v.exactOptional(v.string())

const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
const lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))

const storedReport = v.object({
  atMs: time,
  lon,
  lat,
  sogKn: optionalNumber,
  cogDeg: optionalNumber,
  headingDeg: optionalNumber,
  altitudeM: optionalNumber,
  navStatus: optionalNumber,
})

const identitySchema = v.object({
  trackId: v.string(),
  kind: v.picklist(['vessel', 'drone', 'patrol', 'aircraft', 'aid', 'base', 'contact', 'other']),
  name: optionalText,
  mmsi: optionalNumber,
  imo: optionalNumber,
  callSign: optionalText,
  flag: optionalText,
  shipType: optionalNumber,
  aisClass: v.exactOptional(v.picklist(['A', 'B'])),
  classBUnit: v.exactOptional(v.picklist(['self-organising', 'carrier-sense'])),
  lengthM: optionalNumber,
  beamM: optionalNumber,
  draughtM: optionalNumber,
  destination: optionalText,
})

/** A track's number on the server, with which its reports come. */
const slot = v.pipe(count, v.maxValue(0xffffffff))

const tails = {
  /** Everything about the whole picture that is not a report. */
  snapshot: v.object({
    epoch: v.string(),
    /** How fast the picture's clock runs. */
    rate: v.pipe(v.number(), v.finite()),
    zonesVersion: v.string(),
    /** By slot. */
    identities: v.array(identitySchema),
    events: v.array(eventSchema),
    /** The newest: what vessels did beside, and what sensors say of them. */
    observations: v.exactOptional(v.array(observationSchema)),
    feeds: v.array(feedSchema),
    /** All that are open. */
    alerts: v.array(alertSchema),
  }),
  /** What changed beside reports; what is absent did not. */
  update: v.object({
    /** How fast the picture's clock runs from now on; 0 while it stands still. */
    rate: v.exactOptional(v.pipe(v.number(), v.finite())),
    /** Of the zones in force: when it changes they are to be loaded again. */
    zonesVersion: v.exactOptional(v.string()),
    identities: v.exactOptional(v.array(v.object({ slot, identity: identitySchema }))),
    /** New events, and those that changed or were withdrawn: each takes the place of the one with its id. */
    events: v.exactOptional(v.array(eventSchema)),
    /** New observations, and those that ended: each takes the place of the one with its id. */
    observations: v.exactOptional(v.array(observationSchema)),
    feeds: v.exactOptional(v.array(feedSchema)),
    /** New alerts and those that changed, each in the place of the one with its id. */
    alerts: v.exactOptional(v.array(alertSchema)),
    /** What `WireTracks.check` must be after it. */
    check: v.exactOptional(count),
  }),
  /** The number of the newest update: all after the one asked for up to this come next. */
  resumed: v.object({ upTo: count }),
}

export type SnapshotTail = v.InferOutput<typeof tails.snapshot>
export type UpdateTail = v.InferOutput<typeof tails.update>
export type ResumedTail = v.InferOutput<typeof tails.resumed>

/** The JSON at the end of a message of each type, from its text; the problem names the place in it. */
export const parseTail = {
  snapshot: (text: string) => parseJson('snapshot', tails.snapshot, text),
  update: (text: string) => parseJson('update', tails.update, text),
  resumed: (text: string) => parseJson('resumed', tails.resumed, text),
}

const historySchema = v.array(v.object({ trackId: v.string(), reports: v.array(storedReport) }))

/** What the server remembers of a track. */
export type TrackHistory = v.InferOutput<typeof historySchema>[number]

/** Where a viewer was when its stream broke. */
export interface ResumePoint {
  readonly epoch: string
  readonly seq: number
}

/** What the server remembers, from its text; the problem names the place in it. */
export function parseHistories(text: string): Result<TrackHistory[]> {
  return parseJson('history', historySchema, text)
}

function parseJson<Schema extends v.GenericSchema>(
  what: string,
  schema: Schema,
  text: string,
): Result<v.InferOutput<Schema>> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return failed(`${what}: not JSON (${error instanceof Error ? error.message : error})`)
  }
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  return failed(`${what}: ${v.getDotPath(issue) ?? 'message'}: ${issue.message}`)
}
