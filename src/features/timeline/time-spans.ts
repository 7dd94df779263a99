import { staysOf } from '#domain/events/stays.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { clockText, plainText } from '#domain/notation.ts'
import { type Observation, observationTrackIds, observationWords } from '#domain/observations/observation.ts'
import type { PatrolLeg } from '#domain/patrol-legs.ts'
import type { TimeWindow } from './time-window.ts'

/** Something that lasted. */
export interface TimeSpan {
  readonly id: string
  readonly kind: 'stay' | 'gap' | 'leg' | 'other'
  /** Where it is open, that end of the window. */
  readonly fromMs: number
  readonly toMs: number
  readonly isOpen: boolean
  readonly words: string
}

/** The stays of a track in zones, while the clock stands within the window's end. */
export function staySpans(
  events: readonly ZoneEvent[],
  trackId: string,
  window: TimeWindow,
  zoneNameOf: (zoneId: string) => string | undefined,
): TimeSpan[] {
  return staysOf(events, trackId).map(({ id, zoneId, fromMs, toMs }) =>
    spanOf({ id, kind: 'stay', fromMs, toMs, words: `Inside ${zoneNameOf(zoneId) ?? plainText(zoneId)}` }, window),
  )
}

/** What was observed and lasted: of one track, or of all. Told twice, the later word stands. */
export function observedSpans(
  told: readonly Observation[],
  trackId: string | undefined,
  window: TimeWindow,
): TimeSpan[] {
  const newest = new Map<string, Observation>()
  for (const each of told) if (newest.get(each.id)?.state !== 'ended') newest.set(each.id, each)
  return [...newest.values()]
    .filter((each) => trackId === undefined || observationTrackIds(each).includes(trackId))
    .map((each) => {
      const words = `${trackId === undefined ? `${plainText(each.trackId)}: ` : ''}${observationWords(each)}`
      const kind = each.kind === 'reporting-gap' ? 'gap' : 'other'
      return spanOf({ id: each.id, kind, ...lastingOf(each), words }, window)
    })
    .filter((span) => span.isOpen || span.toMs > span.fromMs)
}

/** From when to when it was so; open while it goes on. */
function lastingOf(each: Observation): { readonly fromMs: number; readonly toMs: number | undefined } {
  const isOver = each.state === 'ended'
  if (!('fromMs' in each)) return { fromMs: each.atMs, toMs: isOver ? each.knownAtMs : undefined }
  return { fromMs: each.fromMs, toMs: isOver ? (each.toMs ?? each.fromMs) : undefined }
}

export function legSpans(legs: readonly PatrolLeg[], window: TimeWindow): TimeSpan[] {
  return legs.map(({ fromMs, toMs, bearingDeg, nm }) => {
    const course = String(Math.round(bearingDeg) % 360).padStart(3, '0')
    return spanOf(
      { id: `leg ${fromMs}`, kind: 'leg', fromMs, toMs, words: `Leg ${course}°T, ${nm.toFixed(1)} NM` },
      window,
    )
  })
}

function spanOf(
  found: Pick<TimeSpan, 'id' | 'kind'> & {
    readonly fromMs: number | undefined
    readonly toMs: number | undefined
    readonly words: string
  },
  window: TimeWindow,
): TimeSpan {
  const { fromMs = window.fromMs, toMs = window.toMs } = found
  const from = found.fromMs === undefined ? 'before' : clockText(found.fromMs)
  const to = found.toMs === undefined ? 'goes on' : clockText(found.toMs)
  return { ...found, fromMs, toMs, isOpen: found.toMs === undefined, words: `${found.words}, ${from} to ${to}` }
}

/**
 * The spans that touch a window in rows, none over another; the longest first where there are more than fit, and how many
 * did not.
 */
export function spanRows(
  spans: readonly TimeSpan[],
  { fromMs, toMs }: TimeWindow,
  most: number,
): { readonly rows: readonly (readonly TimeSpan[])[]; readonly left: number } {
  const inside = spans.filter((span) => span.toMs >= fromMs && span.fromMs <= toMs)
  const rows: TimeSpan[][] = Array.from({ length: most }, () => [])
  let left = 0
  for (const span of inside.sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))) {
    const row = rows.find((others) => others.every((other) => span.toMs < other.fromMs || span.fromMs > other.toMs))
    if (row) row.push(span)
    else left++
  }
  return { rows, left }
}
