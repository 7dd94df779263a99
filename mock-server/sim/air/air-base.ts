import type { LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm, initialCourseDeg } from '#geo/measure.ts'
import type { AirPerformance } from './anka-s.ts'
import { speedAlong, type Wind } from './wind.ts'

/** Where a drone lives. */
export interface AirBase {
  readonly name: string
  /** Where it touches down. */
  readonly place: LonLat
  readonly elevationM: number
  /** Take-off direction, degrees true; it lands the opposite way, coming in from where it went out. */
  readonly runwayDeg: number
}

/** Departure and approach go through a point this far out on the runway's line. */
const GATE_NM = 8
/** About a 3 degree glide path. */
const GLIDE_M_PER_NM = 97
/** For the turns at the beginning of the way home and at the gate: a half circle each, and a little (notional). */
const TURNS_S = 150
/** For a hold at the gate: back to the gate from its far side (notional). */
const HOLD_S = 180

/** Where departures end and approaches begin. */
export function gateOf({ place, runwayDeg }: AirBase): LonLat {
  return destination(place, runwayDeg, GATE_NM)
}

/** Height of the glide path above the sea, metres, so many miles before touchdown. */
export function glideM({ elevationM }: AirBase, nm: number): number {
  return elevationM + GLIDE_M_PER_NM * Math.max(0, nm)
}

/** The height at which it may leave the gate for the runway. */
export function gateAltitudeM(base: AirBase): number {
  return glideM(base, GATE_NM)
}

/** Seconds along a line of places with an airspeed in a wind that stays; infinite where the wind does not let it. */
export function flightS(places: readonly LonLat[], airspeedKn: number, wind: Wind): number {
  let hours = 0
  for (const [i, to] of places.entries()) {
    const from = places[i - 1]
    if (!from) continue
    const nm = distanceNm(from, to)
    if (nm === 0) continue
    const speedKn = speedAlong(initialCourseDeg(from, to), airspeedKn, wind)
    hours += speedKn > 0 ? nm / speedKn : Number.POSITIVE_INFINITY
  }
  return hours * 3600
}

/**
 * Seconds from a place in the air to touchdown in a wind that stays, turns and the wait for a height to approach from
 * counted. As fuel, in seconds at search speed, it is a little more than what is burnt: descents need less.
 */
export function wayHomeS(
  place: LonLat,
  altitudeM: number,
  base: AirBase,
  { cruiseKn, approachKn, climbMps }: AirPerformance,
  wind: Wind,
): number {
  const gate = gateOf(base)
  const toGateS = flightS([place, gate], cruiseKn, wind)
  const descentS = Math.max(0, altitudeM - gateAltitudeM(base)) / climbMps
  const waitS = descentS > toGateS ? descentS - toGateS + HOLD_S : 0
  return toGateS + waitS + TURNS_S + flightS([gate, base.place], approachKn, wind)
}
