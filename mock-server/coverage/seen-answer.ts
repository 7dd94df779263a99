import type { LookLog } from '#domain/coverage/look-log.ts'
import { type PlaceAt, placeBetweenReports, type SeenAnswer, seenWords, wasSeen } from '#domain/coverage/was-seen.ts'
import type { SeenInWords } from '#domain/looks/sensor-picture-answers.ts'
import { ageText } from '#domain/notation.ts'
import type { TrackStore } from '#domain/track-store.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { CoverageDesk } from './coverage-desk.ts'
import { nearLooks, reachOf } from './near-looks.ts'
import { longestGap, placeByReports, placesBetween } from './track-gap.ts'

interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** Whether a place was under a sensor. */
export function seenPlace({ log }: CoverageDesk, place: LonLat, span: Span): SeenInWords {
  return inWords(seenAt(log, place, [place], span))
}

/**
 * Whether a track was under a sensor: over a time, or while it did not report for longest. Undefined for a track without
 * reports.
 */
export function seenTrack(
  { log, nowMs }: CoverageDesk,
  store: TrackStore,
  trackId: string,
  span: Span | undefined,
): SeenInWords | undefined {
  const slot = store.slotOf(trackId)
  const [identity, columns] = slot === undefined ? [] : [store.identity(slot), store.reportsOf(slot)]
  if (!identity || !columns?.length) return undefined
  if (span) {
    const places = placesBetween(columns, span.fromMs, span.toMs)
    return inWords(seenAt(log, placeByReports(columns), places, span))
  }
  const gap = longestGap(identity, columns, nowMs)
  if (!gap) return undefined
  const { fromMs, toMs, isOpen, isLost } = gap
  const length = `${ageText((toMs - fromMs) / 1000)} (expected every ${ageText(gap.intervalS)})`
  if (!isLost)
    return { kind: 'no-gap', sightings: [], words: `It was heard all the time: no report for ${length} at most.` }
  const [row, end] = [columns.lastAtOrBefore(fromMs), columns.lastAtOrBefore(toMs)]
  const [first, last] = [columns.place(row), columns.place(isOpen ? row : end)]
  const place = placeBetweenReports({ atMs: fromMs, place: first }, { atMs: toMs, place: last })
  const way = isOpen ? 'Where it was last' : 'On the straight way between the two reports'
  const answer = inWords(seenAt(log, place, [first, last], gap))
  return {
    ...answer,
    words: `No report for ${length} from ${utc(fromMs)} to ${isOpen ? 'now' : utc(toMs)}. ${way}: ${answer.words}`,
  }
}

/** `places`: all that the way goes by, which is looked for among the near looks alone. */
function seenAt(log: LookLog, place: LonLat | PlaceAt, places: readonly LonLat[], { fromMs, toMs }: Span): SeenAnswer {
  return wasSeen(nearLooks(log, reachOf(places), fromMs, toMs), place, fromMs, toMs)
}

function inWords(answer: SeenAnswer): SeenInWords {
  const { kind, fromMs, toMs } = answer
  const sightings = kind === 'seen' ? [...answer.sightings] : []
  return { kind, fromMs, toMs, sightings, words: seenWords(answer) }
}

/** Such as "2026-01-01 09:10 UTC". */
function utc(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
