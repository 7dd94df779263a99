import { arc, circle, type Outline, type OutlinePoint } from './arc.ts'
import { depressionDeg, OPTICAL_RADIUS_M, rangeAtDepressionNm } from './horizon.ts'
import type { SeenCone } from './shapes.ts'

const RADIANS = Math.PI / 180
/** Steps from the near end to the far end, on each side. */
const STEPS = 48

/**
 * The edge of a cone on the sea, walked by range: at each range the cone opens to both sides of its middle by one angle.
 * Ranges lie close together at both ends, where that angle changes fastest. Empty when all of it is beyond its range.
 *
 *            far (cut off by the horizon or the range)
 *          .-----.
 *         /       \      The sensor may be inside: then the near end is behind it,
 *         \       /      and the angle there is 180 degrees.
 *          '-. .-'
 *             '   near
 */
export function coneOutline(shape: SeenCone): Outline {
  const { heightM, bearingDeg, depressionDeg: axisDeg, fieldOfViewDeg, maxRangeNm } = shape
  const half = fieldOfViewDeg / 2
  const rangeAt = (degrees: number) =>
    (degrees > 0 ? rangeAtDepressionNm(heightM, degrees, OPTICAL_RADIUS_M) : undefined) ?? Number.POSITIVE_INFINITY
  const holdsBelow = axisDeg + half >= 90
  const topNm = rangeAt(axisDeg - half)
  const farNm = Math.min(maxRangeNm, topNm)
  if (axisDeg === 90) return [circle(farNm, bearingDeg)]
  const nearNm = rangeAt(holdsBelow ? 180 - axisDeg - half : axisDeg + half)
  if (nearNm >= farNm) return holdsBelow ? [circle(farNm, bearingDeg)] : []

  const [sinAxis, cosAxis] = [Math.sin(axisDeg * RADIANS), Math.cos(axisDeg * RADIANS)]
  const cosHalf = Math.cos(half * RADIANS)
  const openingDeg = (rangeNm: number) => {
    const down = depressionDeg(heightM, rangeNm, OPTICAL_RADIUS_M) * RADIANS
    const cosTurn = (cosHalf - sinAxis * Math.sin(down)) / (cosAxis * Math.cos(down))
    return Math.acos(Math.max(-1, Math.min(1, cosTurn))) / RADIANS
  }
  const openings = Array.from({ length: STEPS + 1 }, (_, i) => {
    const rangeNm = nearNm + ((farNm - nearNm) * (1 - Math.cos((Math.PI * i) / STEPS))) / 2
    if (i === 0) return { rangeNm, turnDeg: holdsBelow ? 180 : 0 }
    if (i === STEPS && farNm === topNm) return { rangeNm, turnDeg: 0 }
    return { rangeNm, turnDeg: openingDeg(rangeNm) }
  })
  const side = (sign: number): OutlinePoint[] =>
    openings.map(({ rangeNm, turnDeg }) => ({ rangeNm, bearingDeg: bearingDeg + sign * turnDeg }))
  const endDeg = openings.at(-1)?.turnDeg ?? 0
  const end = endDeg > 0 ? arc(farNm, bearingDeg + endDeg, bearingDeg - endDeg).slice(1, -1) : []
  // Ends that both sides share are told once.
  const back = side(-1)
    .slice(1, endDeg > 0 ? undefined : -1)
    .reverse()
  return [[...side(1), ...end, ...back]]
}
