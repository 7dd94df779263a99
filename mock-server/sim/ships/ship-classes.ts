import type { TrackIdentity } from '#domain/report.ts'

/** What patrol ships of one class have in common. What no source gives is notional, as is marked. */
export interface ShipClass {
  readonly typeName: string
  readonly lengthM: number
  readonly beamM: number
  readonly draughtM: number
  /** AIS ship type, ITU-R M.1371 table 53: 35 military, 55 law enforcement. */
  readonly shipType: number
  readonly maxKn: number
  /** The speed that `rangeNm` is given for; here also that of transits and searches. */
  readonly economicalKn: number
  readonly rangeNm: number
  /** Fastest turn, degrees a second, and change of speed, knots a second (notional, as are all of this kind here). */
  readonly maxTurnDegS: number
  readonly maxChangeKnS: number
  /** From being moored to being ready again (notional). */
  readonly turnaroundS: number
}

/** Never planned away: this share of a full tank (notional). */
export const RESERVE_SHARE = 0.1

export const shipClasses = {
  /**
   * Littoral Mission Ship Batch 2 of the Royal Malaysian Navy, derived from the Ada class: 99.56 m, beam 14.42 m, draught
   * 3.94 m, 26 kn, 4,000 NM at 14 kn (figures of the Malaysian Ministry of Defence in Asia Pacific Defense Journal, June
   * 2024; Shephard, 11 December 2024, gives the same speeds and range).
   */
  'littoral-mission-ship-batch-2': {
    typeName: 'Littoral Mission Ship Batch 2',
    lengthM: 99.56,
    beamM: 14.42,
    draughtM: 3.94,
    shipType: 35,
    maxKn: 26,
    economicalKn: 14,
    rangeNm: 4000,
    maxTurnDegS: 1.2,
    maxChangeKnS: 0.08,
    turnaroundS: 6 * 3600,
  },
  /**
   * Keris class, Littoral Mission Ship Batch 1 of the Royal Malaysian Navy: 68.8 m, beam 9 m, draught 2.8 m, 22 kn, 2,000
   * NM at 15 kn (the Chief of Navy in Daily Express, 18 January 2020; Janes, April 2019, gives the same).
   */
  keris: {
    typeName: 'Keris-class Littoral Mission Ship',
    lengthM: 68.8,
    beamM: 9,
    draughtM: 2.8,
    shipType: 35,
    maxKn: 22,
    economicalKn: 15,
    rangeNm: 2000,
    maxTurnDegS: 1.5,
    maxChangeKnS: 0.08,
    turnaroundS: 4 * 3600,
  },
  /**
   * Bagan Datuk class, New Generation Patrol Craft of the Malaysian Maritime Enforcement Agency: 44.25 m, beam 7.7 m,
   * draught 1.95 m, 24 kn (New Straits Times, March 2017); about 2,000 NM at 12 kn (DayakDaily, 4 December 2017).
   */
  'bagan-datuk': {
    typeName: 'Bagan Datuk-class patrol craft',
    lengthM: 44.25,
    beamM: 7.7,
    draughtM: 1.95,
    shipType: 55,
    maxKn: 24,
    economicalKn: 12,
    rangeNm: 2000,
    maxTurnDegS: 2,
    maxChangeKnS: 0.12,
    turnaroundS: 2 * 3600,
  },
  /** A fast coastal boat: no boat in particular, all its figures notional. */
  'patrol-boat': {
    typeName: 'patrol boat',
    lengthM: 20,
    beamM: 5,
    draughtM: 1.2,
    shipType: 55,
    maxKn: 35,
    economicalKn: 15,
    rangeNm: 350,
    maxTurnDegS: 3,
    maxChangeKnS: 0.4,
    turnaroundS: 3600,
  },
} as const satisfies Record<string, ShipClass>

export type ShipClassName = keyof typeof shipClasses

/** What AIS says of a ship of a class: whole metres, draught in tenths. */
export function sizesOf({ lengthM, beamM, draughtM, shipType }: ShipClass): Partial<TrackIdentity> {
  return {
    lengthM: Math.round(lengthM),
    beamM: Math.round(beamM),
    draughtM: Math.round(draughtM * 10) / 10,
    shipType,
  }
}
