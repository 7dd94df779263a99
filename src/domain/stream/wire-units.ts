import { COURSE, DEGREE, NONE_8, NONE_16, type PackedReport, packedSpeed } from '../track-reports.ts'
import type { StoredReport } from '../track-store.ts'
import type { WireRows } from './wire-rows.ts'

/*
 * How finely reports travel. Everything that leaves the server is rounded here, from what its store keeps: so a report
 * that came by the stream is known again when it comes as history, whichever was first. The engine gets it unrounded.
 */

/** Whole millionths of a degree: 0.11 m at the equator; AIS itself has ten-thousandths of a minute, 0.19 m. */
export const MICRO = 1e6
/** Speeds and courses travel in tenths, as in AIS. */
export const TENTH = 10
/** A speed or a status that is not known. */
export const NONE = -1
/** The bits of a number that is none. */
export const NO_ALTITUDE = 0x7fc00000
/** The exponent of what is not finite. */
const INFINITE = 0x7f800000

export const MOST_LON = 180 * MICRO
export const MOST_LAT = 90 * MICRO
/** Of a knot: what the store can hold. */
export const MOST_SPEED = 13_107
/** Of a degree: a whole turn, one past the last course, says that it is not known, so that a step to it is a small one too. */
export const NO_COURSE = 360 * TENTH
export const MOST_STATUS = 254

const STORED_PER_MICRO = DEGREE / MICRO
const STORED_PER_SPEED = 5
const STORED_PER_COURSE = 10
const MOST_STORED_SPEED = NONE_16 - 1

/**
 * What the store keeps is rounded once more for the wire. So near to a whole number of the wire's units the step between
 * cannot change the outcome, and is saved: it is off by a tenth of a unit at most.
 */
const CLEAR = 0.39

export function wireDegrees(deg: number): number {
  const exact = deg * MICRO
  const near = Math.round(exact)
  const whole = Math.abs(exact - near) < CLEAR ? near : Math.round(Math.round(deg * DEGREE) / STORED_PER_MICRO)
  // Zero makes -0, which the wire does not know, 0.
  return whole + 0
}

export function wireSpeed(knots: number | undefined): number {
  if (knots === undefined || !(knots >= 0)) return NONE
  const exact = knots * TENTH
  const near = Math.round(exact)
  if (Math.abs(exact - near) < CLEAR && near < MOST_SPEED) return near
  return Math.round(packedSpeed(knots) / STORED_PER_SPEED)
}

export function wireCourse(deg: number | undefined): number {
  if (deg === undefined || !(deg >= 0)) return NO_COURSE
  const exact = deg * TENTH
  const near = Math.round(exact)
  const tenths = Math.abs(exact - near) < CLEAR ? near : Math.round(Math.round(deg * COURSE) / STORED_PER_COURSE)
  // A remainder is dear, and almost never needed.
  return tenths >= NO_COURSE ? tenths % NO_COURSE : tenths
}

export function wireStatus(status: number | undefined): number {
  return status === undefined || !(status >= 0 && status <= MOST_STATUS) ? NONE : Math.round(status)
}

const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/** Altitudes travel as the 32 bits that the store keeps; one too great for them is not known. */
export function wireAltitude(metres: number | undefined): number {
  if (metres === undefined || !Number.isFinite(Math.fround(metres))) return NO_ALTITUDE
  // JSON has no -0.
  float[0] = metres + 0
  return bits[0] as number
}

/** Whether they are the bits of a number, or of none. */
export function isAltitude(wire: number): boolean {
  return (wire & INFINITE) !== INFINITE || wire === NO_ALTITUDE
}

/** Metres, or NaN. */
export function altitudeM(wire: number): number {
  if (wire === NO_ALTITUDE) return Number.NaN
  bits[0] = wire
  return float[0] as number
}

/** Row `i` of a message in the units of the store: whole numbers of both, so that nothing is rounded. */
export function toStored(rows: WireRows, i: number, into: PackedReport): void {
  const [speed, course, heading] = [rows.speed[i] as number, rows.course[i] as number, rows.heading[i] as number]
  into.atMs = rows.atMs[i] as number
  into.lon = (rows.lon[i] as number) * STORED_PER_MICRO
  into.lat = (rows.lat[i] as number) * STORED_PER_MICRO
  into.sog = speed === NONE ? NONE_16 : Math.min(MOST_STORED_SPEED, speed * STORED_PER_SPEED)
  into.cog = course === NO_COURSE ? NONE_16 : course * STORED_PER_COURSE
  into.heading = heading === NO_COURSE ? NONE_16 : heading * STORED_PER_COURSE
  into.altitudeM = altitudeM(rows.altitude[i] as number)
  into.navStatus = (rows.status[i] as number) & NONE_8
}

/** A stored report as the stream has it. */
export function asSent({ altitudeM: metres, ...report }: StoredReport): StoredReport {
  const [speed, course, heading] = [wireSpeed(report.sogKn), wireCourse(report.cogDeg), wireCourse(report.headingDeg)]
  const altitude = wireAltitude(metres)
  return {
    ...report,
    atMs: Math.round(report.atMs),
    lon: wireDegrees(report.lon) / MICRO,
    lat: wireDegrees(report.lat) / MICRO,
    ...(speed !== NONE && { sogKn: speed / TENTH }),
    ...(course !== NO_COURSE && { cogDeg: course / TENTH }),
    ...(heading !== NO_COURSE && { headingDeg: heading / TENTH }),
    ...(altitude !== NO_ALTITUDE && { altitudeM: altitudeM(altitude) }),
  }
}
