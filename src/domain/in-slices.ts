/** Longer than this nobody else should wait: a frame of a smooth picture is 16 ms. */
const SLICE_MS = 20

/** Who works in slices, and when it is enough. */
export interface Slicing {
  /** A clock, milliseconds. */
  readonly nowMs: () => number
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>
  /** Asked before each slice but the first: false when nobody waits for the answer any more. */
  readonly isWanted: () => boolean
}

/** Does long work, which yields every few milliseconds, in slices of 20 ms. Undefined when it was given up. */
export async function inSlices<Value>(
  work: Iterator<unknown, Value>,
  { nowMs, pause, isWanted }: Slicing,
): Promise<Value | undefined> {
  let startedAtMs = nowMs()
  for (;;) {
    const piece = work.next()
    if (piece.done) return piece.value
    if (nowMs() - startedAtMs < SLICE_MS) continue
    await pause()
    if (!isWanted()) return undefined
    startedAtMs = nowMs()
  }
}

/** Does the same work in one go. */
export function atOnce<Value>(work: Iterator<unknown, Value>): Value {
  for (;;) {
    const piece = work.next()
    if (piece.done) return piece.value
  }
}
