import { randomStream } from '../random.ts'

const RADIANS = Math.PI / 180

/** How the air moves over the ground: towards the east and towards the north, knots. */
export interface Wind {
  readonly eastKn: number
  readonly northKn: number
}

/** The wind at a moment (milliseconds since 1970): the same at all places and heights. */
export type WindField = (atMs: number) => Wind

/** A wind as people say it: where it comes from, degrees true, and how strong. */
export interface WindSpec {
  readonly fromDeg: number
  readonly speedKn: number
  /** Each component wanders by at most this much around the mean, knots; missing: not at all. */
  readonly variesKn?: number
}

export const stillAir: WindField = () => ({ eastKn: 0, northKn: 0 })

/** Periods of the swings of a wind, seconds (notional: of the order of a front's and of a day's half). */
const SWINGS_S = [7_900, 18_300, 41_700]

/** The same seed gives the same wind at the same moment, for whoever asks and however often. */
export function windField({ fromDeg, speedKn, variesKn = 0 }: WindSpec, seed: number): WindField {
  const mean = { eastKn: -speedKn * Math.sin(fromDeg * RADIANS), northKn: -speedKn * Math.cos(fromDeg * RADIANS) }
  if (variesKn === 0) return () => mean
  const random = randomStream(seed, 'wind')
  const swings = SWINGS_S.map((periodS) => ({ periodMs: periodS * 1000, east: random(), north: random() }))
  const swing = (atMs: number, phase: 'east' | 'north') =>
    swings.reduce(
      (sum, each) => sum + Math.sin(2 * Math.PI * ((atMs % each.periodMs) / each.periodMs + each[phase])),
      0,
    )
  const most = variesKn / SWINGS_S.length
  return (atMs) => ({
    eastKn: mean.eastKn + most * swing(atMs, 'east'),
    northKn: mean.northKn + most * swing(atMs, 'north'),
  })
}

/** The wind as it blows for who goes along with something that moves over the ground. */
export function windBeside(wind: Wind, courseDeg: number, speedKn: number): Wind {
  return {
    eastKn: wind.eastKn - speedKn * Math.sin(courseDeg * RADIANS),
    northKn: wind.northKn - speedKn * Math.cos(courseDeg * RADIANS),
  }
}

/** Course (degrees true, [0, 360)) and speed over ground of who heads and flies so in a wind. */
export function overGround(
  headingDeg: number,
  airspeedKn: number,
  wind: Wind,
): { readonly courseDeg: number; readonly speedKn: number } {
  const east = airspeedKn * Math.sin(headingDeg * RADIANS) + wind.eastKn
  const north = airspeedKn * Math.cos(headingDeg * RADIANS) + wind.northKn
  return { courseDeg: (Math.atan2(east, north) / RADIANS + 360) % 360, speedKn: Math.hypot(east, north) }
}

/**
 * The heading (degrees true, [0, 360)) that makes good a course: the wind triangle. Where the wind across is stronger than
 * the aircraft, square into it.
 */
export function headingFor(courseDeg: number, airspeedKn: number, wind: Wind): number {
  return (courseDeg + crabDeg(courseDeg, airspeedKn, wind) + 360) % 360
}

/** Speed made good along a course, knots; 0 or less where the wind lets nobody go that way. */
export function speedAlong(courseDeg: number, airspeedKn: number, wind: Wind): number {
  const tail = wind.eastKn * Math.sin(courseDeg * RADIANS) + wind.northKn * Math.cos(courseDeg * RADIANS)
  return airspeedKn * Math.cos(crabDeg(courseDeg, airspeedKn, wind) * RADIANS) + tail
}

function crabDeg(courseDeg: number, airspeedKn: number, wind: Wind): number {
  const toTheRight = wind.eastKn * Math.cos(courseDeg * RADIANS) - wind.northKn * Math.sin(courseDeg * RADIANS)
  if (toTheRight === 0) return 0
  return Math.asin(Math.max(-1, Math.min(1, -toTheRight / airspeedKn))) / RADIANS
}
