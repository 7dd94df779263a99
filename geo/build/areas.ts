import type { LonLat } from '../lonlat.ts'
import type { Country } from './atlas.ts'

// The recipe, as data: three areas, each closed by named sections. What a section rests on is its basis; how a place
// becomes a position is said in place.ts.

/** How a place on a ring is found. */
export type Place =
  /** A turning point of a facts file, exact. */
  | { readonly at: 'fact'; readonly file: string; readonly point: string }
  /** Where the land border of Malaysia and a neighbour meets the sea: the border's end nearest to `near`. */
  | { readonly at: 'border'; readonly neighbour: Country; readonly near: LonLat }
  /** The vertex of Malaysia's coast nearest to another place. */
  | { readonly at: 'coast'; readonly nearestTo: Place }
  /** Halfway between the vertex of Malaysia's coast nearest to `near` and the neighbour's nearest vertex from there. */
  | { readonly at: 'midway'; readonly neighbour: Country; readonly near: LonLat }
  /** Where the straight line between two places first is 200 NM from Malaysia's coast. */
  | { readonly at: 'reach'; readonly from: Place; readonly towards: Place }
  /** A course (degrees true) and distance from another place. */
  | { readonly at: 'off'; readonly from: Place; readonly courseDeg: number; readonly distanceNm: number }
  /** A position of our own choosing: on land, or a help line's end. */
  | { readonly at: 'chosen'; readonly lonLat: LonLat }

/**
 * agreed: in a treaty or order in force. allocation: a treaty that shares out islands, used as a limit at sea though
 * neither side agreed one. claimed: one side's line. provisional: our own straight closing line, where nothing is agreed.
 */
type Basis = 'agreed' | 'allocation' | 'claimed' | 'provisional'

export interface Section {
  readonly id: string
  /** `land` closes the ring across land; it is not a limit and never drawn. */
  readonly basis: Basis | 'land'
  /** Short text for the chart. */
  readonly label: string
  /** As its files name it if left out. */
  readonly instrument?: string
  /** Straight in longitude and latitude if left out. */
  readonly join?: 'rhumb'
  readonly places: readonly Place[]
}

export interface Area {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly note: string
  /** Each ring starts where its last section ends, and runs round its water either way. */
  readonly rings: readonly (readonly Section[])[]
}

/** A resource area that two states share: drawn as an area, no zone of the engine yet. */
export interface SharedArea {
  readonly id: string
  readonly name: string
  readonly claimants: readonly string[]
  readonly note: string
  readonly file: string
  readonly points: readonly string[]
}

const SHELF_1969 = '1969-idn-mys-continental-shelf'
const TRIPARTITE_1971 = '1971-idn-mys-tha-tripartite'
const THAI_SEA_1979 = '1979-mys-tha-territorial-sea'
const THAI_SHELF_1979 = '1979-mys-tha-shelf-mou'
const LINE_1930 = '1930-gbr-usa-north-borneo-philippines'
const BRUNEI = 'brn-mys-lateral-lines'
const ISLANDS_2002 = '2002-icj-ligitan-sipadan'
const JOINT_AREA_1990 = '1990-mys-tha-joint-development-area'
const DEFINED_AREA_1992 = '1992-mys-vnm-defined-area'

/** The files the recipe uses; the others in `geo/facts` wait for later work. */
export const FACT_FILES: readonly string[] = [
  LINE_1930,
  SHELF_1969,
  TRIPARTITE_1971,
  THAI_SHELF_1979,
  THAI_SEA_1979,
  JOINT_AREA_1990,
  DEFINED_AREA_1992,
  ISLANDS_2002,
  BRUNEI,
]

const fact = (file: string, point: string): Place => ({ at: 'fact', file, point })
const facts = (file: string, ...points: string[]): Place[] => points.map((point) => fact(file, point))
/** Points of a numbered list, first to last, up or down. */
const numbered = (file: string, first: number, last: number): Place[] => {
  const step = Math.sign(last - first)
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => fact(file, String(first + i * step)))
}
const shelf = (first: number, last: number): Place[] => numbered(SHELF_1969, first, last)
const shelfPoint = (point: number): Place => fact(SHELF_1969, String(point))
const chosen = (lon: number, lat: number): Place => ({ at: 'chosen', lonLat: [lon, lat] })
const border = (neighbour: Country, lon: number, lat: number): Place => ({ at: 'border', neighbour, near: [lon, lat] })
const nearestCoast = (nearestTo: Place): Place => ({ at: 'coast', nearestTo })
const midway = (neighbour: Country, lon: number, lat: number): Place => ({ at: 'midway', neighbour, near: [lon, lat] })
const reach = (from: Place, towards: Place): Place => ({ at: 'reach', from, towards })
const off = (from: Place, courseDeg: number, distanceNm: number): Place => ({ at: 'off', from, courseDeg, distanceNm })

const CLOSING = { basis: 'provisional', label: 'closing line, provisional', instrument: 'none' } as const
const LAND = { basis: 'land', label: '', instrument: 'none' } as const

