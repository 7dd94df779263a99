import { clockText, courseText, dateText, knotsText, mmsiText } from '../notation.ts'
import { agreedWords, ruleWords, stateWords, verifiedWords } from '../zone-words.ts'
import type { Evidence, EvidenceMoment, EvidenceReport, ReportRole } from './evidence.ts'
import { impossibleWayWords, nmText, spanText } from './evidence-words.ts'

/** A part of the evidence as names and values. */
export interface EvidenceSection {
  readonly title: string
  readonly rows: readonly (readonly [name: string, value: string])[]
}

/** The evidence in sections, as card and printed form show it. Values are plain text, to be escaped where they stand. */
export function evidenceSections(evidence: Evidence): EvidenceSection[] {
  const { limit, leavingLimit } = evidence
  return [
    { title: 'Crossing', rows: crossingRows(evidence) },
    { title: 'Limit gone over', rows: limit ? limitRows(limit) : [['Limit', noLimitWords(evidence)] as const] },
    ...(leavingLimit && leavingLimit.id !== limit?.id
      ? [{ title: 'Limit on the way out', rows: limitRows(leavingLimit) }]
      : []),
    { title: 'Zone', rows: zoneRows(evidence) },
    { title: 'Rule and check', rows: ruleRows(evidence) },
    { title: 'Track and source', rows: sourceRows(evidence) },
  ]
}

const ROLES: Record<ReportRole, string> = {
  before: 'before',
  after: 'after',
  'before-leaving': 'before it left',
  'after-leaving': 'after it left',
}

/** The part that a report plays, in words; nothing for one that only lies around. */
function roleWords({ roles }: EvidenceReport): string {
  return roles.map((role) => ROLES[role]).join(', ')
}

/** One report as a line of the table: time, part, speed, course, to the limit. */
export function reportCells(report: EvidenceReport): readonly [string, string, string, string, string] {
  const { atMs, sogKn, cogDeg, distanceNm, inside } = report
  const side = inside === undefined ? '' : inside ? ' in' : ' out'
  const toLimit = distanceNm === undefined ? '–' : `${nmText(Math.abs(distanceNm))}${side}`
  return [clockText(atMs), roleWords(report), knotsText(sogKn), courseText(cogDeg), toLimit]
}

/** How long before or after the event a report was, and how far apart from the report before it: `12 s after, 30 s apart`. */
export function intervalWords({ sinceEventS, sincePreviousS }: EvidenceReport): string {
  const side =
    sinceEventS === 0 ? 'at the event' : `${spanText(Math.abs(sinceEventS))} ${sinceEventS < 0 ? 'before' : 'after'}`
  return sincePreviousS === undefined ? side : `${side}, ${spanText(sincePreviousS)} apart`
}

function crossingRows({ crossing, leaving, event }: Evidence): EvidenceSection['rows'] {
  const hasWay = crossing.known !== 'none'
  const impossible = event.flags.includes('jump') ? impossibleWayWords(event) : undefined
  return [
    ['Date', dateText(crossing.atMs)],
    [hasWay ? 'Time' : 'Time of the event', momentText(crossing)],
    ['Place', placeText(crossing)],
    ...(impossible ? [['Way', impossible] as const] : hasWay ? [['Window', crossing.window.words] as const] : []),
    ['How known', KNOWN[crossing.known]],
    ...(leaving
      ? [['Came out', momentText(leaving)] as const, ['Place it came out', placeText(leaving)] as const]
      : []),
    ...(event.before && event.after
      ? [['Reports apart', spanText((event.after.atMs - event.before.atMs) / 1000)] as const]
      : []),
  ]
}

const KNOWN: Record<Evidence['crossing']['known'], string> = {
  interpolated: 'estimated on the straight way between two reports',
  unknown: 'not seen: time and place are those of the report after',
  none: 'no limit was crossed: time and place are those of the report, or of the loss',
}

function limitRows(limit: NonNullable<Evidence['limit']>): EvidenceSection['rows'] {
  return [
    ['Limit', limit.label],
    ['Basis', limit.basisWords],
    ['Instrument', limit.instrument],
    ['Source', limit.source],
    ['Verified', verifiedWords(limit)],
    ['Agreed by', agreedWords(limit)],
    ['Disputed by', stateWords(limit.disputedBy) || 'nobody known'],
    ['Tolerance', `${nmText(limit.toleranceNm)} NM`],
    ['Report after', `${nmText(limit.afterNm)} NM from it`],
    ...(limit.note ? [['Note', limit.note] as const] : []),
  ]
}

function noLimitWords({ event, zone }: Evidence): string {
  if (event.limit) return `${event.limit.limitId}, not in zones ${zone.shownFrom}`
  return event.crossing === 'none' ? 'none was crossed' : 'the event names none'
}

function zoneRows({ zone }: Evidence): EvidenceSection['rows'] {
  return [
    ['Zone', zone.name ?? `${zone.id}, not known in zones ${zone.shownFrom}`],
    ...(zone.kindWords ? [['Kind', zone.kindWords] as const] : []),
    ...(zone.claimants ? [['Claimed by', stateWords(zone.claimants) || 'nobody'] as const] : []),
    ['Zones', zone.version],
    ...(zone.note ? [['Note', zone.note] as const] : []),
  ]
}

function ruleRows({ rule, check, crossing, event }: Evidence): EvidenceSection['rows'] {
  const agreement = check.agrees === undefined ? '' : check.agrees ? ', agrees' : ', does NOT agree'
  return [
    ['Band, dwell', ruleWords(rule)],
    ...depthRows(rule.depthNm, event.kind),
    [
      'Confirmed',
      `${momentClock(Date.parse(rule.confirmedAt), crossing.atMs)}, ${spanText(rule.confirmedAfterS)} after the event`,
    ],
    ['Whole polygon', `${check.inside ? 'inside' : 'outside'} by turf${agreement}`],
  ]
}

/** A track that came out again has been at its deepest; any other went on after it counted. */
function depthRows(depthNm: number | undefined, kind: Evidence['event']['kind']): EvidenceSection['rows'] {
  if (depthNm === undefined) return []
  const past = `${nmText(depthNm)} NM past the limit`
  return [kind === 'crossed' ? ['Deepest', past] : ['Depth', `${past} when it counted`]]
}

function sourceRows({ track, source, event }: Evidence): EvidenceSection['rows'] {
  const numbers = [
    track.mmsi && `MMSI ${mmsiText(Number(track.mmsi))}`,
    track.imo && `IMO ${track.imo}`,
    track.callSign && `call sign ${track.callSign}`,
  ]
  return [
    ['Track', [track.title, track.kind, track.flagState].filter(Boolean).join(', ')],
    ['Identity', numbers.filter(Boolean).join(', ') || track.id],
    ['Source', source.feed],
    ...(source.recording ? [['Recording', source.recording] as const] : []),
    ...(source.eventLogSha256 ? [['Log SHA-256', source.eventLogSha256] as const] : []),
    ['Event id', event.id],
  ]
}

function placeText({ place }: EvidenceMoment): string {
  return `${place.text} (${place.lat.toFixed(6)}, ${place.lon.toFixed(6)})`
}

function momentText({ atMs, at }: EvidenceMoment): string {
  return `${clockText(atMs)} (${at})`
}

/** The day too where it is another day. */
function momentClock(atMs: number, besideMs: number): string {
  const isSameDay = dateText(atMs) === dateText(besideMs)
  return isSameDay ? clockText(atMs) : `${dateText(atMs)} ${clockText(atMs)}`
}
