const RADIANS = Math.PI / 180

/** To the right is clockwise as seen from above. */
export type Turn = 'left' | 'right'

/**
 * The course, degrees true, that leads onto a circle and then round it: square to the radius on the circle, straight in
 * from far outside and straight out from its middle, and between them by the arc tangent of how far off it is (vector
 * field path following: D. R. Nelson et al., IEEE Transactions on Robotics 23, 2007). `softNm` is how far off it goes in
 * at 45 degrees: no less than the turning radius. `bearingDeg` is from the middle to the craft.
 */
export function circleCourseDeg(
  bearingDeg: number,
  rangeNm: number,
  radiusNm: number,
  turn: Turn,
  softNm: number,
): number {
  const inward = 90 + Math.atan((rangeNm - radiusNm) / softNm) / RADIANS
  return (bearingDeg + (turn === 'right' ? inward : -inward) + 360) % 360
}
