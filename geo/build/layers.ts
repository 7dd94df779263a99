import type { LonLat } from '../lonlat.ts'

// The lines that make our side and the neighbours' side, as data. Each layer is a closed ring of named stretches; ways
// over land or through waters that are one side's anyway are `inland`, and the build fails where one bounds a zone.

/** A turning point of a facts file, exact, or a position of our own choosing. */
export type Stop = { readonly file: string; readonly point: string } | LonLat

interface Stretch {
  /** Id of the limit that each edge from here on is, to the first stop of the next stretch. */
  readonly limit: string
  readonly join?: 'rhumb'
  readonly stops: readonly Stop[]
}

/** A ring; the last stretch leads back to the first stop. Wound either way. */
export type LayerRing = readonly Stretch[]

/** No limit: a way that only closes a ring. */
export const INLAND = 'inland'

const facts = (file: string, ...points: string[]): Stop[] => points.map((point) => ({ file, point }))
const numbered = (file: string, first: number, last: number): Stop[] => {
  const step = Math.sign(last - first)
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => ({ file, point: String(first + i * step) }))
}

const SHELF = '1969-idn-mys-continental-shelf'
const SEA_1970 = '1970-idn-mys-territorial-sea'
const TRIPARTITE = '1971-idn-mys-tha-tripartite'
const THAI_SEA = '1979-mys-tha-territorial-sea'
const THAI_SHELF = '1979-mys-tha-shelf-mou'
const LINE_1930 = '1930-gbr-usa-north-borneo-philippines'
const BRUNEI = 'brn-mys-lateral-lines'
const SINGAPORE_1973 = '1973-idn-sgp-territorial-sea'
const WPP = 'idn-unilateral-limits-neighbour-claim'
export const ISLANDS_2002 = '2002-icj-ligitan-sipadan'
export const DERIVED = 'derived-points'
export const SPRATLY = 'spratly-features'

/** The files the build uses. All of `geo/facts` but those in `UNUSED_FILES`; the build checks that. */
export const FACT_FILES: readonly string[] = [
  LINE_1930,
  SHELF,
  SEA_1970,
  TRIPARTITE,
  SINGAPORE_1973,
  THAI_SHELF,
  THAI_SEA,
  '1990-mys-tha-joint-development-area',
  '1992-mys-vnm-defined-area',
  ISLANDS_2002,
  BRUNEI,
  DERIVED,
  WPP,
  SPRATLY,
]

/** With the reason. */
export const UNUSED_FILES: ReadonlyMap<string, string> = new Map([
  [
    '1979-peta-baru-UNVERIFIED',
    'Malaysia’s own map of 1979: general knowledge only, digits uncertain, no source found',
  ],
])

const shelf = (first: number, last: number): Stop[] => numbered(SHELF, first, last)
const indonesia = (area: 571 | 711 | 716, first: number, last: number): Stop[] => {
  const step = Math.sign(last - first)
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => ({
    file: WPP,
    point: `${area} ${first + i * step}`,
  }))
}

/** West to south-east: Thailand, then Indonesia. Points 5 to 10 of 1969 are 2 to 8 of the treaty of 1970. */
const MALACCA: readonly Stretch[] = [
  { limit: 'thailand-west-1979', stops: facts(THAI_SEA, 'West 1', 'West 2', 'West 3', 'West 4') },
  { limit: 'tripartite-1971', stops: facts(TRIPARTITE, 'MYS-THA 3', 'MYS-THA 2', 'MYS-THA 1', 'Common point') },
  { limit: 'malacca-1969', stops: shelf(1, 4) },
  { limit: 'malacca-1969-1970', stops: facts(SEA_1970, '2', '3', '4', '5', '7') },
]
const NATUNA_WEST: Stretch = { limit: 'natuna-west-1969', stops: shelf(11, 19) }
const NATUNA_EAST: Stretch = { limit: 'natuna-east-1969', stops: shelf(21, 24) }
const THAI_EAST: readonly Stretch[] = [
  { limit: 'thailand-east-1979', stops: [[102.08, 6.2], ...facts(THAI_SEA, 'East 1')] },
  { limit: 'thailand-east-shelf', stops: facts(THAI_SHELF, 'i', 'ii') },
]
const SULU: Stretch = {
  limit: 'sulu-1930',
  join: 'rhumb',
  stops: [...facts(LINE_1930, '1898 Treaty of Paris, west end of the parallel'), ...numbered(LINE_1930, 11, 4)],
}

