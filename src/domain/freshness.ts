import { FRESH, type Fresh, isMoving } from './picture.ts'
import type { TrackKind } from './report.ts'

/** What the reporting interval of a track depends on. */
export interface Reporting {
  readonly kind: TrackKind
  readonly aisClass?: 'A' | 'B' | undefined
  /** Of class B: self-organising sets report more often when they go fast. Unknown is taken as carrier-sense. */
  readonly classBUnit?: 'self-organising' | 'carrier-sense' | undefined
  readonly sogKn?: number | undefined
  readonly navStatus?: number | undefined
  /** Changing course: a class A station then reports three times as often. */
  readonly isTurning?: boolean | undefined
}

const AT_ANCHOR = 1
const MOORED = 5

/** Ageing past three nominal intervals, lost past six; a lost mark never comes within 30 s (field practice: Icom, Furuno). */
const AGEING_INTERVALS = 3
const LOST_INTERVALS = 6
const LOST_FLOOR_S = 30

/**
 * Seconds between two reports of a working station, by ITU-R M.1371 (class A, self-organising and carrier-sense class
 * B, SAR aircraft, base station, aid to navigation). A drone is taken as a SAR aircraft; for a track of unknown nature
 * one minute.
 */
export function nominalIntervalS(reporting: Reporting): number {
  switch (reporting.kind) {
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
      return reporting.aisClass === 'B' ? classBIntervalS(reporting) : classAIntervalS(reporting)
  }
}

function classAIntervalS({ sogKn = 0, navStatus, isTurning = false }: Reporting): number {
  if (navStatus === AT_ANCHOR || navStatus === MOORED) return sogKn <= 3 ? 180 : 10
  if (sogKn <= 14) return isTurning ? 10 / 3 : 10
  if (sogKn <= 23) return isTurning ? 2 : 6
  return 2
}

function classBIntervalS({ sogKn = 0, classBUnit }: Reporting): number {
  if (sogKn <= 2) return 180
  if (classBUnit !== 'self-organising' || sogKn <= 14) return 30
  return sogKn <= 23 ? 15 : 5
}

/** A station counts as turning from this rate on: 5° off the mean of 30 s (ITU-R M.1371). */
const TURNING_DEG_S = 5 / 30
/** Over longer than this two courses tell nothing of a turn now. */
const TURN_WITHIN_S = 30

/** Whether two courses in a row, so many seconds apart, are of a ship that turns. NaN is no course. */
export function isTurn(beforeDeg: number, nowDeg: number, seconds: number): boolean {
  if (beforeDeg === nowDeg || !(seconds > 0 && seconds <= TURN_WITHIN_S)) return false
  const turnDeg = Math.abs(((((nowDeg - beforeDeg + 180) % 360) + 360) % 360) - 180)
  return turnDeg / seconds >= TURNING_DEG_S
}

/** From which age on a track that reports at such an interval is lost, seconds. */
export function lostAfterS(intervalS: number): number {
  return Math.max(LOST_FLOOR_S, LOST_INTERVALS * intervalS)
}

/** From which age on it is ageing, seconds. */
export function ageingAfterS(intervalS: number): number {
  return Math.max(LOST_FLOOR_S / 2, AGEING_INTERVALS * intervalS)
}

/**
 * How fresh a last report of this age is. The age is that of the fix itself (event time): neither its arrival nor
 * anything worked out from it makes a position younger. `factor` stretches or shortens both limits, for an operator who
 * wants it so; the floor stays.
 */
export function freshness(ageS: number, reporting: Reporting, factor = 1): Fresh {
  const intervalS = nominalIntervalS(reporting) * factor
  if (ageS > lostAfterS(intervalS)) return FRESH.lost
  return ageS > ageingAfterS(intervalS) ? FRESH.ageing : FRESH.fresh
}

/** Whether a vessel rests: moored, anchored, or slower than half a knot. */
export function isSleeping(sogKn: number | undefined, navStatus: number | undefined): boolean {
  if (sogKn !== undefined) return !isMoving(sogKn)
  return navStatus === AT_ANCHOR || navStatus === MOORED
}
