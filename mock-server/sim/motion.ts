import type { LonLat } from '#geo/lonlat.ts'
import { EARTH_RADIUS_NM } from '#geo/measure.ts'

const RADIANS = Math.PI / 180

/** Nautical miles in one degree of latitude on the mean sphere. */
export const NM_PER_DEGREE = EARTH_RADIUS_NM * RADIANS

/** Where a craft is and how it moves over the ground. Changed in place, once a simulated second. */
export interface Motion {
  lon: number
  lat: number
  /** Degrees true, [0, 360). */
  courseDeg: number
  speedKn: number
}

/** The smallest signed turn from one course to another, degrees in [-180, 180): negative is to port. */
export function turnBetween(fromDeg: number, toDeg: number): number {
  return ((((toDeg - fromDeg + 180) % 360) + 360) % 360) - 180
}

/** Turns the short way towards a course, by no more than `maxTurnDeg`. Gives the turn made, negative to port. */
export function turnTowards(motion: Motion, courseDeg: number, maxTurnDeg: number): number {
  const turn = Math.max(-maxTurnDeg, Math.min(maxTurnDeg, turnBetween(motion.courseDeg, courseDeg)))
  motion.courseDeg = (motion.courseDeg + turn + 360) % 360
  return turn
}

/** Changes speed towards a wanted one, by no more than `maxChangeKn`. */
export function speedTowards(motion: Motion, speedKn: number, maxChangeKn: number): void {
  motion.speedKn += Math.max(-maxChangeKn, Math.min(maxChangeKn, speedKn - motion.speedKn))
}

/**
 * Moves straight ahead for one second, as on a plane: the error of a second at any ship's or aircraft's speed is far
 * below a millimetre. For latitudes well away from the poles and longitudes away from ±180°.
 */
export function moveOneSecond(motion: Motion): void {
  const degrees = motion.speedKn / 3600 / NM_PER_DEGREE
  motion.lon += (degrees * Math.sin(motion.courseDeg * RADIANS)) / Math.cos(motion.lat * RADIANS)
  motion.lat += degrees * Math.cos(motion.courseDeg * RADIANS)
}

/** The course to a place a few miles off, degrees true in [0, 360), as on a plane. */
export function courseTo(motion: Motion, place: LonLat): number {
  const east = (place[0] - motion.lon) * Math.cos(motion.lat * RADIANS)
  return (Math.atan2(east, place[1] - motion.lat) / RADIANS + 360) % 360
}
