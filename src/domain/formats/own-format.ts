import * as v from 'valibot'
import { isLonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { SensorReport } from '../looks/sensor-report.ts'
import { parseMark, type RecordingMark } from '../recording/recording-lines.ts'
import type { IdentityPatch, PositionReport } from '../report.ts'
import { parseLook } from './own-look.ts'
import { LONGEST_TRACK_ID } from './track-ids.ts'

/*
 * Our own recordings: one JSON object a line, UTF-8. The first line is the head; then come reports, with times of their
 * own, and what became known of tracks, in the order in which they were heard. Names are short, as there are many:
 *
 *   {"format":"eez-watch","version":1,"startAtMs":1773446400000,"made":{"by":"scenario","name":"crossing","seed":1}}
 *   {"id":"mmsi:533204118","is":{"kind":"vessel","name":"SERI","mmsi":533204118,"aisClass":"A"}}
 *   {"t":1773446401000,"id":"mmsi:533204118","s":"sim","lon":113.1,"lat":4.2,"sog":12.1,"cog":81,"hdg":80,"nav":0}
 *
 * and what sensors did and saw, as `own-look.ts` says; events, checks and notes, as `recording/recording-lines.ts` says. What was
 * not known is absent. Lines of other kinds are for later versions, and are passed over. A head may stand in the middle too:
 * a block begins there, with what is known of everyone, told again for who has not read what was before.
 */
const FORMAT = 'eez-watch'
const VERSION = 1

/** What a recording says of itself. */
export interface RecordingHead {
  /** When it begins: milliseconds since 1970, UTC. */
  readonly startAtMs: number
  /** What made it, and from what: plain facts for those who read it. */
  readonly made: Readonly<Record<string, string | number>>
  /** How those who kept it call it. */
  readonly name?: string
  /** What its events were made by: which zones, by which rules (`rulesText`), by which engine (`ENGINE_VERSION`). */
  readonly zones?: string
  readonly rules?: string
  readonly engine?: number
  /** Of a recording in blocks, which one begins here, from 1. */
  readonly block?: number
}

/** The first line of a recording, and of each of its blocks. */
export function headLine(head: RecordingHead): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...head })
}

/** A report as a line. */
export function reportLine(report: PositionReport): string {
  const { trackId, source, atMs, lon, lat, sogKn, cogDeg, headingDeg, altitudeM, navStatus } = report
  return JSON.stringify({
    t: atMs,
    id: trackId,
    s: source,
    lon,
    lat,
    sog: sogKn,
    cog: cogDeg,
    hdg: headingDeg,
    alt: altitudeM,
    nav: navStatus,
  })
}

/** What became known of a track, as a line. */
export function identityLine({ trackId, ...is }: IdentityPatch): string {
  return JSON.stringify({ id: trackId, is })
}

/** Whether a file's first line is the head of a recording of ours, of any version. */
export function isOwnHead(text: string): boolean {
  return /^\uFEFF?\s*\{[^\n]*"format"\s*:\s*"eez-watch"/.test(text)
}

const headText = v.exactOptional(v.pipe(v.string(), v.maxLength(100_000)))
const headCount = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0)))
const headSchema = v.object({
  startAtMs: v.optional(v.pipe(v.number(), v.finite()), 0),
  made: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}),
  name: headText,
  zones: headText,
  rules: headText,
  engine: headCount,
  block: headCount,
})

/** Reads a head; the problem says why it is none that can be read. */
export function parseHead(line: string): Result<RecordingHead> {
  const json = jsonIn(line.replace(/^\uFEFF/, ''))
  if (!json.ok) return json
  const { format, version } = json.value as { format?: unknown; version?: unknown }
  if (format !== FORMAT) return failed(`format is ${shown(format)}, expected "${FORMAT}"`)
  if (version !== VERSION) return failed(`version is ${shown(version)}, expected ${VERSION}`)
  const head = v.safeParse(headSchema, json.value)
  if (head.success) return ok(head.output)
  const [issue] = head.issues
  return failed(`${v.getDotPath(issue) ?? 'the head'}: ${issue.message}`)
}

/** What a line after the head says. `other` is for later versions. */
export type OwnLine =
  /** `again`: it stood before. */
  | { readonly kind: 'report'; readonly report: PositionReport; readonly again?: true }
  | { readonly kind: 'identity'; readonly identity: IdentityPatch }
  | { readonly kind: 'look'; readonly look: SensorReport }
  | { readonly kind: 'mark'; readonly mark: RecordingMark }
  | { readonly kind: 'other' }

/**
 * Reads a line after the head.
 *
 * @param source Stands in for a report that names none.
 * @param number Of the line in its file.
 */
