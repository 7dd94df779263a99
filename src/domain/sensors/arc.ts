/** A corner of an outline, seen from the sensor: nautical miles along the sea and degrees true. */
export interface OutlinePoint {
  readonly rangeNm: number
  readonly bearingDeg: number
}

/** Closed rings without the last place again: the outer one first, then a hole; any direction. */
export type Outline = readonly (readonly OutlinePoint[])[]

/** Two degrees of a circle are 0.015 % of its radius from their chord. */
const ARC_STEP_DEG = 2
/** Points of a circle from one bearing to another, both included. */
export function arc(rangeNm: number, fromDeg: number, toDeg: number): OutlinePoint[] {
  const steps = Math.max(1, Math.ceil(Math.abs(toDeg - fromDeg) / ARC_STEP_DEG))
  return Array.from({ length: steps + 1 }, (_, i) => ({
    rangeNm,
    bearingDeg: fromDeg + ((toDeg - fromDeg) * i) / steps,
  }))
}

/** A whole circle: its first point is not told again. */
export function circle(rangeNm: number, fromDeg: number): OutlinePoint[] {
  return arc(rangeNm, fromDeg, fromDeg + 360).slice(0, -1)
}
