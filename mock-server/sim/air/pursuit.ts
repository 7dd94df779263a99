import type { LonLat } from '#geo/lonlat.ts'
import { longitudeDelta } from '#geo/lonlat.ts'
import { NM_PER_DEGREE } from '../motion.ts'
import type { Wind } from './wind.ts'

const RADIANS = Math.PI / 180

/** Something to meet: where it is, and how it moves when that is known. */
export interface Target {
  readonly place: LonLat
  readonly courseDeg?: number
  readonly speedKn?: number
}

/** Where one place is from another on a plane with the scale of their middle latitude, nautical miles. */
export function offset(from: LonLat, to: LonLat): { readonly east: number; readonly north: number } {
  const shrink = Math.cos(((from[1] + to[1]) / 2) * RADIANS)
  return { east: longitudeDelta(from[0], to[0]) * shrink * NM_PER_DEGREE, north: (to[1] - from[1]) * NM_PER_DEGREE }
}

/**
 * Lead pursuit: the heading (degrees true) that meets a target which keeps course and speed, and after how many seconds.
 * In the moving air the aircraft makes its airspeed all ways and the target moves by its speed less the wind:
 * |d + u t| = v t, the first positive root. Undefined when it cannot be met. On a plane: good to about 0.5 % of the
 * time over 500 NM near the equator, and better the nearer it is when asked again.
 */
export function meeting(
  from: LonLat,
  airspeedKn: number,
  wind: Wind,
  { place, courseDeg = 0, speedKn = 0 }: Target,
): { readonly headingDeg: number; readonly seconds: number } | undefined {
  const { east, north } = offset(from, place)
  const uEast = speedKn * Math.sin(courseDeg * RADIANS) - wind.eastKn
  const uNorth = speedKn * Math.cos(courseDeg * RADIANS) - wind.northKn
  const hours = firstMeeting(
    uEast ** 2 + uNorth ** 2 - airspeedKn ** 2,
    east * uEast + north * uNorth,
    east ** 2 + north ** 2,
  )
  if (hours === undefined) return undefined
  const headingDeg = (Math.atan2(east + uEast * hours, north + uNorth * hours) / RADIANS + 360) % 360
  return { headingDeg, seconds: hours * 3600 }
}

/** The first t >= 0 with a t^2 + 2 b t + c = 0, c being 0 or more. */
function firstMeeting(a: number, b: number, c: number): number | undefined {
  if (c === 0) return 0
  if (a === 0) return b < 0 ? -c / (2 * b) : undefined
  const root = Math.sqrt(b ** 2 - a * c)
  // c / (root - b) is the same root as (-b - root) / a, without the loss of digits near a = 0.
  const t = c / (root - b)
  return t > 0 && Number.isFinite(t) ? t : undefined
}
