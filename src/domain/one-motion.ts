import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import type { TrackKind } from './report.ts'

/** Reports further apart than this are not joined: six of the longest nominal intervals (3 min, ITU-R M.1371). */
export const MAX_GAP_MS = 18 * 60_000

/** Faster than this between two reports is a jump, not a voyage. */
const MAX_SPEED_KN: Record<TrackKind, number> = {
  vessel: 100,
  patrol: 100,
  aid: 100,
  base: 100,
  contact: 700,
  drone: 700,
  aircraft: 700,
  other: 700,
}

/** Positions this close are noise whatever the time between them. */
const NOISE_NM = 0.1

/**
 * Whether two reports of a track belong to one motion: close enough in time, and not faster than such a track can go.
 * If not, nothing is known of the way between them: it is not drawn as a line, not played as a motion, and not asked
 * where it crossed a limit.
 */
export function isOneMotion(from: LonLat, to: LonLat, betweenMs: number, kind: TrackKind): boolean {
  if (betweenMs > MAX_GAP_MS) return false
  const nm = distanceNm(from, to)
  return nm <= NOISE_NM || nm / (betweenMs / 3_600_000) <= MAX_SPEED_KN[kind]
}
