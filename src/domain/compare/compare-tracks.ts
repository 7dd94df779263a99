import { failed, ok, type Result } from '#geo/result.ts'
import { TrackReports } from '../track-reports.ts'
import type { TrackStore } from '../track-store.ts'
import { closestOn } from './closest.ts'
import type { ComparedMoment, Comparison, TimeWithin } from './comparison.ts'
import { type Piece, spanWithin } from './piece.ts'
import { type ComparedRow, rowOf, samplesOf } from './samples.ts'
import { thinned } from './thinned.ts'
import { TrackMotion } from './track-motion.ts'
import { type Walk, walk } from './walk.ts'

/** Rows of a comparison at most. */
const MOST_SAMPLES = 2000
const FEWEST_SAMPLES = 8
/** Spans and absences that are told, at most. */
const MOST_SPANS = 200
/** What places worked out in two ways may differ by, NM: 2 micrometres. */
const ROUNDING_NM = 1e-9
/** The furthest instant that a date can name (ECMA-262, time values). */
const FURTHEST_MS = 8.64e15

export interface CompareOptions {
  /** The window, on the clock of a: milliseconds since 1970. */
  readonly fromMs: number
  readonly toMs: number
  /** Added to the times of b: the start of window one less the start of window two lays the second over the first. */
  readonly shiftBMs?: number
  /** Count the time within this range, nautical miles. */
  readonly withinNm?: number
  /** 2,000 without it; 8 or more. */
  readonly mostSamples?: number
}

/**
 * Two tracks of a store on one clock: range, bearings and speeds at every instant at which either reported, at both ends
 * of the window and at the least range. The other is interpolated, never across a gap or a jump: there no row stands, and
 * the stretch is told. The same slot twice, with a shift, compares two windows of one track. More rows than asked for
 * are thinned, the least range never lost.
 *
 * Range and bearings are those of the WGS 84 geodesic (Karney 2013, see geo/geodesic.ts). Right across the antimeridian.
 * Fails when the window runs back or a number is none; a slot that is not known is never anywhere.
 */
export function compareTracks(
  store: TrackStore,
  slotA: number,
  slotB: number,
  options: CompareOptions,
): Result<Comparison> {
  const problem = problemOf(options)
  if (problem !== undefined) return failed(problem)
  const { fromMs, toMs, shiftBMs = 0, withinNm, mostSamples = MOST_SAMPLES } = options
  const [a, b] = [motionOf(store, slotA, 0), motionOf(store, slotB, shiftBMs)]
  const whole = walk(a, b, fromMs, toMs)
  const onPieces = closestOn(whole.pieces)
  const rows = rowsOf(a, b, whole, onPieces, Math.max(FEWEST_SAMPLES, Math.floor(mostSamples)))
  const closest = leastOf(rows, onPieces)
  const told = [...a.absences('a', fromMs, toMs), ...b.absences('b', fromMs, toMs)]
  const absences = longest(told, (absence) => [absence.fromMs, absence.toMs])
  return ok({
    trackA: store.identity(slotA)?.trackId ?? '',
    trackB: store.identity(slotB)?.trackId ?? '',
    fromMs,
    toMs,
    shiftBMs,
    samples: samplesOf(rows),
    instants: whole.atMs.length,
    knownMs: whole.pieces.reduce((sum, piece) => sum + piece.toMs - piece.fromMs, 0),
    closest: closest && momentIn(closest),
    within: withinNm === undefined ? undefined : timeWithin(whole.pieces, withinNm),
    absences,
    moreAbsences: told.length - absences.length,
  })
}

function problemOf({ fromMs, toMs, shiftBMs = 0, withinNm = 1, mostSamples = MOST_SAMPLES }: CompareOptions) {
  if (!(Math.abs(fromMs) <= FURTHEST_MS && Math.abs(toMs) <= FURTHEST_MS && fromMs <= toMs))
    return `the window is ${fromMs} to ${toMs}, expected milliseconds since 1970, the first not after the second`
  if (!(Math.abs(shiftBMs) <= FURTHEST_MS)) return `shiftBMs is ${shiftBMs}, expected milliseconds`
  if (!(withinNm > 0)) return `withinNm is ${withinNm}, expected more than 0 NM`
  return mostSamples >= FEWEST_SAMPLES ? undefined : `mostSamples is ${mostSamples}, expected ${FEWEST_SAMPLES} or more`
}

