import type { ZoneKind } from '../zone.ts'
import type { Holds } from './overlay.ts'

// The zones, as data: each says in words and as a test which faces of the overlay are its own.

export interface ZoneRecipe {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: ZoneKind
  readonly claimants: readonly string[]
  readonly note: string
  readonly test: (holds: Holds) => boolean
}

/** Ours: the median corrected by what is agreed, out to 200 NM, not on land. */
function isOurs(holds: Holds): boolean {
  if (!holds('reach-200') || holds('land')) return false
  const isTheirs = ['malacca', 'natuna-west', 'thai-east', 'natuna-east', 'singapore-strait'].some((line) =>
    holds(`${line}-theirs`),
  )
  const isAgreedOurs = [
    'malacca',
    'natuna-west',
    'thai-east',
    'natuna-east',
    'brunei-west',
    'brunei-east',
    'sulu',
  ].some((line) => holds(`${line}-ours`))
  if (isAgreedOurs) return true
  // The court of 2002 gave Sipadan and Ligitan to Malaysia, and Indonesia's own line leaves them 12 NM.
  if (holds('islands-12') && !holds('philippines')) return true
  return holds('median') && !isTheirs && !holds('brunei') && !holds('philippines')
}

const AREAS = [
  {
    id: 'peninsula-west',
    name: 'Peninsula west',
    isIn: (holds: Holds) => holds('peninsula-west'),
    note:
      'Indonesia agreed the 1969 line for the shelf only and holds another line for the waters. At Singapore (the ' +
      'agreement of 1995 was not found) and between Langkawi and the mainland a median stands in.',
  },
  {
    id: 'peninsula-east',
    name: 'Peninsula east',
    isIn: (holds: Holds) => !holds('peninsula-west') && !holds('borneo'),
    note:
      'Indonesia agreed the 1969 line for the shelf only and holds another line for the waters. Beyond point iii of 1979 ' +
      'nothing is agreed with Thailand and Viet Nam but two shared areas: the limit there is a computed median.',
  },
  {
    id: 'sabah-sarawak',
    name: 'Sabah and Sarawak',
    isIn: (holds: Holds) => holds('borneo'),
    note:
      'In two parts, Brunei’s waters as Brunei claims them between. Indonesia agreed the 1969 line for the shelf only. ' +
      'The 1930 line shares out islands and is no agreed boundary at sea; the Philippines keeps a claim to Sabah. The ' +
      'outer limit off western Sarawak rests on an inferred base point. Spratly features are no base points here. ' +
      'Nothing is agreed in the Sulawesi Sea: the limit there is a computed median.',
  },
] as const

const BASELINE =
  'Measured from the coast as mapped: Malaysia has published no list of baselines, so internal waters are not set apart ' +
  'and count as territorial sea here. Limits are claims, not for navigation or enforcement.'

const overlap = (
  id: string,
  name: string,
  shortName: string,
  claimants: readonly string[],
  note: string,
  test: (holds: Holds) => boolean,
): ZoneRecipe => ({ id, name, shortName, kind: 'overlapping-claim', claimants, note, test })

const STRIP =
  'Between the 1969 line, which both agreed for the shelf, and the line Indonesia holds for its EEZ: the sea bed is ' +
  'Malaysia’s by agreement, the waters both claim.'

