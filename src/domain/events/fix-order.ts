import { MAX_GAP_MS } from '../one-motion.ts'
import type { HeardFix } from './leg.ts'

/** Further than this after everything else, a report is no end of a recording but a wrong clock. */
const FAR_MS = 86_400_000

/**
 * The order in which a track's reports are taken: by event time; those of one instant by longitude and latitude, since
 * the order of their arrival says nothing of where the track was first. Repeats of a place at an instant are left out
 * (the one that was heard first stays).
 */
export function inOrder(fixes: readonly HeardFix[]): HeardFix[] {
  return fixes
    .toSorted((a, b) => a.atMs - b.atMs || a.lon - b.lon || a.lat - b.lat)
    .filter((fix, i, all) => {
      const before = all[i - 1]
      return !before || before.atMs !== fix.atMs || before.lon !== fix.lon || before.lat !== fix.lat
    })
}

/** What is known of the time of a report that may be ahead of it. */
export interface TimeCompany {
  /** The track's own reports at the instants next to it, before and after. */
  readonly beforeMs: number | undefined
  readonly afterMs: number | undefined
  /** Where several tracks agree that it is; undefined when they do not yet. */
  readonly clockMs: number | undefined
  /** Nothing more will come. */
  readonly isOver: boolean
}

/**
 * Whether a report's time is borne out: not further ahead than a gap (18 min) of the clock on which tracks agree, or of
 * another report of its own track. Otherwise it waits, and makes no event. Without a clock (a recording of one track),
 * and at the end, a day ahead of what was heard before is let pass.
 */
export function isBorneOut(atMs: number, { beforeMs, afterMs, clockMs, isOver }: TimeCompany): boolean {
  if (beforeMs !== undefined && atMs - beforeMs <= MAX_GAP_MS) return true
  if (afterMs !== undefined && afterMs - atMs <= MAX_GAP_MS) return true
  if (clockMs !== undefined && atMs <= clockMs + MAX_GAP_MS) return true
  if (clockMs !== undefined && !isOver) return false
  const heardMs = Math.max(beforeMs ?? Number.NEGATIVE_INFINITY, clockMs ?? Number.NEGATIVE_INFINITY)
  return heardMs === Number.NEGATIVE_INFINITY || atMs <= heardMs + FAR_MS
}