// Ends of land borders, by the sea beside them.
const perlis = border('TH', 100.1, 6.4)
const kelantan = border('TH', 102.1, 6.2)
const datu = border('ID', 109.6, 2.1)
const lawas = border('BN', 115.1, 4.9)
const sebatikEast = border('ID', 117.9, 4.2)
const sebatikWest = border('ID', 117.7, 4.2)
const tawau = border('ID', 117.6, 4.2)

// Ends at the Strait of Singapore.
/** Not the coast nearest to point 10: that is halfway up the bay, and the tip is where the Strait of Johor begins. */
const piai = nearestCoast(chosen(103.51, 1.27))
const pengerang = nearestCoast(shelfPoint(11))

// Where lines run out to 200 NM.
const sarawakWestEnd = reach(shelfPoint(24), shelfPoint(25))
/** In the bight between the 200 NM of Tanjung Sirik and of Tanjung Baram: the straight way would lie beyond them. */
const sarawakBight = reach(chosen(110.992, 5), chosen(110.992, 8))
const bruneiWestEnd = reach(fact(BRUNEI, 'W 100 fathom'), fact(BRUNEI, 'W seaward end (claim)'))
const bruneiEastEnd = reach(fact(BRUNEI, 'E 100 fathom'), fact(BRUNEI, 'E seaward end (claim)'))
const parallelEnd = fact(LINE_1930, '1898 Treaty of Paris, west end of the parallel')

const REACHES =
  'From the coast to the limit: internal waters and the territorial sea are not yet set apart from the EEZ. ' +
  'Limits are claims, not for navigation or enforcement.'

