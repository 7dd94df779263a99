import { MAX_GAP_MS } from '../one-motion.ts'

/** Times ahead that are kept in mind; a feed in which more senders than this have wrong clocks has no time to go by. */
const MOST_AHEAD = 64

interface Ahead {
  readonly slot: number
  readonly atMs: number
}

/**
 * What time it is, by the reports alone: the latest time that two tracks bear out for each other, their reports being no
 * further apart than a gap (18 min); the clock is then at the earlier of the two. So one sender with a wrong clock does not
 * move it, and it depends on what was reported and not on the order (within any that a reorder window allows).
 */
export class EventClock {
  #nowMs: number | undefined
  #ahead: Ahead[] = []

  /** Milliseconds since 1970; undefined until two tracks agree. */
  get nowMs(): number | undefined {
    return this.#nowMs
  }

  hear(slot: number, atMs: number): void {
    const now = this.#nowMs ?? Number.NEGATIVE_INFINITY
    if (atMs <= now) return
    let agreed = now
    let own = -1
    for (let i = 0; i < this.#ahead.length; i++) {
      const other = this.#ahead[i] as Ahead
      if (Math.abs(other.atMs - atMs) > MAX_GAP_MS) continue
      if (other.slot === slot) own = i
      else agreed = Math.max(agreed, Math.min(other.atMs, atMs))
    }
    // A track that goes on from where it was says no more than before; one that leaps ahead leaves its earlier word standing.
    if (own < 0) this.#ahead.push({ slot, atMs })
    else if ((this.#ahead[own] as Ahead).atMs < atMs) this.#ahead[own] = { slot, atMs }
    if (agreed > now) {
      this.#nowMs = agreed
      this.#ahead = this.#ahead.filter((each) => each.atMs > agreed)
    }
    if (this.#ahead.length > MOST_AHEAD) this.#ahead.sort((a, b) => a.atMs - b.atMs).pop()
  }
}

/**
 * When a recording ended: on from the clock, as long as anybody reports without a gap. The last one that is heard has
 * nobody to bear it out, and the others fell silent all the same.
 *
 * @param laterMs The times of all reports after the clock, in any order.
 */
export function endAfter(clockMs: number, laterMs: readonly number[]): number {
  let endMs = clockMs
  for (const atMs of laterMs.toSorted((a, b) => a - b)) {
    if (atMs - endMs > MAX_GAP_MS) break
    endMs = Math.max(endMs, atMs)
  }
  return endMs
}
