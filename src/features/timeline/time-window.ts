import { countText } from '#domain/notation.ts'

const MINUTE_MS = 60_000
/** A live picture shows its last hour, or less while it is young; slices of all of them are whole seconds. */
const LIVE_LENGTHS_MS = [10 * MINUTE_MS, 20 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS]

/** How many slices of time the traffic is counted in. */
export const SLICES = 120

/** What the timeline shows: two instants, milliseconds since 1970. */
export interface TimeWindow {
  readonly fromMs: number
  readonly toMs: number
}

/**
 * A recording is shown whole. Of a live picture the end, cut at whole slices of time: so the window moves on by a
 * slice at a time, slices stay what they are, and the live edge is always in the last one.
 */
export function windowOf(source: 'live' | 'recording', span: TimeWindow): TimeWindow {
  if (source === 'recording') return span
  const spanMs = span.toMs - span.fromMs
  const lengthMs = LIVE_LENGTHS_MS.find((each) => each >= spanMs) ?? 60 * MINUTE_MS
  const sliceMs = lengthMs / SLICES
  const toMs = Math.ceil(span.toMs / sliceMs) * sliceMs
  return { fromMs: toMs - lengthMs, toMs }
}

/** Reports a minute in a slice, in words: `none`, `under 1`, `240`. */
export function rateWords(reports: number, sliceMs: number): string {
  if (reports === 0) return 'none'
  const perMinute = (reports * MINUTE_MS) / Math.max(1, sliceMs)
  return perMinute < 1 ? 'under 1' : countText(Math.round(perMinute))
}
