import type { TimeWindow } from './time-window.ts'

/** How many reports came in a stretch of time. */
export interface Stretch extends TimeWindow {
  readonly reports: number
}

/**
 * Reports by slices of a window: those that the picture knows, and before it knows any, those of the server's recordings,
 * which are told by stretches of some minutes and spread evenly over each.
 *
 * @param counts One for each slice, of what the picture knows.
 * @param knownFromMs From when on it knows everything.
 */
export function withRecorded(
  counts: ArrayLike<number>,
  { fromMs, toMs }: TimeWindow,
  recorded: readonly Stretch[],
  knownFromMs: number,
): number[] {
  const sliceMs = (toMs - fromMs) / counts.length
  const sums = Array.from(counts)
  const isRecorded = sums.map((_, slice) => fromMs + (slice + 1) * sliceMs <= knownFromMs)
  for (let slice = 0; slice < sums.length; slice++) if (isRecorded[slice]) sums[slice] = 0
  for (const stretch of recorded) {
    const lengthMs = Math.max(1, stretch.toMs - stretch.fromMs)
    const first = Math.max(0, Math.floor((stretch.fromMs - fromMs) / sliceMs))
    const last = Math.min(sums.length - 1, Math.floor((stretch.toMs - fromMs) / sliceMs))
    for (let slice = first; slice <= last; slice++) {
      if (!isRecorded[slice]) continue
      const begins = fromMs + slice * sliceMs
      const sharedMs = Math.min(stretch.toMs, begins + sliceMs) - Math.max(stretch.fromMs, begins)
      sums[slice] = (sums[slice] as number) + stretch.reports * Math.min(1, Math.max(0, sharedMs) / lengthMs)
    }
  }
  return sums
}
