import type { ComparedMoment } from './comparison.ts'
import { ellipsoidNm, leastMs, type Piece, planeNearestMs, sphereNm } from './piece.ts'
import { momentOf } from './samples.ts'
import { placeOn } from './track-motion.ts'

/** The sphere is off by 0.56 % at most, either way: a piece further than this above the least cannot hold it. */
const SPHERE_MARGIN = 1.012
/** Ways that pass within a hair of the least are all looked at, NM. */
const HAIR_NM = 0.001
/** Pieces that are measured on the ellipsoid, and of those the nearest that are searched to the millisecond. */
const MOST_MEASURED = 2000
const MOST_SEARCHED = 20

/**
 * The least range on the pieces, and when: on the sphere where it may be, measured there on the ellipsoid, and searched in
 * the nearest few. Of two tracks that keep their range for thousands of reports the 2,000 nearest pieces are measured.
 */
export function closestOn(pieces: readonly Piece[]): ComparedMoment | undefined {
  const rough = pieces.map((piece) => {
    const nearestMs = planeNearestMs(piece)
    const nm = Math.min(sphereNm(piece, nearestMs), sphereNm(piece, piece.fromMs), sphereNm(piece, piece.toMs))
    return { piece, nearestMs, nm }
  })
  const leastNm = rough.reduce((least, { nm }) => Math.min(least, nm), Number.POSITIVE_INFINITY)
  const nearest = rough
    .filter(({ nm }) => nm <= leastNm * SPHERE_MARGIN + HAIR_NM)
    .sort((one, other) => one.nm - other.nm)
    .slice(0, MOST_MEASURED)
    .map(({ piece, nearestMs }) => leastOf(piece, [nearestMs, piece.fromMs, piece.toMs]))
    .sort((one, other) => one.nm - other.nm)
    .slice(0, MOST_SEARCHED)
    .map(({ piece, atMs }) => leastOf(piece, [atMs, leastMs((at) => ellipsoidNm(piece, at), piece.fromMs, piece.toMs)]))
  const [first, ...rest] = nearest
  if (!first) return undefined
  const { piece, atMs } = rest.reduce((least, each) => (each.nm < least.nm ? each : least), first)
  return momentOf(atMs, placeOn(piece.wayA, atMs), placeOn(piece.wayB, atMs))
}

interface Measured {
  readonly piece: Piece
  readonly atMs: number
  readonly nm: number
}

function leastOf(piece: Piece, instants: readonly number[]): Measured {
  const found = instants.map((atMs): Measured => ({ piece, atMs, nm: ellipsoidNm(piece, atMs) }))
  return found.reduce((least, each) => (each.nm < least.nm ? each : least))
}
