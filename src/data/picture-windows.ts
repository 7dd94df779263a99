import type { Span } from '#domain/past-windows.ts'
import type { PictureState } from './picture-state.ts'

/** All of a recording, of the live picture what the page remembers. */
export function wholeWindow({
  source,
  span,
  knownFromMs,
}: Pick<PictureState, 'source' | 'span' | 'knownFromMs'>): Span {
  if (!span) return { fromMs: 0, toMs: 0 }
  const fromMs = source === 'live' ? Math.max(span.fromMs, knownFromMs ?? span.fromMs) : span.fromMs
  return { fromMs, toMs: span.toMs }
}

/**
 * What is offered where someone chooses a window: the stretch that is played over and over, else all of a recording, of
 * the live picture the last `liveMs`.
 */
export function firstWindow(
  state: Pick<PictureState, 'source' | 'span' | 'knownFromMs' | 'loop'>,
  liveMs: number,
): Span {
  if (state.loop) return { fromMs: state.loop.fromMs, toMs: state.loop.toMs }
  const { fromMs, toMs } = wholeWindow(state)
  return { fromMs: state.source === 'live' ? Math.max(fromMs, toMs - liveMs) : fromMs, toMs }
}

/** A window of so many minutes either side of an instant, no further than there is something. */
export function windowAround(atMs: number, minutes: number, within: Span): Span {
  const fromMs = Math.max(within.fromMs, atMs - minutes * 60_000)
  return { fromMs, toMs: Math.max(fromMs, Math.min(within.toMs, atMs + minutes * 60_000)) }
}
