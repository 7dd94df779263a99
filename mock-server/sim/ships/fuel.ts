import type { ShipClass } from './ship-classes.ts'

/**
 * Share of what is burned at the economical speed that generators burn at any (notional). The rest goes with the cube of
 * the speed, as the power of a hull that makes no great waves does (the propeller law of naval architecture).
 */
const AT_REST = 0.25

/** What a ship burns at a speed, by what she burns at her economical one. */
export function burnRate({ economicalKn }: Pick<ShipClass, 'economicalKn'>, speedKn: number): number {
  return AT_REST + (1 - AT_REST) * (Math.max(0, speedKn) / economicalKn) ** 3
}

/** A full tank in seconds at the economical speed: what the range of the class comes to. */
export function fullTankS({ rangeNm, economicalKn }: Pick<ShipClass, 'rangeNm' | 'economicalKn'>): number {
  return (rangeNm / economicalKn) * 3600
}

/** What a distance at a speed burns, in seconds at the economical speed. */
export function burnedS(shipClass: Pick<ShipClass, 'economicalKn'>, nm: number, speedKn: number): number {
  return (nm / speedKn) * 3600 * burnRate(shipClass, speedKn)
}
