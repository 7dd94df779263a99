import { SLICES, type TimeWindow, windowOf } from './time-window.ts'

/** The closest that the timeline is looked at. */
export const SHORTEST_VIEW_MS = 60_000
/** A live picture that is younger is shown so long all the same. */
const SHORTEST_WHOLE_LIVE_MS = 10 * 60_000
/** The playhead that left the window comes in again so far from the edge, as a share of it. */
const MARGIN = 0.1

/** What the user chose to see of the timeline: without one it is shown as `windowOf` says. */
export interface TimeView {
  readonly lengthMs: number
  /** Its right end; undefined stays at the newest instant. */
  readonly toMs: number | undefined
}

type Source = 'live' | 'recording'

/** The window of a view, within what there is. At the live edge it moves on by a slice of time at once, as `windowOf` does. */
export function viewedWindow(source: Source, span: TimeWindow, view: TimeView | undefined): TimeWindow {
  if (!view) return windowOf(source, span)
  const { lengthMs } = view
  if (view.toMs !== undefined) {
    const toMs = Math.min(Math.max(view.toMs, Math.min(span.fromMs + lengthMs, span.toMs)), span.toMs)
    return { fromMs: toMs - lengthMs, toMs }
  }
  const sliceMs = Math.max(1, Math.round(lengthMs / SLICES))
  const toMs = source === 'live' ? Math.ceil(span.toMs / sliceMs) * sliceMs : span.toMs
  return { fromMs: toMs - lengthMs, toMs }
}

/**
 * The view after zooming in (`factor` over 1) or out, with one instant staying where it is; from a minute to everything
 * there is. Undefined is a recording shown whole.
 */
export function zoomed(
  source: Source,
  span: TimeWindow,
  shown: TimeWindow,
  factor: number,
  anchorMs: number,
): TimeView | undefined {
  const wholeMs = wholeLength(source, span)
  const shownMs = shown.toMs - shown.fromMs
  const lengthMs = Math.min(wholeMs, Math.max(Math.min(wholeMs, SHORTEST_VIEW_MS), shownMs / factor))
  if (lengthMs >= wholeMs) return wholeView(source, span)
  const before = (anchorMs - shown.fromMs) / Math.max(1, shownMs)
  return placed(span, lengthMs, anchorMs + (1 - before) * lengthMs)
}

/** All that there is. */
export function wholeView(source: Source, span: TimeWindow): TimeView | undefined {
  return source === 'live' ? { lengthMs: wholeLength(source, span), toMs: undefined } : undefined
}

/** The view moved along by so much, ms. */
export function panned(span: TimeWindow, shown: TimeWindow, byMs: number): TimeView {
  return placed(span, shown.toMs - shown.fromMs, shown.toMs + byMs)
}

/** The view that holds the playhead after it ran out of it to one side. */
export function followed(span: TimeWindow, shown: TimeWindow, nowMs: number): TimeView {
  const lengthMs = shown.toMs - shown.fromMs
  return placed(span, lengthMs, nowMs + (nowMs > shown.toMs ? 1 - MARGIN : MARGIN) * lengthMs)
}

function wholeLength(source: Source, span: TimeWindow): number {
  const spanMs = span.toMs - span.fromMs
  return source === 'live' ? Math.max(SHORTEST_WHOLE_LIVE_MS, spanMs) : spanMs
}

function placed(span: TimeWindow, lengthMs: number, toMs: number): TimeView {
  const earliest = span.fromMs + lengthMs
  return { lengthMs, toMs: toMs >= span.toMs ? undefined : Math.max(earliest, toMs) }
}
