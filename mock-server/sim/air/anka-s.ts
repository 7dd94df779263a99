/** What an aircraft type can do. Speeds are airspeeds. */
export interface AirPerformance {
  readonly typeName: string
  /** On the way and on task. */
  readonly cruiseKn: number
  /** In a hold. */
  readonly loiterKn: number
  readonly approachKn: number
  /** Leaves the ground. */
  readonly rotateKn: number
  /** Change of speed, in the air and on the runway. */
  readonly changeKnS: number
  readonly bankDeg: number
  /** Up and down. */
  readonly climbMps: number
  readonly cruiseAltitudeM: number
  readonly ceilingM: number
  /** What a full tank gives at search speed and height. */
  readonly enduranceS: number
  /** Never planned away, in the same seconds. */
  readonly reserveS: number
  /** On the ground between two sorties. */
  readonly turnaroundS: number
  /** Seconds of search that one second of this costs. */
  readonly burn: {
    readonly ground: number
    readonly climb: number
    readonly level: number
    readonly loiter: number
    readonly descent: number
  }
}

/**
 * Anka-S, notional: what Malaysia's aircraft carry and how they fly is not public. About 30 h endurance and a ceiling of
 * some 9,000 m (30,000 ft) are press figures (Malay Mail, 18 Dec 2025; Naval News, May 2024). Cruise at 110 kn and flight
 * level 180, all other speeds, bank, climb, reserve, turnaround and how the fuel is burnt are our assumptions.
 */
export const ankaS: AirPerformance = {
  typeName: 'Anka-S',
  cruiseKn: 110,
  loiterKn: 90,
  approachKn: 75,
  rotateKn: 65,
  changeKnS: 2,
  bankDeg: 25,
  climbMps: 4,
  cruiseAltitudeM: 5486,
  ceilingM: 9144,
  enduranceS: 30 * 3600,
  reserveS: 3 * 3600,
  turnaroundS: 6 * 3600,
  burn: { ground: 0.5, climb: 1.6, level: 1, loiter: 0.8, descent: 0.6 },
}
