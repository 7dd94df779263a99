import { rangeAndBearing } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { ComparedMoment, ComparedSamples } from './comparison.ts'
import type { MotionState } from './track-motion.ts'

/** Nearer than this (2 mm) two places are one, and no bearing is between them, NM. */
const ONE_PLACE_NM = 1e-6
const RADIANS = Math.PI / 180

export type ComparedRow = { readonly [Column in keyof ComparedSamples]: number }

/** Range and bearings of two places. */
export function momentOf(atMs: number, a: LonLat, b: LonLat): ComparedMoment {
  const { nm, bearingDeg, backDeg } = rangeAndBearing(a, b)
  const isOnePlace = nm < ONE_PLACE_NM
  return {
    atMs,
    rangeNm: nm,
    bearingDeg: isOnePlace ? Number.NaN : bearingDeg,
    backDeg: isOnePlace ? Number.NaN : backDeg,
  }
}

/**
 * Two tracks at an instant. With v the speed of each and t the angle of its way off the line towards the other, the range
 * changes by -(va cos ta + vb cos tb): the first variation of arc length, exact on any surface (M. P. do Carmo,
 * Differential Geometry of Curves and Surfaces, section 5-4). Across the line the speeds of the two are taken apart, b's
 * turned along the line to where a is.
 */
export function rowOf(atMs: number, a: MotionState, b: MotionState, isJoined: boolean): ComparedRow {
  const moment = momentOf(atMs, a.place, b.place)
  const { bearingDeg, backDeg } = moment
  const [aAlong, aAcross] = byLine(a, Number.isNaN(bearingDeg) ? 0 : bearingDeg)
  const [bAlong, bAcross] = byLine(b, Number.isNaN(backDeg) ? 180 : backDeg)
  const closingKn = aAlong + bAlong
  return {
    ...moment,
    closingKn: Number.isNaN(bearingDeg) ? Number.NaN : closingKn,
    relativeKn: Math.hypot(closingKn, aAcross + bAcross),
    aKn: Math.hypot(a.eastKn, a.northKn),
    bKn: Math.hypot(b.eastKn, b.northKn),
    joined: isJoined ? 1 : 0,
  }
}

/** Rows as columns. */
export function samplesOf(rows: readonly ComparedRow[]): ComparedSamples {
  const column = (name: keyof ComparedSamples) => Float64Array.from(rows, (row) => row[name])
  return {
    atMs: column('atMs'),
    rangeNm: column('rangeNm'),
    bearingDeg: column('bearingDeg'),
    backDeg: column('backDeg'),
    closingKn: column('closingKn'),
    relativeKn: column('relativeKn'),
    aKn: column('aKn'),
    bKn: column('bKn'),
    joined: Uint8Array.from(rows, (row) => row.joined),
  }
}

/** Speed towards a bearing, and to the right of it. */
function byLine({ eastKn, northKn }: MotionState, bearingDeg: number): readonly [along: number, across: number] {
  const [sin, cos] = [Math.sin(bearingDeg * RADIANS), Math.cos(bearingDeg * RADIANS)]
  return [eastKn * sin + northKn * cos, eastKn * cos - northKn * sin]
}