function motionOf(store: TrackStore, slot: number, shiftMs: number): TrackMotion {
  return new TrackMotion(store.reportsOf(slot) ?? new TrackReports(), store.identity(slot)?.kind ?? 'other', shiftMs)
}

/** The rows that are kept, each with whether all is known from the kept row before. */
function rowsOf(
  a: TrackMotion,
  b: TrackMotion,
  whole: Walk,
  closest: ComparedMoment | undefined,
  most: number,
): ComparedRow[] {
  const { atMs, sphereNm, joined, mustKeep } = withClosest(whole, closest)
  const rows: ComparedRow[] = []
  let before = -1
  for (const i of thinned(sphereNm, mustKeep, most)) {
    const instant = atMs[i] as number
    const [stateA, stateB] = [a.stateAt(instant), b.stateAt(instant)]
    const isJoined = before >= 0 && joined.slice(before + 1, i + 1).every(Boolean)
    if (stateA && stateB) rows.push(rowOf(instant, stateA, stateB, isJoined))
    before = i
  }
  return rows
}

/** The instants with that of the least range among them, and which it is. */
function withClosest(
  { atMs, sphereNm, joined }: Walk,
  closest: ComparedMoment | undefined,
): Omit<Walk, 'pieces'> & { readonly mustKeep: number } {
  if (!closest) return { atMs, sphereNm, joined, mustKeep: 0 }
  const next = atMs.findIndex((instant) => instant >= closest.atMs)
  if (next < 0 || atMs[next] === closest.atMs) return { atMs, sphereNm, joined, mustKeep: Math.max(0, next) }
  return {
    atMs: atMs.toSpliced(next, 0, closest.atMs),
    sphereNm: sphereNm.toSpliced(next, 0, closest.rangeNm),
    joined: joined.toSpliced(next, 0, true),
    mustKeep: next,
  }
}

/**
 * The least row, so that what is told is also in the table. That on the pieces is nearer only by rounding, or where a
 * track told two places at one instant: a row has the last of them.
 */
function leastOf(rows: readonly ComparedRow[], onPieces: ComparedMoment | undefined): ComparedMoment | undefined {
  const [first, ...rest] = rows
  if (!first) return onPieces
  const least = rest.reduce((found, row) => (row.rangeNm < found.rangeNm ? row : found), first)
  return onPieces && onPieces.rangeNm < least.rangeNm - ROUNDING_NM ? onPieces : least
}

function momentIn({ atMs, rangeNm, bearingDeg, backDeg }: ComparedMoment): ComparedMoment {
  return { atMs, rangeNm, bearingDeg, backDeg }
}

function timeWithin(pieces: readonly Piece[], nm: number): TimeWithin {
  const spans: [fromMs: number, toMs: number][] = []
  for (const piece of pieces) {
    const span = spanWithin(piece, nm)
    if (!span) continue
    const last = spans.at(-1)
    if (last && last[1] === span[0]) last[1] = span[1]
    else spans.push([span[0], span[1]])
  }
  const ms = spans.reduce((sum, [fromMs, toMs]) => sum + toMs - fromMs, 0)
  return { nm, ms, spans: longest(spans, (span) => span) }
}

/** The longest few, in order of time. */
function longest<Span>(spans: readonly Span[], timesOf: (span: Span) => readonly [number, number]): Span[] {
  const lengthOf = (span: Span) => timesOf(span)[1] - timesOf(span)[0]
  return spans
    .toSorted((one, other) => lengthOf(other) - lengthOf(one))
    .slice(0, MOST_SPANS)
    .sort((one, other) => timesOf(one)[0] - timesOf(other)[0])
}