export function parseOwnLine(line: string, source: string, number = 0): Result<OwnLine> {
  const json = jsonIn(line)
  if (!json.ok) return json
  const found = json.value as Readonly<Record<string, unknown>>
  if ('lon' in found || 'lat' in found) return parseReport(found, source)
  if ('is' in found) return parseIdentity(found)
  if ('look' in found) {
    const look = parseLook(found)
    return look.ok ? ok({ kind: 'look', look: look.value }) : look
  }
  const mark = parseMark(found, number)
  if (!mark) return ok({ kind: 'other' })
  return mark.ok ? ok({ kind: 'mark', mark: mark.value }) : mark
}

const FURTHEST_MS = 8.64e15

type Numbers = Pick<PositionReport, 'sogKn' | 'cogDeg' | 'headingDeg' | 'altitudeM' | 'navStatus'>
/** Of a report: what may be absent, and between what it lies. */
const NUMBERS: readonly { key: string; field: keyof Numbers; least: number; below: number }[] = [
  { key: 'sog', field: 'sogKn', least: 0, below: 10_000 },
  { key: 'cog', field: 'cogDeg', least: 0, below: 360 },
  { key: 'hdg', field: 'headingDeg', least: 0, below: 360 },
  { key: 'alt', field: 'altitudeM', least: -1e7, below: 1e7 },
  { key: 'nav', field: 'navStatus', least: 0, below: 16 },
]

function parseReport(found: Readonly<Record<string, unknown>>, otherSource: string): Result<OwnLine> {
  const { t, id, s = otherSource, lon, lat } = found
  if (typeof t !== 'number' || Math.abs(t) > FURTHEST_MS)
    return failed(`t is ${shown(t)}, expected milliseconds since 1970`)
  if (!isTrackId(id)) return failed(idProblem(id))
  if (typeof s !== 'string') return failed(`s is ${shown(s)}, expected the name of a feed`)
  if (typeof lon !== 'number' || typeof lat !== 'number' || !isLonLat(lon, lat))
    return failed(`lat is ${shown(lat)} and lon is ${shown(lon)}, expected -90..90 and -180..180`)
  const numbers: { -readonly [Field in keyof Numbers]: Numbers[Field] } = {}
  for (const { key, field, least, below } of NUMBERS) {
    const value = found[key]
    if (value === undefined || value === null) continue
    if (typeof value !== 'number' || !(value >= least && value < below))
      return failed(`${key} is ${shown(value)}, expected a number from ${least} to below ${below}`)
    numbers[field] = value
  }
  const report = { trackId: id, source: s, atMs: t, lon, lat, ...numbers }
  return ok({ kind: 'report', report, ...(found.again === true && { again: true }) })
}

const text = v.exactOptional(v.string())
const number = v.exactOptional(v.pipe(v.number(), v.finite(), v.minValue(0)))

const identitySchema = v.object({
  kind: v.exactOptional(v.picklist(['vessel', 'drone', 'patrol', 'aircraft', 'aid', 'base', 'contact', 'other'])),
  name: text,
  mmsi: number,
  imo: number,
  callSign: text,
  flag: text,
  shipType: number,
  aisClass: v.exactOptional(v.picklist(['A', 'B'])),
  classBUnit: v.exactOptional(v.picklist(['self-organising', 'carrier-sense'])),
  lengthM: number,
  beamM: number,
  draughtM: number,
  destination: text,
})

function parseIdentity({ id, is }: Readonly<Record<string, unknown>>): Result<OwnLine> {
  if (!isTrackId(id)) return failed(idProblem(id))
  const parsed = v.safeParse(identitySchema, is)
  if (parsed.success) return ok({ kind: 'identity', identity: { trackId: id, ...parsed.output } })
  const [issue] = parsed.issues
  return failed(`is.${v.getDotPath(issue) ?? ''}: ${issue.message}`)
}

function isTrackId(id: unknown): id is string {
  return typeof id === 'string' && id.length > 0 && id.length <= LONGEST_TRACK_ID
}

function idProblem(id: unknown): string {
  return `id is ${shown(id)}, expected a text of 1 to ${LONGEST_TRACK_ID} characters`
}

function jsonIn(line: string): Result<object> {
  try {
    const json: unknown = JSON.parse(line)
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return ok(json)
    return failed(`the line is ${shown(json)}, expected a JSON object`)
  } catch (error) {
    return failed(`not JSON (${error instanceof Error ? error.message.slice(0, 120) : error}), expected a JSON object`)
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'not there' : JSON.stringify(value).slice(0, 60)
}
