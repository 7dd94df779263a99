/**
 * A clock for durations: it goes on from where it was when the clock of the machine is set back, and stands still for no
 * longer than that took. Milliseconds; of no meaning as a date. Set forward it jumps, as after a sleep.
 */
export function steadyClock(nowMs: () => number): () => number {
  let lastMs = nowMs()
  let aheadMs = 0
  return () => {
    const now = nowMs()
    if (now < lastMs) aheadMs += lastMs - now
    lastMs = now
    return now + aheadMs
  }
}
