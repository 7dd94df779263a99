import { METRES_PER_NM } from '#geo/measure.ts'

const RADIANS = Math.PI / 180
const GRAVITY_MPS2 = 9.80665
const MPS_PER_KN = METRES_PER_NM / 3600

/** Rate of a level turn at an airspeed, degrees a second: g tan(bank) / v. 0 at rest. */
export function bankedTurnDegS(airspeedKn: number, bankDeg: number): number {
  if (airspeedKn === 0) return 0
  return (GRAVITY_MPS2 * Math.tan(bankDeg * RADIANS)) / (airspeedKn * MPS_PER_KN) / RADIANS
}

/**
 * Radius over the ground of a level turn, nautical miles: ground speed / rate of turn, in still air v^2 / (g tan(bank)).
 * With the wind behind it is at its widest: give the sum of airspeed and wind.
 */
export function bankedTurnRadiusNm(airspeedKn: number, bankDeg: number, groundSpeedKn = airspeedKn): number {
  return (groundSpeedKn * airspeedKn * MPS_PER_KN ** 2) / (GRAVITY_MPS2 * Math.tan(bankDeg * RADIANS)) / METRES_PER_NM
}