export const AREAS: readonly Area[] = [
  {
    id: 'my-eez-peninsula-west',
    name: 'Malaysia EEZ, Peninsula west',
    shortName: 'Peninsula west',
    note:
      `${REACHES} Indonesia agreed the 1969 line for the shelf only and claims another line for the EEZ. ` +
      'At Singapore (the agreement of 1995 was not found) and between Langkawi and the mainland closing lines stand in.',
    rings: [
      [
        {
          id: 'thailand-west-1979',
          basis: 'agreed',
          label: '1979 territorial sea line, agreed',
          places: facts(THAI_SEA_1979, 'West 1', 'West 2', 'West 3', 'West 4'),
        },
        {
          id: 'thailand-west-1971',
          basis: 'agreed',
          label: '1971 shelf line, agreed',
          places: [...facts(TRIPARTITE_1971, 'MYS-THA 3', 'MYS-THA 2', 'MYS-THA 1', 'Common point'), shelfPoint(1)],
        },
        { id: 'malacca-1969', basis: 'agreed', label: '1969 shelf line, agreed', places: shelf(1, 5) },
        {
          id: 'malacca-1969-1970',
          basis: 'agreed',
          label: '1969 and 1970 line, agreed',
          instrument:
            '1969 Indonesia-Malaysia continental shelf agreement (27 Oct 1969); from here on also ' +
            '1970 Indonesia-Malaysia territorial sea treaty, Strait of Malacca (17 Mar 1970), same points',
          places: shelf(5, 10),
        },
        { ...CLOSING, id: 'singapore-west', places: [shelfPoint(10), piai] },
        {
          ...LAND,
          id: 'peninsula-west-land',
          places: [piai, chosen(103.6, 1.7), chosen(102.4, 3.2), chosen(101.2, 4.6), chosen(100.7, 6.1), perlis],
        },
        {
          ...CLOSING,
          id: 'langkawi-channel',
          places: [perlis, midway('TH', 99.834, 6.471), fact(THAI_SEA_1979, 'West 1')],
        },
      ],
    ],
  },
  {
    id: 'my-eez-peninsula-east',
    name: 'Malaysia EEZ, Peninsula east',
    shortName: 'Peninsula east',
    note:
      `${REACHES} Indonesia agreed the 1969 line for the shelf only and claims another line for the EEZ. ` +
      'North of the closing line in the Gulf of Thailand lie waters shared or disputed with Thailand and Viet Nam.',
    rings: [
      [
        {
          id: 'thailand-east-1979',
          basis: 'agreed',
          label: '1979 territorial sea line, agreed',
          places: facts(THAI_SEA_1979, 'East 1', 'East 2'),
        },
        {
          id: 'thailand-east-shelf',
          basis: 'agreed',
          label: '1979 shelf line, agreed',
          places: facts(THAI_SHELF_1979, 'i', 'ii', 'iii'),
        },
        { ...CLOSING, id: 'gulf-of-thailand', places: [fact(THAI_SHELF_1979, 'iii'), shelfPoint(20)] },
        { id: 'natuna-west-1969', basis: 'agreed', label: '1969 shelf line, agreed', places: shelf(20, 11) },
        { ...CLOSING, id: 'singapore-east', places: [shelfPoint(11), pengerang] },
        {
          ...LAND,
          id: 'peninsula-east-land',
          places: [
            pengerang,
            chosen(104.2, 1.55),
            chosen(104.1, 1.7),
            chosen(103.6, 1.8),
            chosen(102.4, 3.2),
            chosen(102.3, 5.2),
            kelantan,
            fact(THAI_SEA_1979, 'East 1'),
          ],
        },
      ],
    ],
  },
  {
    id: 'my-eez-sabah-sarawak',
    name: 'Malaysia EEZ, Sabah and Sarawak',
    shortName: 'Sabah and Sarawak',
    note:
      `${REACHES} In two parts, Brunei's waters as Brunei claims them between. Indonesia agreed the 1969 line for the ` +
      'shelf only and claims another line for the EEZ. The 1930 line shares out islands and is not an agreed boundary ' +
      'at sea; the Philippines keeps a claim to Sabah. China, Viet Nam and others claim parts of the north; nothing is ' +
      "agreed in the Sulawesi Sea. Limbang's mouth in Brunei Bay is left out.",
    rings: [
      [
        { ...CLOSING, id: 'datu', places: [datu, shelfPoint(21)] },
        {
          id: 'natuna-east-1969',
          basis: 'agreed',
          label: '1969 shelf line, agreed',
          places: [...shelf(21, 24), sarawakWestEnd],
        },
        { ...CLOSING, id: 'sarawak-outer', places: [sarawakWestEnd, sarawakBight, bruneiWestEnd] },
        {
          id: 'brunei-west-claim',
          basis: 'claimed',
          label: 'lateral line, claimed',
          places: [bruneiWestEnd, fact(BRUNEI, 'W 100 fathom')],
        },
        {
          id: 'brunei-west-1958',
          basis: 'agreed',
          label: '1958 lateral line, agreed',
          instrument: '1958 Orders in Council, to 100 fathoms (Brunei-Malaysia lateral lines)',
          places: facts(BRUNEI, 'W 100 fathom', 'W land terminus'),
        },
        {
          ...LAND,
          id: 'sarawak-land',
          places: [
            fact(BRUNEI, 'W land terminus'),
            chosen(114.2, 4.2),
            chosen(113.5, 2.8),
            chosen(112, 1.3),
            chosen(111.2, 1.2),
            chosen(110, 1.1),
            chosen(109.62, 1.9),
            datu,
          ],
        },
      ],
      [
        {
          id: 'brunei-east-claim',
          basis: 'claimed',
          label: 'lateral line, claimed',
          places: [fact(BRUNEI, 'E 100 fathom'), bruneiEastEnd],
        },
        { ...CLOSING, id: 'sabah-outer', places: [bruneiEastEnd, parallelEnd] },
        {
          id: 'sulu-1930',
          basis: 'allocation',
          label: '1930 allocation line',
          instrument:
            '1930 convention delimiting the Philippine Archipelago and North Borneo (2 Jan 1930), with the parallel of ' +
            '7°40′ N of the 1898 Treaty of Paris; shares out islands, not an agreed maritime boundary',
          join: 'rhumb',
          places: [parallelEnd, ...numbered(LINE_1930, 11, 3)],
        },
        {
          ...CLOSING,
          id: 'sulawesi-sea',
          instrument: 'none; passes 12 NM outside Sipadan and Ligitan, which the ICJ found Malaysian on 17 Dec 2002',
          places: [
            fact(LINE_1930, '3'),
            off(fact(ISLANDS_2002, 'Ligitan'), 135, 12),
            off(fact(ISLANDS_2002, 'Sipadan'), 180, 12),
            sebatikEast,
          ],
        },
        { ...LAND, id: 'sebatik-land', places: [sebatikEast, chosen(117.82, 4.165), sebatikWest] },
        { ...CLOSING, id: 'sebatik-west', places: [sebatikWest, tawau] },
        {
          ...LAND,
          id: 'sabah-land',
          places: [tawau, chosen(117.2, 4.9), chosen(115.8, 4.8), chosen(115.17, 4.8), lawas],
        },
        {
          ...CLOSING,
          id: 'brunei-bay',
          places: [lawas, midway('BN', 115.16, 5.252), fact(BRUNEI, 'E 100 fathom')],
        },
      ],
    ],
  },
]

export const SHARED_AREAS: readonly SharedArea[] = [
  {
    id: 'my-th-joint-development-area',
    name: 'Joint Development Area',
    claimants: ['MY', 'TH'],
    note: 'Malaysia and Thailand share its resources (1979 MoU, 1990 agreement); not a boundary. Viet Nam claims part of its east.',
    file: JOINT_AREA_1990,
    points: ['A', 'B', 'C', 'D', 'E', 'F', 'G'],
  },
  {
    id: 'my-vn-defined-area',
    name: 'Defined Area',
    claimants: ['MY', 'VN'],
    note: 'Malaysia and Viet Nam share its resources (1992 MoU); not a boundary. Points D and F need checking: the area measured is smaller than one published.',
    file: DEFINED_AREA_1992,
    points: ['A', 'B', 'C', 'D', 'E', 'F'],
  },
]