/** In order of precedence. */
export const ZONES: readonly ZoneRecipe[] = [
  {
    id: 'my-th-joint-development-area',
    name: 'Joint Development Area',
    shortName: 'Joint Development Area',
    kind: 'joint-area',
    claimants: ['MY', 'TH'],
    note:
      'Malaysia and Thailand share its resources (1979 MoU, 1990 agreement); not a boundary. Viet Nam claims part of its ' +
      'east, by a line of which no coordinates were found.',
    test: (holds) => holds('joint-area'),
  },
  {
    id: 'my-vn-defined-area',
    name: 'Defined Area',
    shortName: 'Defined Area',
    kind: 'joint-area',
    claimants: ['MY', 'VN'],
    note:
      'Malaysia and Viet Nam share its resources (1992 MoU); not a boundary. Points D and F need checking: the area ' +
      'measured is smaller than one published.',
    test: (holds) => holds('defined-area') && !holds('joint-area'),
  },
  overlap(
    'my-overlap-gulf-of-thailand',
    'Gulf of Thailand, unsettled with Thailand',
    'Gulf of Thailand',
    ['MY', 'TH'],
    'Drawn: the Joint Development Area, which is where the two claims overlap, and the little of our side of the computed ' +
      'median beside it. Sharing resources settled no boundary of the waters. Viet Nam claims part of the east too: that ' +
      'part is not drawn, nor Thailand’s claim from Ko Losin or Malaysia’s map of 1979, for want of coordinates in a text.',
    (holds) =>
      holds('joint-area') || (isOurs(holds) && holds('gulf-north') && !holds('borneo') && !holds('defined-area')),
  ),
  overlap(
    'my-overlap-gulf-viet-nam',
    'Gulf of Thailand, unsettled with Viet Nam',
    'Gulf, Viet Nam',
    ['MY', 'VN'],
    'Drawn: the Defined Area, where Malaysia’s claim of 1979 and Viet Nam’s of 1971 overlap. Sharing resources settled no ' +
      'boundary of the waters. How far Thailand’s claim reaches into it is not drawn, for want of coordinates in a text.',
    (holds) => holds('defined-area') && !holds('joint-area'),
  ),
  overlap(
    'my-overlap-1969-malacca',
    '1969 strip, Strait of Malacca',
    '1969 strip, Malacca',
    ['MY', 'ID'],
    `${STRIP} Indonesia’s line is taken from a list of its fishery areas.`,
    (holds) => isOurs(holds) && holds('peninsula-west') && holds('indonesia-malacca'),
  ),
  overlap(
    'my-overlap-1969-natuna-west',
    '1969 strip, west of Natuna',
    '1969 strip, Natuna west',
    ['MY', 'ID'],
    `${STRIP} Indonesia’s line is taken from a list of its fishery areas.`,
    (holds) => isOurs(holds) && !holds('borneo') && holds('indonesia-natuna-west'),
  ),
  overlap(
    'my-overlap-1969-natuna-east',
    '1969 strip, east of Natuna',
    '1969 strip, Natuna east',
    ['MY', 'ID'],
    `${STRIP} Indonesia’s line is taken from a list of its fishery areas.`,
    (holds) => isOurs(holds) && holds('borneo') && holds('indonesia-natuna-east'),
  ),
  overlap(
    'my-overlap-sulawesi-sea',
    'Sulawesi Sea, unsettled',
    'Sulawesi Sea',
    ['MY', 'ID'],
    'Drawn: our side of the computed median (Sipadan and Ligitan have no effect on it), south of the line Indonesia ' +
      'holds. Not drawn: Malaysia’s larger claim on its map of 1979, of which no text was found.',
    (holds) => isOurs(holds) && holds('indonesia-sulawesi'),
  ),
  overlap(
    'my-overlap-singapore-approaches',
    'Singapore approaches, unsettled',
    'Singapore approaches',
    ['MY', 'SG'],
    'Drawn: the waters west and east of Singapore between the ends of what is published (1969, 1970 and 1973 lines) and ' +
      'the coasts, closed by straight lines of our own. In the east they hold Pedra Branca (Singapore, ICJ 2008) and, in a box of our own beyond Indonesia’s line, Middle ' +
      'Rocks (Malaysia) and South Ledge. Not drawn: the Strait of Johor, agreed in 1995, whose points were not found.',
    (holds) => (holds('singapore-west') || holds('singapore-east') || holds('middle-rocks')) && !holds('land'),
  ),
  overlap(
    'my-overlap-spratly',
    'Spratly features, disputed',
    'Spratly features',
    ['MY', 'CN', 'TW', 'VN', 'PH'],
    'Drawn: 12 NM round Swallow Reef and Amboyna Cay, the two features above water within our 200 NM of which a position ' +
      'was found, as far as they lie in our area. Not drawn, for want of published coordinates: China’s dashed line, the ' +
      'limits that Viet Nam, the Philippines and Brunei (Louisa Reef) hold here, and Malaysia’s own map of 1979.',
    (holds) => isOurs(holds) && holds('spratly'),
  ),
  ...AREAS.map(
    ({ id, name, isIn, note }): ZoneRecipe => ({
      id: `my-ts-${id}`,
      name: `Malaysia territorial sea, ${name}`,
      shortName: name,
      kind: 'territorial-sea',
      claimants: ['MY'],
      note: `To 12 NM. ${BASELINE} ${note}`,
      test: (holds) => isOurs(holds) && holds('reach-12') && isIn(holds),
    }),
  ),
  ...AREAS.map(
    ({ id, name, isIn, note }): ZoneRecipe => ({
      id: `my-cz-${id}`,
      name: `Malaysia contiguous zone, ${name}`,
      shortName: name,
      kind: 'contiguous-zone',
      claimants: ['MY'],
      note: `From 12 to 24 NM, part of the EEZ (UNCLOS Article 33); no law of Malaysia was found that proclaims one. ${BASELINE} ${note}`,
      test: (holds) => isOurs(holds) && !holds('reach-12') && holds('reach-24') && isIn(holds),
    }),
  ),
  ...AREAS.map(
    ({ id, name, isIn, note }): ZoneRecipe => ({
      id: `my-eez-${id}`,
      name: `Malaysia EEZ, ${name}`,
      shortName: name,
      kind: 'eez',
      claimants: ['MY'],
      note: `From 12 NM to the limit. ${BASELINE} ${note}`,
      test: (holds) => isOurs(holds) && !holds('reach-12') && isIn(holds),
    }),
  ),
]
