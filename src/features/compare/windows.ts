import type { PictureState } from '../../data/picture-state.ts'

export interface Window {
  readonly fromMs: number
  readonly toMs: number
}

/** What is compared unless someone says otherwise: all of a recording, of the live picture what the page remembers. */
export function wholeWindow({
  source,
  span,
  knownFromMs,
}: Pick<PictureState, 'source' | 'span' | 'knownFromMs'>): Window {
  if (!span) return { fromMs: 0, toMs: 0 }
  const fromMs = source === 'live' ? Math.max(span.fromMs, knownFromMs ?? span.fromMs) : span.fromMs
  return { fromMs, toMs: span.toMs }
}

/** A window of so many minutes either side of an instant, no further than there is something. */
export function windowAround(atMs: number, minutes: number, within: Window): Window {
  const fromMs = Math.max(within.fromMs, atMs - minutes * 60_000)
  return { fromMs, toMs: Math.max(fromMs, Math.min(within.toMs, atMs + minutes * 60_000)) }
}
