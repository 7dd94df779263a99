import type { TrackIdentity } from '#domain/report.ts'
import { drawBetween, drawOne, drawWhole, type Random } from './random.ts'
import type { VesselType } from './vessel-types.ts'

/**
 * Flags by ISO 3166-1 alpha-2 code: the maritime identification digits that begin an MMSI and the letters that begin a
 * call sign (ITU Radio Regulations, table of MIDs and Appendix 42; one of several where a state has more).
 */
export const flags = {
  MY: { mid: 533, call: '9M' },
  SG: { mid: 563, call: '9V' },
  ID: { mid: 525, call: 'YB' },
  TH: { mid: 567, call: 'HS' },
  VN: { mid: 574, call: 'XV' },
  PH: { mid: 548, call: 'DU' },
  CN: { mid: 412, call: 'BO' },
  HK: { mid: 477, call: 'VR' },
  JP: { mid: 431, call: 'JD' },
  KR: { mid: 440, call: 'DS' },
  PA: { mid: 352, call: 'HO' },
  LR: { mid: 636, call: 'A8' },
  MH: { mid: 538, call: 'V7' },
} as const

export type Flag = keyof typeof flags

/** Identification digits that the ITU has given to no state: ships in a story about intrusion carry them, so that nobody real is accused. */
export const UNASSIGNED_MID = 290

// Two lists whose pairs sound like ships and name none on purpose.
const firstWords = [
  'SERI',
  'OCEAN',
  'PACIFIC',
  'BINTANG',
  'TELUK',
  'NORTHERN',
  'EASTERN',
  'GOLDEN',
  'SILVER',
  'CORAL',
  'AMBER',
  'JADE',
  'MONSOON',
  'MERIDIAN',
  'PUTERI',
  'CAHAYA',
  'ANGKASA',
  'HARBOUR',
  'ISLAND',
  'STRAIT',
  'MORNING',
  'EVENING',
  'CRYSTAL',
  'LAUTAN',
  'SELASIH',
  'DELIMA',
  'WIRA',
  'AZURE',
  'BRIGHT',
  'NOBLE',
] as const
const secondWords = [
  'MERANTI',
  'HERON',
  'KENYALANG',
  'TERN',
  'CEMPAKA',
  'VOYAGER',
  'HORIZON',
  'TRADER',
  'PIONEER',
  'RIMBA',
  'SAMUDERA',
  'LESTARI',
  'PETREL',
  'KASTURI',
  'GRACE',
  'HARMONY',
  'FORTUNE',
  'ENDEAVOUR',
  'MUTIARA',
  'PERTAMA',
  'BAKAWALI',
  'CURLEW',
  'PELANGI',
  'SPIRIT',
  'UNITY',
  'GANNET',
  'KENANGA',
  'ARROW',
  'JAYA',
  'HARAPAN',
] as const
const boatWords = ['NELAYAN', 'LAUT', 'OMBAK', 'ANGIN', 'SOTONG', 'CAMAR', 'SETIA', 'RESTU', 'USAHA', 'REZEKI'] as const

/** Ships of at least this length get an IMO number here (SOLAS XI-1/3 goes by tonnage: cargo ships from 300 GT). */
const IMO_FROM_LENGTH_M = 60

/** Hands out names and MMSIs, each only once in a world. A craft's numbers depend on its own stream, and on others only if two draw the same. */
export class Registry {
  readonly #taken = new Set<string>()

  /** Keeps a name or an MMSI from being handed out. False where it is taken already. */
  reserve(name: string): boolean {
    if (this.#taken.has(name)) return false
    this.#taken.add(name)
    return true
  }

  /** The identity of an invented vessel, without its destination. Any likeness to a real ship is chance. */
  vessel(random: Random, type: VesselType, flag: Flag, aisClass: 'A' | 'B'): TrackIdentity & { mmsi: number } {
    const lengthM = Math.round(drawBetween(random, ...type.lengthM))
    const mmsi = this.#draw(() => String(flags[flag].mid * 1_000_000 + drawWhole(random, 900_000, 999_999)))
    return {
      trackId: `mmsi:${mmsi}`,
      kind: 'vessel',
      name: this.#draw(() => (type.shipType === 30 ? boatName(random) : shipName(random))),
      mmsi: Number(mmsi),
      ...(lengthM >= IMO_FROM_LENGTH_M && { imo: inventedImo(random) }),
      callSign: callSign(random, flag),
      flag,
      shipType: type.shipType,
      aisClass,
      ...sizes(type, lengthM, aisClass),
    }
  }

  /** Draws until it gets what nobody has; where chance is tired, a number makes it unique. */
  #draw(draw: () => string): string {
    for (let i = 0; i < 50; i++) {
      const drawn = draw()
      if (this.reserve(drawn)) return drawn
    }
    const drawn = draw()
    for (let i = 2; ; i++) if (this.reserve(`${drawn} ${i}`)) return `${drawn} ${i}`
  }
}

/** What AIS says of a hull: class B sends no draught. */
export function sizes(
  type: VesselType,
  lengthM: number,
  aisClass: 'A' | 'B',
): Pick<TrackIdentity, 'lengthM' | 'beamM' | 'draughtM'> {
  const beamM = Math.round(lengthM / type.slenderness)
  if (aisClass === 'B') return { lengthM, beamM }
  return { lengthM, beamM, draughtM: Math.round(lengthM * type.depth * 10) / 10 }
}

/** The last digit of an IMO number: first six digits times 7, 6, 5, 4, 3, 2, added up, last digit of the sum (IMO A.1117(30)). */
export function imoCheckDigit(firstSix: number): number {
  const digits = String(firstSix).padStart(6, '0')
  let sum = 0
  for (let i = 0; i < 6; i++) sum += Number(digits[i]) * (7 - i)
  return sum % 10
}

function inventedImo(random: Random): number {
  // Seven digits that begin with 4: we know of no ship in that block.
  const firstSix = drawWhole(random, 400_000, 499_999)
  return firstSix * 10 + imoCheckDigit(firstSix)
}

function shipName(random: Random): string {
  return `${drawOne(random, firstWords)} ${drawOne(random, secondWords)}`
}

function boatName(random: Random): string {
  return `${drawOne(random, boatWords)} ${drawOne(random, secondWords)} ${drawWhole(random, 1, 99)}`
}

function callSign(random: Random, flag: Flag): string {
  const letter = () => String.fromCharCode(65 + drawWhole(random, 0, 25))
  return `${flags[flag].call}${letter()}${letter()}${drawWhole(random, 2, 9)}`
}