/** Ours whatever the median says: between an agreed line and our land. */
export const OUR_SIDES: Readonly<Record<string, LayerRing>> = {
  'malacca-ours': [
    ...MALACCA,
    { limit: 'closing-singapore', stops: shelf(10, 10) },
    {
      limit: INLAND,
      stops: [
        [103.515, 1.31],
        [103.6, 1.7],
        [102.4, 3.2],
        [101.2, 4.6],
        [100.7, 5.8],
        [100.42, 6.15],
      ],
    },
    { limit: 'closing-langkawi', stops: [[99.8, 6.35]] },
  ],
  'natuna-west-ours': [
    NATUNA_WEST,
    { limit: 'closing-gulf', stops: shelf(20, 20) },
    {
      limit: INLAND,
      stops: [
        [103, 5.2],
        [102.4, 3.2],
        [103.6, 1.9],
      ],
    },
    { limit: 'closing-singapore', stops: [[104.23, 1.4]] },
  ],
  'thai-east-ours': [
    ...THAI_EAST,
    { limit: 'closing-gulf', stops: facts(THAI_SHELF, 'iii') },
    {
      limit: INLAND,
      stops: [
        [102.4, 5.7],
        [102.07, 6.1],
      ],
    },
  ],
  'natuna-east-ours': [
    NATUNA_EAST,
    { limit: INLAND, stops: shelf(25, 25) },
    {
      limit: INLAND,
      stops: [
        [111, 7.4],
        [111.35, 2.6],
        [111.2, 1.5],
        [110, 1.3],
      ],
    },
    { limit: 'closing-datu', stops: [[109.66, 1.98]] },
  ],
  'brunei-west-ours': [
    { limit: 'brunei-claim', stops: facts(BRUNEI, 'W seaward end (claim)') },
    { limit: 'brunei-west-1958', stops: facts(BRUNEI, 'W 100 fathom') },
    { limit: 'closing-brunei', stops: facts(BRUNEI, 'W land terminus') },
    {
      limit: INLAND,
      stops: [
        [114.09, 4.5],
        [113.9, 4.1],
        [112.5, 2.8],
        [111.35, 2.6],
        [110.5, 7.5],
      ],
    },
  ],
  'brunei-east-ours': [
    { limit: 'brunei-claim', stops: facts(BRUNEI, 'E seaward end (claim)') },
    { limit: 'closing-brunei', stops: facts(BRUNEI, 'E 100 fathom') },
    {
      limit: INLAND,
      stops: [
        [115.21, 5.3],
        [116.2, 5.9],
        [113.5, 8.4],
      ],
    },
  ],
  'sulu-ours': [
    SULU,
    { limit: INLAND, stops: facts(LINE_1930, '3') },
    {
      limit: INLAND,
      stops: [
        [118.58, 4.46],
        [117.3, 5.4],
        [116.3, 6.2],
      ],
    },
  ],
}

