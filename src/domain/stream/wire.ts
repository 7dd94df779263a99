import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'

/** Raised when the messages change so that an older page could not read them. */
export const WIRE_VERSION = 2

const time = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const optionalNumber = v.exactOptional(v.pipe(v.number(), v.finite()))
const optionalText = v.exactOptional(v.string())

const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
const lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))

const reportSchema = v.object({
  trackId: v.string(),
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
  lengthM: optionalNumber,
  beamM: optionalNumber,
  draughtM: optionalNumber,
  destination: optionalText,
})

const fixSchema = v.object({ atMs: time, lon, lat })

const limitSchema = v.object({ limitId: v.string(), afterNm: v.pipe(v.number(), v.finite()) })

const eventSchema = v.object({
  id: v.string(),
  kind: v.picklist(['entered', 'exited', 'crossed', 'first-seen-inside', 'lost-inside']),
  trackId: v.string(),
  zoneId: v.string(),
  zoneVersion: v.string(),
  atMs: time,
  lon,
  lat,
  crossing: v.picklist(['interpolated', 'unknown', 'none']),
  windowMs: v.pipe(v.tuple([time, time]), v.readonly()),
  before: v.exactOptional(fixSchema),
  after: v.exactOptional(fixSchema),
  limit: v.exactOptional(limitSchema),
  out: v.exactOptional(
    v.object({
      ...fixSchema.entries,
      before: fixSchema,
      after: fixSchema,
      limit: v.exactOptional(limitSchema),
    }),
  ),
  confirmedAtMs: time,
  depthNm: optionalNumber,
  rule: v.object({ bandNm: v.number(), dwellS: v.number() }),
  turfInside: v.boolean(),
  flags: v.pipe(
    v.array(
      v.picklist(['at-coast', 'in-port', 'shared-identity', 'zone-closed', 'zone-opened', 'jump', 'too-close-to-call']),
    ),
    v.readonly(),
  ),
  source: v.string(),
  withdrawn: v.exactOptional(v.object({ reason: v.string(), replacedBy: v.exactOptional(v.string()) })),
})

/** What a feed is doing, in the words shown to the operator. */
const FEED_STATES = ['starting', 'live', 'silent', 'lost', 'replayed', 'ended'] as const
export type FeedState = (typeof FEED_STATES)[number]

const feedSchema = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.picklist(['simulator', 'file', 'tcp', 'udp']),
  state: v.picklist(FEED_STATES),
  /** Why it is so, when that needs words. */
  detail: v.string(),
  reports: count,
  /** Reports taken in the last minute. */
  perMinute: count,
  /** Seconds since something was heard of it; absent when nothing was yet. */
  silentS: v.exactOptional(v.number()),
  rejected: v.record(v.string(), count),
})

const changes = {
  seq: count,
  /** The picture's own clock: the time of day, or the recording's when a recording is fed. */
  nowMs: time,
  /** Of the zones in force: when it changes they are to be loaded again. */
  zonesVersion: v.string(),
  identities: v.array(identitySchema),
  reports: v.array(reportSchema),
  /** New events, and those that changed or were withdrawn: each takes the place of the one with its id. */
  events: v.array(eventSchema),
  feeds: v.array(feedSchema),
}

const messageSchema = v.variant('type', [
  /** The whole picture as it is. */
  v.object({
    type: v.literal('snapshot'),
    wire: v.literal(
      WIRE_VERSION,
      `the server speaks another version of the stream than ${WIRE_VERSION}: reload the page`,
    ),
    epoch: v.string(),
    /** How fast the picture's clock runs. */
    rate: v.number(),
    ...changes,
  }),
  /** Everything missed since the number asked for comes next, as updates. */
  v.object({ type: v.literal('resumed'), epoch: v.string(), seq: count }),
  /** What changed since the update before. Sent even when nothing did, as a heartbeat. */
  v.object({ type: v.literal('update'), ...changes }),
])

const { trackId: _, ...storedReport } = reportSchema.entries
const historySchema = v.array(v.object({ trackId: v.string(), reports: v.array(v.object(storedReport)) }))

/** What the server remembers of a track. */
export type TrackHistory = v.InferOutput<typeof historySchema>[number]

export type StreamMessage = v.InferOutput<typeof messageSchema>
export type StreamSnapshot = Extract<StreamMessage, { type: 'snapshot' }>
export type StreamUpdate = Extract<StreamMessage, { type: 'update' }>
export type FeedStatus = v.InferOutput<typeof feedSchema>

/** Where a viewer was when its stream broke. */
export interface ResumePoint {
  readonly epoch: string
  readonly seq: number
}

/** A message of the stream from its text; the problem names the place in it. */
export function parseStreamMessage(text: string): Result<StreamMessage> {
  return parseJson('stream', messageSchema, text)
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
