import type { LonLat } from '#geo/lonlat.ts'
import type { Whereabouts } from '../tasked-craft.ts'
import { flightS } from './air-base.ts'
import { AirPath } from './air-path.ts'
import type { AirPerformance } from './anka-s.ts'
import { bankedTurnRadiusNm } from './banked-turn.ts'
import type { Turn } from './circling.ts'
import type { Aim, Circling, Sweeping } from './doing.ts'
import type { Target } from './pursuit.ts'
import { knownTarget } from './targets.ts'
import type { Wind } from './wind.ts'

/** From where, and in what, something is begun. */
export interface Beginning {
  readonly place: LonLat
  readonly performance: AirPerformance
  readonly wind: Wind
}

/** To the first of some places and along them. `wholeNm`: of the search they are the rest of, when they are a rest. */
export function sweepingOf(
  places: readonly LonLat[],
  { place, performance, wind }: Beginning,
  wholeNm?: number,
): Sweeping {
  const linesNm = new AirPath(places).lengthNm
  return {
    kind: 'sweeping',
    path: new AirPath([place, ...places]),
    linesNm,
    wholeNm: wholeNm ?? linesNm,
    linesS: flightS(places, performance.cruiseKn, wind),
    outS: flightS([place, places[0] ?? place], performance.cruiseKn, wind),
  }
}

/** What a circle is for. */
export interface CircleUse {
  readonly aim: Aim
  /** No less than the drone can turn in is flown. */
  readonly radiusNm: number
  readonly whileFar: Circling['whileFar']
  readonly whenNear: Circling['whenNear']
  readonly turn?: Turn
  readonly wantedDeg?: number
}

/** To something and round it, wider than asked where a turn with the wind and beside the target would be. */
export function circlingOf(
  { aim, radiusNm, whileFar, whenNear, turn = 'right', wantedDeg }: CircleUse,
  { place, performance, wind }: Beginning,
  whereabouts: Whereabouts,
): Circling {
  const target: Target = aim.kind === 'place' ? aim : (knownTarget(whereabouts, aim.trackId) ?? { place })
  const { cruiseKn, bankDeg } = performance
  const mostKn = cruiseKn + Math.hypot(wind.eastKn, wind.northKn) + (target.speedKn ?? 0)
  return {
    kind: 'circling',
    aim,
    target,
    radiusNm: Math.max(radiusNm, bankedTurnRadiusNm(cruiseKn, bankDeg, mostKn)),
    turn,
    ...(wantedDeg !== undefined && { wantedDeg }),
    sweptDeg: 0,
    bearingDeg: undefined,
    near: false,
    whileFar,
    whenNear,
  }
}
