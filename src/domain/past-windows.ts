/** A span of time, milliseconds since 1970, both ends included. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** Of the past so much is fetched at once, before and after the instant that is looked at. */
const BEFORE_MS = 15 * 60_000
const AFTER_MS = 30 * 60_000
/** What is played is fetched before it is needed. */
const AHEAD_MS = 5 * 60_000

/**
 * What of a recorded past must be fetched to look at an instant; undefined when it is there, or lies where memory reaches.
 *
 * @param memoryFromMs From when on the picture knows everything by itself.
 * @param recordedFromMs From when on there are recordings.
 * @param loaded What was fetched before.
 */
export function missingPast(
  atMs: number,
  memoryFromMs: number,
  recordedFromMs: number | undefined,
  loaded: readonly Span[],
): Span | undefined {
  if (recordedFromMs === undefined || atMs >= memoryFromMs || atMs < recordedFromMs) return undefined
  const toMs = Math.min(memoryFromMs, atMs + AHEAD_MS)
  if (loaded.some((span) => span.fromMs <= atMs && span.toMs >= toMs)) return undefined
  // Not again what joins on to what is there.
  const joined = loaded.find((span) => span.fromMs <= atMs && span.toMs > atMs)
  return {
    fromMs: Math.max(recordedFromMs, joined ? joined.toMs : atMs - BEFORE_MS),
    toMs: Math.min(memoryFromMs, atMs + AFTER_MS),
  }
}

/** The spans with one more: those that touch become one. */
export function withSpan(loaded: readonly Span[], span: Span): readonly Span[] {
  const touching = loaded.filter(({ fromMs, toMs }) => fromMs <= span.toMs && toMs >= span.fromMs)
  const joined = {
    fromMs: Math.min(span.fromMs, ...touching.map(({ fromMs }) => fromMs)),
    toMs: Math.max(span.toMs, ...touching.map(({ toMs }) => toMs)),
  }
  return [...loaded.filter((each) => !touching.includes(each)), joined].sort((a, b) => a.fromMs - b.fromMs)
}