/** Theirs whatever the median says. */
export const THEIR_SIDES: Readonly<Record<string, LayerRing>> = {
  'malacca-theirs': [
    ...MALACCA,
    { limit: 'closing-singapore', stops: shelf(10, 10) },
    {
      limit: INLAND,
      stops: [
        [103.37, 1.08],
        [102.5, 0.8],
        [100, 2.3],
        [97.5, 4.3],
        [95.4, 5.3],
        [95, 7],
        [97.5, 9],
        [98.8, 8.6],
        [99.6, 7.6],
        [100, 6.9],
      ],
    },
    { limit: 'closing-langkawi', stops: [[99.66, 6.6]] },
  ],
  'natuna-west-theirs': [
    NATUNA_WEST,
    { limit: 'closing-gulf', stops: shelf(20, 20) },
    {
      limit: INLAND,
      stops: [
        [108.2, 4],
        [106.25, 3],
      ],
    },
    { limit: 'closing-singapore', stops: [[104.5, 1.1]] },
  ],
  'thai-east-theirs': [
    ...THAI_EAST,
    { limit: 'closing-gulf', stops: facts(THAI_SHELF, 'iii') },
    {
      limit: INLAND,
      stops: [
        [101.5, 6.8],
        [101.9, 6.2],
      ],
    },
  ],
  'natuna-east-theirs': [
    NATUNA_EAST,
    { limit: INLAND, stops: shelf(25, 25) },
    {
      limit: INLAND,
      stops: [
        [109, 7.2],
        [108.2, 4],
        [109.2, 1.5],
      ],
    },
    { limit: 'closing-datu', stops: [[109.6, 1.97]] },
  ],
  /** In the Singapore Strait nothing is agreed between Malaysia and Indonesia; beyond Indonesia's own line we claim nothing. */
  'singapore-strait-theirs': [
    { limit: 'indonesia-malacca', stops: [...shelf(10, 10), ...indonesia(571, 38, 38)] },
    { limit: 'indonesia-natuna', stops: indonesia(711, 1, 24) },
    { limit: 'closing-singapore', stops: shelf(11, 11) },
    {
      limit: INLAND,
      stops: [
        [104.5, 1.1],
        [104.05, 1.05],
      ],
    },
    { limit: 'closing-singapore', stops: [[103.37, 1.08]] },
  ],
  brunei: [
    { limit: 'brunei-claim', stops: facts(BRUNEI, 'W seaward end (claim)') },
    { limit: 'brunei-west-1958', stops: facts(BRUNEI, 'W 100 fathom') },
    { limit: 'closing-brunei', stops: facts(BRUNEI, 'W land terminus') },
    {
      limit: INLAND,
      stops: [
        [114.2, 4.5],
        [114.5, 4.6],
      ],
    },
    { limit: 'closing-brunei', stops: [[114.95, 4.98]] },
    { limit: 'brunei-claim', stops: facts(BRUNEI, 'E 100 fathom') },
    { limit: INLAND, stops: facts(BRUNEI, 'E seaward end (claim)') },
  ],
  philippines: [
    SULU,
    { limit: 'sulu-1930', join: 'rhumb', stops: numbered(LINE_1930, 3, 2) },
    { limit: INLAND, stops: [...facts(LINE_1930, '1'), [120.5, 7], [117.6, 8.9]] },
    { limit: 'closing-balabac', stops: [[116, 9.4]] },
  ],
}

