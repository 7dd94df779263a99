import { longitudeDelta } from '#geo/lonlat.ts'

/** Slower than this a vessel is taken to be moored, and slower than that it has no course to go on, knots (OpenCPN's defaults). */
const MOORED_BELOW_KN = 0.2
const NO_PREDICTION_BELOW_KN = 0.7

/** Further away in time than this nobody keeps a course, minutes: two of OpenCPN's warning times. */
const LONGEST_MIN = 60

/** Below this difference of speed two tracks keep station, knots: the resolution of AIS speeds. */
const SAME_MOTION_KN = 0.1

const RADIANS = Math.PI / 180
/** Nautical miles in a degree of a great circle. */
const NM_PER_DEGREE = 60

/** Where a track is and how it moves. Degrees, knots, degrees true; NaN is not known. */
export interface Motion {
  readonly lon: number
  readonly lat: number
  readonly sogKn: number
  readonly cogDeg: number
}

/** How two tracks will pass if both hold course and speed. */
export type Approach =
  | {
      readonly type: 'converging'
      /** Smallest distance, nautical miles, and in how many minutes. */
      readonly cpaNm: number
      readonly tcpaMin: number
    }
  /** They were nearest in the past, or just now, or would be only when nobody holds a course any more. */
  | { readonly type: 'opening' | 'keeping-station' | 'too-far-off' }
  /** Nothing can be said: both rest, neither is fast enough to have a course, or a speed or course is not known. */
  | { readonly type: 'both-moored' | 'too-slow' | 'not-known' }

/**
 * Closest point of approach of two tracks. With r the place and w the velocity of the other relative to one,
 * TCPA = -(r . w) / (w . w) and CPA = |r + w TCPA|: relative motion as on the manoeuvring board (Bowditch, The American
 * Practical Navigator, NGA Pub. 9; Pub. 1310), in a plane that touches the earth halfway between the two: within a
 * per cent at 30 NM below 60 degrees of latitude. Right across the antimeridian; at the poles nothing is known. A track slower
 * than 0.7 kn stands still, for its course is noise.
 */
export function approachOf(one: Motion, other: Motion): Approach {
  const places = [one.lon, one.lat, other.lon, other.lat, one.sogKn, other.sogKn]
  if (!places.every(Number.isFinite) || Math.abs(one.lat) >= 89 || Math.abs(other.lat) >= 89)
    return { type: 'not-known' }
  if (one.sogKn < MOORED_BELOW_KN && other.sogKn < MOORED_BELOW_KN) return { type: 'both-moored' }
  if (one.sogKn < NO_PREDICTION_BELOW_KN && other.sogKn < NO_PREDICTION_BELOW_KN) return { type: 'too-slow' }
  const [eastOfOne, northOfOne] = velocityKn(one)
  const [eastOfOther, northOfOther] = velocityKn(other)
  const [eastKn, northKn] = [eastOfOther - eastOfOne, northOfOther - northOfOne]
  if (Number.isNaN(eastKn)) return { type: 'not-known' }
  const squareKn = eastKn * eastKn + northKn * northKn
  if (squareKn < SAME_MOTION_KN ** 2) return { type: 'keeping-station' }
  const middle = ((one.lat + other.lat) / 2) * RADIANS
  const eastNm = longitudeDelta(one.lon, other.lon) * NM_PER_DEGREE * Math.cos(middle)
  const northNm = (other.lat - one.lat) * NM_PER_DEGREE
  const hours = -(eastNm * eastKn + northNm * northKn) / squareKn
  if (hours <= 0) return { type: 'opening' }
  if (hours * 60 > LONGEST_MIN) return { type: 'too-far-off' }
  return {
    type: 'converging',
    cpaNm: Math.hypot(eastNm + eastKn * hours, northNm + northKn * hours),
    tcpaMin: hours * 60,
  }
}

/** East and north, knots. Without a course NaN, unless too slow for one. */
function velocityKn({ sogKn, cogDeg }: Motion): readonly [number, number] {
  if (sogKn < NO_PREDICTION_BELOW_KN) return [0, 0]
  return [sogKn * Math.sin(cogDeg * RADIANS), sogKn * Math.cos(cogDeg * RADIANS)]
}
