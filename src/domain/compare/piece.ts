import { rangeAndBearing } from '#geo/geodesic.ts'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { wayNm } from '../one-motion.ts'
import { placeOn, type Way } from './track-motion.ts'

/** A span of time in which both tracks go straight. */
export interface Piece {
  readonly fromMs: number
  readonly toMs: number
  readonly wayA: Way
  readonly wayB: Way
}

/** The share of a span that a golden section keeps. */
const GOLDEN = (Math.sqrt(5) - 1) / 2
/** Instants are told to the millisecond; looked for a little finer. */
const FINE_MS = 0.25

/** Range on the mean sphere, NM: within 0.56 % of the ellipsoid and forty times as fast. */
export function sphereNm(piece: Piece, atMs: number): number {
  const [a, b] = [placeOn(piece.wayA, atMs), placeOn(piece.wayB, atMs)]
  return wayNm(a[0], a[1], b[0], b[1])
}

/** Range on the WGS 84 ellipsoid, NM. */
export function ellipsoidNm(piece: Piece, atMs: number): number {
  return rangeAndBearing(placeOn(piece.wayA, atMs), placeOn(piece.wayB, atMs)).nm
}

/**
 * About when the two are nearest on a piece: with r the place and w the velocity of b relative to a in the plane,
 * t = -(r . w) / (w . w) (relative motion as on the manoeuvring board; Bowditch, The American Practical Navigator, NGA
 * Pub. 9), kept within the piece.
 */
export function planeNearestMs(piece: Piece): number {
  const { fromMs, toMs, wayA, wayB } = piece
  const [a0, b0] = [placeOn(wayA, fromMs), placeOn(wayB, fromMs)]
  const [a1, b1] = [placeOn(wayA, toMs), placeOn(wayB, toMs)]
  const narrowing = Math.cos((((a0[1] + b0[1]) / 2) * Math.PI) / 180)
  const [eastFrom, northFrom] = offset(a0, b0, narrowing)
  const [eastTo, northTo] = offset(a1, b1, narrowing)
  const [east, north] = [eastTo - eastFrom, northTo - northFrom]
  const square = east * east + north * north
  const share = square > 0 ? -(eastFrom * east + northFrom * north) / square : 0
  return fromMs + Math.min(1, Math.max(0, share)) * (toMs - fromMs)
}

/**
 * When a range is least in a span, by golden section (Kiefer, Sequential minimax search for a maximum, Proc. AMS 4,
 * 1953). Two straight ways have one least range between them in the plane; so have ways of a few minutes on the earth.
 */
export function leastMs(rangeNm: (atMs: number) => number, fromMs: number, toMs: number): number {
  let [low, high] = [fromMs, toMs]
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
  let [atLeft, atRight] = [rangeNm(left), rangeNm(right)]
  while (high - low > FINE_MS) {
    if (atLeft <= atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - GOLDEN * (high - low)
      atLeft = rangeNm(left)
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + GOLDEN * (high - low)
      atRight = rangeNm(right)
    }
  }
  return (low + high) / 2
}

/**
 * The part of a piece in which the range is at most `nm`, or undefined. The sphere's range is brought to the
 * ellipsoid's at the nearest place, so that one geodesic is enough for a piece.
 */
export function spanWithin(piece: Piece, nm: number): readonly [fromMs: number, toMs: number] | undefined {
  const { fromMs, toMs } = piece
  const nearestMs = planeNearestMs(piece)
  const onSphere = sphereNm(piece, nearestMs)
  // The sphere is off by 0.56 % at most: further off than this nothing need be measured.
  if (onSphere > nm * 1.02 && sphereNm(piece, fromMs) > nm * 1.02 && sphereNm(piece, toMs) > nm * 1.02) return undefined
  const scale = onSphere > 0 ? ellipsoidNm(piece, nearestMs) / onSphere : 1
  const isWithin = (atMs: number) => sphereNm(piece, atMs) * scale <= nm
  const inside = [nearestMs, fromMs, toMs].find(isWithin)
  if (inside === undefined) return undefined
  return [
    isWithin(fromMs) ? fromMs : edgeMs(isWithin, inside, fromMs),
    isWithin(toMs) ? toMs : edgeMs(isWithin, inside, toMs),
  ]
}

/** Where a range is passed, between an instant that is within it and one that is not. */
function edgeMs(isWithin: (atMs: number) => boolean, insideMs: number, outsideMs: number): number {
  let [inside, outside] = [insideMs, outsideMs]
  while (Math.abs(outside - inside) > FINE_MS) {
    const middle = (inside + outside) / 2
    if (isWithin(middle)) inside = middle
    else outside = middle
  }
  return inside
}

function offset(from: LonLat, to: LonLat, narrowing: number): readonly [east: number, north: number] {
  return [longitudeDelta(from[0], to[0]) * narrowing, to[1] - from[1]]
}