/** What a neighbour claims, and other areas. */
export const CLAIMS: Readonly<Record<string, LayerRing>> = {
  'indonesia-malacca': [
    { limit: 'indonesia-malacca', stops: indonesia(571, 9, 29) },
    { limit: 'malacca-1969-1970', stops: indonesia(571, 30, 30) },
    {
      limit: INLAND,
      stops: [
        [101.201667, 2.691667],
        [101, 1.5],
        [95.4, 5.3],
        [95, 7],
      ],
    },
  ],
  'indonesia-natuna-west': [
    { limit: 'indonesia-natuna', stops: indonesia(711, 26, 37) },
    {
      limit: INLAND,
      stops: [
        [108.2, 4],
        [106.25, 3],
        [104.5, 1.1],
      ],
    },
  ],
  'indonesia-natuna-east': [
    { limit: 'indonesia-natuna', stops: indonesia(711, 39, 50) },
    { limit: INLAND, stops: [...indonesia(711, 51, 51), [109.6, 1.97], [109.2, 1.5], [108.2, 4]] },
  ],
  'indonesia-sulawesi': [
    { limit: 'indonesia-sulawesi', stops: indonesia(716, 1, 30) },
    { limit: INLAND, stops: indonesia(716, 31, 31) },
    {
      limit: INLAND,
      stops: [
        [121.3, 3.1],
        [121.3, 0.4],
        [117.85, 0.4],
      ],
    },
    { limit: 'indonesia-sulawesi', stops: [[117.85, 4.169444]] },
  ],
  'joint-area': [
    {
      limit: 'joint-area-1990',
      stops: facts('1990-mys-tha-joint-development-area', 'A', 'B', 'C', 'D', 'E', 'F', 'G'),
    },
  ],
  'defined-area': [
    { limit: 'defined-area-1992', stops: facts('1992-mys-vnm-defined-area', 'A', 'B', 'C', 'D', 'E', 'F') },
  ],
  /** Between what Indonesia agreed with Malaysia (1969, 1970) and with Singapore (1973), west of Singapore. */
  'singapore-west': [
    { limit: 'indonesia-malacca', stops: [...shelf(10, 10), ...indonesia(571, 38, 38)] },
    { limit: 'indonesia-natuna', stops: indonesia(711, 1, 4) },
    { limit: 'closing-singapore', stops: facts(SINGAPORE_1973, '1') },
    { limit: 'closing-singapore', stops: [[103.66, 1.31]] },
    { limit: 'closing-singapore', stops: [[103.545, 1.37]] },
    { limit: 'closing-singapore', stops: [[103.515, 1.31]] },
  ],
  /** The same, east of Singapore, with Pedra Branca. */
  'singapore-east': [
    { limit: 'indonesia-natuna', stops: [...facts(SINGAPORE_1973, '6'), ...indonesia(711, 11, 24)] },
    { limit: 'closing-singapore', stops: shelf(11, 11) },
    { limit: 'closing-singapore', stops: [[104.23, 1.4]] },
    { limit: 'closing-singapore', stops: [[104.12, 1.4]] },
    { limit: 'closing-singapore', stops: [[103.98, 1.355]] },
  ],
  /** Middle Rocks (1°19.3′ N 104°24.5′ E) and South Ledge (1°18′ N 104°23.7′ E), which Indonesia's line leaves outside. */
  'middle-rocks': [
    {
      limit: 'closing-singapore',
      stops: [
        [104.36, 1.34],
        [104.37, 1.285],
        [104.4, 1.275],
        [104.43, 1.295],
        [104.44, 1.34],
      ],
    },
  ],
  /** Parts the Peninsula's two sides: across the causeway, then down its middle. */
  'peninsula-west': [
    { limit: INLAND, stops: [[103.79, 1.36]] },
    { limit: 'closing-johor', stops: [[103.7745, 1.438]] },
    {
      limit: INLAND,
      stops: [
        [103.763, 1.47],
        [102.4, 3.2],
        [101.2, 4.6],
        [100.7, 6.1],
        [100.5, 8],
        [96, 8],
        [96, 0],
        [103.79, 0],
      ],
    },
  ],
  /** South of the joint areas: in the Gulf of Thailand nobody else has published a claim there. */
  'gulf-north': [
    { limit: 'closing-gulf', stops: facts('1990-mys-tha-joint-development-area', 'A', 'G', 'F') },
    { limit: 'closing-gulf', stops: facts('1992-mys-vnm-defined-area', 'C', 'D', 'E') },
    {
      limit: INLAND,
      stops: [
        [106.5, 7],
        [104, 9],
        [102, 8.5],
      ],
    },
    { limit: 'closing-gulf', stops: [[101.5, 7.5]] },
  ],
}

/** Every place of a ring in order, with the limit of the edge that starts there. */
export function walked(
  ring: LayerRing,
): readonly { readonly stop: Stop; readonly limit: string; readonly isRhumb: boolean }[] {
  return ring.flatMap(({ limit, join, stops }) => stops.map((stop) => ({ stop, limit, isRhumb: join === 'rhumb' })))
}
