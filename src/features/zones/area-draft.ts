import { EVENT_KIND_WORDS } from '#domain/event-words.ts'
import type { ZoneEventKind } from '#domain/events/zone-event.ts'
import { DEFAULT_RULE } from '#domain/events/zone-rule.ts'
import { parseInstant } from '#domain/formats/instant.ts'
import type { TrackKind } from '#domain/report.ts'
import {
  LONGEST_AREA_NAME,
  MOST_BAND_NM,
  MOST_DWELL_S,
  type WatchArea,
  type WatchAreaInput,
} from '#domain/watch-area.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { Part, Ring } from '#geo/zone.ts'
import { shapeProblems } from '#geo/zone-validity.ts'
import { clockOf, TRACK_NAMES } from './area-words.ts'
import { parseRing, ringText } from './position-text.ts'

/** A watch area as it stands in the form: texts as typed, so that nothing typed is lost. */
export interface AreaDraft {
  readonly name: string
  readonly note: string
  readonly bandNm: string
  readonly dwellS: string
  readonly events: ReadonlySet<ZoneEventKind>
  readonly tracks: ReadonlySet<TrackKind>
  readonly isScheduled: boolean
  readonly days: ReadonlySet<number>
  readonly from: string
  readonly to: string
  readonly validFrom: string
  readonly validTo: string
  /** Not in the form: kept as a file brought them. */
  readonly claimants?: readonly string[]
  /** The shape drawn or stored; `positions` wins once it says something else. */
  readonly parts: readonly Part[]
  /** One position a line; empty where the shape is more than one ring. */
  readonly positions: string
}

/** Fields of the form that can be wrong. */
type DraftField =
  | 'name'
  | 'bandNm'
  | 'dwellS'
  | 'events'
  | 'tracks'
  | 'days'
  | 'from'
  | 'to'
  | 'validFrom'
  | 'validTo'
  | 'positions'
export type DraftProblems = Readonly<Partial<Record<DraftField, string>>>

const ALL_EVENTS = Object.keys(EVENT_KIND_WORDS) as ZoneEventKind[]
const ALL_TRACKS = Object.keys(TRACK_NAMES) as TrackKind[]
const ALL_DAYS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6])

/** A draft to begin with: of a shape just drawn, or with none yet. */
export function newDraft(ring: Ring | undefined): AreaDraft {
  return {
    name: '',
    note: '',
    bandNm: String(DEFAULT_RULE.bandNm),
    dwellS: String(DEFAULT_RULE.dwellS),
    events: new Set(ALL_EVENTS),
    tracks: new Set(ALL_TRACKS),
    isScheduled: false,
    days: ALL_DAYS,
    from: '00:00',
    to: '24:00',
    validFrom: '',
    validTo: '',
    ...shapeOf(ring ? [[ring]] : []),
  }
}

/** A stored area, to be changed. */
export function draftOf({ name, note, claimants, rule, schedule, events, tracks, parts }: WatchArea): AreaDraft {
  const { days, fromMinute = 0, toMinute = 1440, fromMs, toMs } = schedule ?? {}
  return {
    name,
    note: note ?? '',
    bandNm: String(rule.bandNm),
    dwellS: String(rule.dwellS),
    events: new Set(events ?? ALL_EVENTS),
    tracks: new Set(tracks ?? ALL_TRACKS),
    isScheduled: schedule !== undefined,
    days: days && days.length > 0 ? new Set(days) : ALL_DAYS,
    from: clockOf(fromMinute),
    to: clockOf(toMinute),
    validFrom: instantText(fromMs),
    validTo: instantText(toMs),
    ...(claimants && { claimants }),
    ...shapeOf(parts),
  }
}

/** The same draft with another shape. */
export function withRing(draft: AreaDraft, ring: Ring): AreaDraft {
  return { ...draft, ...shapeOf([[ring]]) }
}

/** The one ring of a draft, if its shape is one and can be read; for the map. */
export function ringOf(draft: AreaDraft): Ring | undefined {
  const parts = shownParts(draft)
  return parts && isOneRing(parts) ? parts[0]?.[0] : undefined
}

/** The shape of a draft, if it can be read. */
export function shownParts(draft: Pick<AreaDraft, 'parts' | 'positions'>): readonly Part[] | undefined {
  const parts = partsOf(draft)
  return parts.ok ? parts.value : undefined
}

