import { FRESH, type Fresh, isMoving } from './picture.ts'
import type { TrackKind } from './report.ts'

/** What the reporting interval of a track depends on. */
export interface Reporting {
  readonly kind: TrackKind
  readonly aisClass?: 'A' | 'B' | undefined
  readonly sogKn?: number | undefined
  readonly navStatus?: number | undefined
}

const AT_ANCHOR = 1
const MOORED = 5

/** Ageing past three nominal intervals, lost past six; a lost mark never comes within 30 s (field practice: Icom, Furuno). */
const AGEING_INTERVALS = 3
const LOST_INTERVALS = 6
const LOST_FLOOR_S = 30

/**
 * Seconds between two reports of a working station, by ITU-R M.1371 (class A and carrier-sense class B, SAR aircraft,
 * base station, aid to navigation). A drone is taken as a SAR aircraft; for a track of unknown nature one minute.
 */
export function nominalIntervalS({ kind, aisClass, sogKn = 0, navStatus }: Reporting): number {
  switch (kind) {
    case 'aid':
      return 180
    case 'aircraft':
    case 'drone':
    case 'base':
      return 10
    case 'contact':
    case 'other':
      return 60
    case 'vessel':
    case 'patrol':
      if (aisClass === 'B') return sogKn <= 2 ? 180 : 30
      if ((navStatus === AT_ANCHOR || navStatus === MOORED) && sogKn <= 3) return 180
      return sogKn <= 14 ? 10 : sogKn <= 23 ? 6 : 2
  }
}

/** How fresh a last report of this age is. */
export function freshness(ageS: number, reporting: Reporting): Fresh {
  const intervalS = nominalIntervalS(reporting)
  const lostAfterS = Math.max(LOST_FLOOR_S, LOST_INTERVALS * intervalS)
  if (ageS > lostAfterS) return FRESH.lost
  return ageS > Math.max(LOST_FLOOR_S / 2, AGEING_INTERVALS * intervalS) ? FRESH.ageing : FRESH.fresh
}

/** Whether a vessel rests: moored, anchored, or slower than half a knot. */
export function isSleeping(sogKn: number | undefined, navStatus: number | undefined): boolean {
  if (sogKn !== undefined) return !isMoving(sogKn)
  return navStatus === AT_ANCHOR || navStatus === MOORED
}
