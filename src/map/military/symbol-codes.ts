import { SIGN, type Sign } from '#domain/picture.ts'

/**
 * Standard identity, fourth digit of a code (MIL-STD-2525D, table A-II). Nobody here is judged: who says of itself what it
 * is, as AIS does, is neutral; what a sensor alone has seen waits for a judgement; only our own are friends.
 */
const IDENTITY = { pending: 0, unknown: 1, friend: 3, neutral: 4 } as const

/** Symbol set, fifth and sixth digit (table A-III). */
const SET = { unknown: '00', air: '01', surface: '30' } as const

/**
 * Entity with type and subtype, digits 11 to 16. Numbers and names as in the machine-readable edition of the standard,
 * https://github.com/Esri/joint-military-symbology-xml (instance/jmsml_D_Air.xml, jmsml_D_Sea_Surface.xml). The heads of
 * its tables, such as "Civilian", are not for display by its own remark: a frame without an icon stands for them.
 */
const ENTITY = {
  unspecified: '000000',
  /** Air: unmanned aircraft. */
  unmannedAircraft: '110300',
  /** Sea surface: patrol boat. */
  patrolBoat: '120500',
} as const

/** Status, seventh digit (table A-IV): present, or planned, anticipated or suspect, which makes the frame dashed. */
export const STATUS = { present: 0, anticipated: 1 } as const
type Status = (typeof STATUS)[keyof typeof STATUS]

/** Shapes of the layer below this number are signs, and a sign has this many pictures. */
export const SIGNS = Object.values(SIGN).length
export const STATUSES = Object.values(STATUS).length

/** What a sign is in the standard, and how large it is drawn. */
export interface MilitarySymbol {
  /** The code of 20 digits for a status. */
  readonly code: (status: Status) => string
  /** Height of the standard's octagon, which every frame is drawn around, CSS px. */
  readonly sizePx: number
}

/**
 * The symbol of each sign; undefined where the standard has none for what is no track, aids to navigation and base
 * stations, and those keep the sign of the chart.
 */
export const MILITARY_SYMBOLS: Readonly<Record<Sign, MilitarySymbol | undefined>> = {
  [SIGN.vessel]: symbol(IDENTITY.neutral, SET.surface, ENTITY.unspecified, 13),
  [SIGN.sleeping]: symbol(IDENTITY.neutral, SET.surface, ENTITY.unspecified, 8),
  [SIGN.drone]: symbol(IDENTITY.friend, SET.air, ENTITY.unmannedAircraft, 20),
  [SIGN.patrol]: symbol(IDENTITY.friend, SET.surface, ENTITY.patrolBoat, 20),
  [SIGN.aircraft]: symbol(IDENTITY.neutral, SET.air, ENTITY.unspecified, 16),
  [SIGN.aid]: undefined,
  [SIGN.base]: undefined,
  [SIGN.contact]: symbol(IDENTITY.pending, SET.surface, ENTITY.unspecified, 14),
  [SIGN.other]: symbol(IDENTITY.unknown, SET.unknown, ENTITY.unspecified, 14),
}

/** Version 10 is edition D; context 0 is reality; no headquarters, no echelon, no modifiers. */
function symbol(identity: number, set: string, entity: string, sizePx: number): MilitarySymbol {
  return { code: (status) => `100${identity}${set}${status}000${entity}0000`, sizePx }
}