/** What the server is to be sent, or what is wrong in which field: value and expectation. */
export function inputOf(draft: AreaDraft): Result<WatchAreaInput, DraftProblems> {
  const problems: Partial<Record<DraftField, string>> = {}
  const told = <Value>(field: DraftField, result: Result<Value>): Value | undefined => {
    if (result.ok) return result.value
    problems[field] = result.problem
    return undefined
  }
  const name = told('name', nameOf(draft.name))
  const bandNm = told('bandNm', numberOf(draft.bandNm, 'nautical miles', MOST_BAND_NM))
  const dwellS = told('dwellS', numberOf(draft.dwellS, 'seconds', MOST_DWELL_S))
  const events = told('events', listOf(draft.events, ALL_EVENTS, 'happening'))
  const tracks = told('tracks', listOf(draft.tracks, ALL_TRACKS, 'kind of track'))
  const schedule = draft.isScheduled ? scheduleOf(draft, told) : undefined
  const parts = told('positions', partsOf(draft))
  const isComplete = name !== undefined && bandNm !== undefined && dwellS !== undefined && parts !== undefined
  if (!isComplete || Object.keys(problems).length > 0) return failed(problems)
  return ok({
    name,
    ...(draft.note.trim() && { note: draft.note.trim() }),
    ...(draft.claimants && { claimants: [...draft.claimants] }),
    parts,
    rule: { bandNm, dwellS },
    ...(schedule && Object.keys(schedule).length > 0 && { schedule }),
    ...(events && events.length > 0 && { events }),
    ...(tracks && tracks.length > 0 && { tracks }),
  })
}

function scheduleOf(
  draft: AreaDraft,
  told: <Value>(field: DraftField, result: Result<Value>) => Value | undefined,
): NonNullable<WatchAreaInput['schedule']> {
  const days = told('days', listOf(draft.days, [...ALL_DAYS], 'day'))
  const fromMinute = told('from', minuteOf(draft.from))
  const toMinute = told('to', minuteOf(draft.to))
  const fromMs = told('validFrom', instantOf(draft.validFrom))
  const toMs = told('validTo', instantOf(draft.validTo))
  if (fromMs !== undefined && toMs !== undefined && toMs <= fromMs)
    told('validTo', failed(`"${draft.validTo}" is not after "${draft.validFrom}"`))
  const isWholeDay = fromMinute === toMinute || (fromMinute === 0 && toMinute === 1440)
  return {
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
    ...(days && days.length > 0 && { days }),
    ...(!isWholeDay && fromMinute !== undefined && toMinute !== undefined && { fromMinute, toMinute }),
  }
}

function shapeOf(parts: readonly Part[]): Pick<AreaDraft, 'parts' | 'positions'> {
  const ring = isOneRing(parts) ? parts[0]?.[0] : undefined
  return { parts, positions: ring ? ringText(ring) : '' }
}

/** The stored shape as long as its text was not touched: typed positions are rounded, a drawn one is not. */
function partsOf({ parts, positions }: Pick<AreaDraft, 'parts' | 'positions'>): Result<readonly Part[]> {
  if (parts.length > 0 && positions.trim() === shapeOf(parts).positions) return ok(parts)
  const ring = parseRing(positions)
  if (!ring.ok) return ring
  const typed = [[ring.value]]
  const [problem] = shapeProblems(typed, 1)
  if (!problem) return ok(typed)
  return failed(problem.vertex === undefined ? problem.text : `position ${problem.vertex + 1}: ${problem.text}`)
}

function isOneRing(parts: readonly Part[]): boolean {
  return parts.length === 1 && parts[0]?.length === 1
}

function nameOf(text: string): Result<string> {
  const name = text.trim()
  if (name === '') return failed('the name is empty, expected a few words')
  if (name.length > LONGEST_AREA_NAME)
    return failed(`the name has ${name.length} characters, expected at most ${LONGEST_AREA_NAME}`)
  return ok(name)
}

function numberOf(text: string, unit: string, most: number): Result<number> {
  const value = text.trim() === '' ? Number.NaN : Number(text.trim())
  return value >= 0 && value <= most ? ok(value) : failed(`"${text}" is not a number of ${unit}, expected 0 to ${most}`)
}

/** The chosen ones in the order of all; an empty list when all are, which is how "all" is written down. */
function listOf<Item>(chosen: ReadonlySet<Item>, all: readonly Item[], what: string): Result<Item[]> {
  if (chosen.size === 0) return failed(`no ${what} is chosen, expected at least one`)
  return ok(chosen.size === all.length ? [] : all.filter((item) => chosen.has(item)))
}

function minuteOf(text: string): Result<number> {
  const [, hour, minute] = /^(\d{1,2}):?(\d{2})Z?$/i.exec(text.trim()) ?? []
  const value = Number(hour) * 60 + Number(minute)
  if (!(Number(minute) < 60 && value <= 1440)) return failed(`"${text}" is not a time of day, expected 00:00 to 24:00`)
  return ok(value)
}

function instantOf(text: string): Result<number | undefined> {
  if (text.trim() === '') return ok(undefined)
  const atMs = parseInstant(text)
  return atMs === undefined ? failed(`"${text}" is not a time, expected such as 2026-03-14T00:00Z`) : ok(atMs)
}

/** An instant as `parseInstant` reads it, to the minute where it is one. */
function instantText(atMs: number | undefined): string {
  if (atMs === undefined) return ''
  const text = new Date(atMs).toISOString()
  return atMs % 60_000 === 0 ? `${text.slice(0, 16)}Z` : text
}
