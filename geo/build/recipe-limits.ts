import type { Basis, Limit } from '../zone.ts'

// Every limit the zones can have, as data. What lies between is computed; see lines.ts and areas.ts.

/**
 * Instruments before 1990 name no datum or a local one: 0.3 km to WGS 84 at most (geo/facts/README.md), 0.16 NM. Points
 * to a tenth of a minute of arc are good to 0.05 NM, to a whole minute to 0.5; only the 1930 line is that coarse.
 */
const OLD_DATUM_NM = 0.16
/** Whole minutes, and a datum of its time: half a minute of arc and the shift. */
const LINE_1930_NM = 0.6
/** A coast of 100 m that we simplify by up to 30 m more, and drying banks that are no coast in it: 0.15 NM. */
const OUR_COAST_NM = 0.15
/** Two coasts, the neighbour's drawn as coarse; small rocks and straight baselines that the source does not have. */
const MEDIAN_NM = 1
/** As far as the Indonesian list's own two versions of treaty points differ, and no text was seen. */
const CLAIM_NM = 0.3
/** Nobody says where it is; see each note. */
const CLOSING_NM = 2

const COAST_SOURCE = 'OpenStreetMap coast (@geo-maps/countries-land-100m 0.6.0)'
const FACTS = (file: string) => `geo/facts/${file}.csv`
const MEDIAN = 'computed: every place as far from Malaysia’s coast as from the nearest other coast, WGS 84 geodesics'
const OURS = 'own straight line: nothing is agreed and nothing could be computed'

interface Told {
  readonly agreedBy?: readonly string[]
  readonly disputedBy?: readonly string[]
  readonly note?: string
  readonly verified?: boolean
}

const limit = (
  id: string,
  basis: Basis,
  label: string,
  instrument: string,
  source: string,
  toleranceNm: number,
  { agreedBy = [], disputedBy = [], note, verified = true }: Told = {},
): Limit => ({
  id,
  basis,
  label,
  instrument,
  source,
  verified,
  agreedBy,
  disputedBy,
  toleranceNm,
  ...(note !== undefined && { note }),
})

const SHELF_ONLY = 'Agreed for the continental shelf. For the waters above Indonesia holds another line.'
const SHELF_1969 = '1969 Indonesia-Malaysia continental shelf agreement (27 Oct 1969)'
const SHELF_FILE = FACTS('1969-idn-mys-continental-shelf')

const median = (id: string, label: string, other: string, note: string): Limit =>
  limit(id, 'median', label, MEDIAN, COAST_SOURCE, MEDIAN_NM, { disputedBy: [other], note, verified: false })

const closing = (id: string, label: string, note: string, disputedBy: readonly string[] = []): Limit =>
  limit(id, 'closing', label, OURS, 'own line', CLOSING_NM, { disputedBy, note, verified: false })

const WPP = FACTS('idn-unilateral-limits-neighbour-claim')
const WPP_NOTE = 'One side’s line, from a published list of fishery area limits; Malaysia has not agreed it.'
const claimed = (id: string, label: string): Limit =>
  limit(id, 'claimed', label, 'Indonesian fishery management area limits (Indonesian position)', WPP, CLAIM_NM, {
    disputedBy: ['MY'],
    note: WPP_NOTE,
  })

export const LIMITS: readonly Limit[] = [
  limit('coast', 'coast', 'coast', 'coastline as mapped: taken as the normal baseline', COAST_SOURCE, OUR_COAST_NM, {
    note: 'Malaysia has published no list of baselines; islands count, lakes do not.',
  }),

  limit(
    'thailand-west-1979',
    'agreed',
    '1979 territorial sea line, agreed',
    '1979 Malaysia-Thailand territorial sea treaty (24 Oct 1979)',
    FACTS('1979-mys-tha-territorial-sea'),
    OLD_DATUM_NM,
    { agreedBy: ['MY', 'TH'] },
  ),
  limit(
    'tripartite-1971',
    'agreed',
    '1971 shelf line, agreed',
    '1971 Indonesia-Malaysia-Thailand agreement, northern Strait of Malacca (21 Dec 1971)',
    FACTS('1971-idn-mys-tha-tripartite'),
    OLD_DATUM_NM,
    { agreedBy: ['ID', 'MY', 'TH'], note: 'Agreed for the continental shelf.' },
  ),
  limit('malacca-1969', 'agreed', '1969 shelf line, agreed', SHELF_1969, SHELF_FILE, OLD_DATUM_NM, {
    agreedBy: ['ID', 'MY'],
    disputedBy: ['ID'],
    note: SHELF_ONLY,
  }),
  limit(
    'malacca-1969-1970',
    'agreed',
    '1969 and 1970 line, agreed',
    `${SHELF_1969}; 1970 Indonesia-Malaysia territorial sea treaty, Strait of Malacca (17 Mar 1970), same points`,
    `${SHELF_FILE}, ${FACTS('1970-idn-mys-territorial-sea')}`,
    OLD_DATUM_NM,
    { agreedBy: ['ID', 'MY'] },
  ),
  limit('natuna-west-1969', 'agreed', '1969 shelf line, agreed', SHELF_1969, SHELF_FILE, OLD_DATUM_NM, {
    agreedBy: ['ID', 'MY'],
    disputedBy: ['ID'],
    note: SHELF_ONLY,
  }),
  limit('natuna-east-1969', 'agreed', '1969 shelf line, agreed', SHELF_1969, SHELF_FILE, OLD_DATUM_NM, {
    agreedBy: ['ID', 'MY'],
    disputedBy: ['ID'],
    note: SHELF_ONLY,
  }),
  limit(
    'thailand-east-1979',
    'agreed',
    '1979 territorial sea line, agreed',
    '1979 Malaysia-Thailand territorial sea treaty (24 Oct 1979)',
    FACTS('1979-mys-tha-territorial-sea'),
    OLD_DATUM_NM,
    { agreedBy: ['MY', 'TH'], note: 'Its end ashore, East 1, is general knowledge only.', verified: false },
  ),
  limit(
    'thailand-east-shelf',
    'agreed',
    '1979 shelf line, agreed',
    '1979 Malaysia-Thailand MoU on the shelf boundary in the Gulf of Thailand (24 Oct 1979)',
    FACTS('1979-mys-tha-shelf-mou'),
    OLD_DATUM_NM,
    { agreedBy: ['MY', 'TH'], note: 'Agreed for the continental shelf, as far as point iii.' },
  ),
  limit(
    'joint-area-1990',
    'agreed',
    '1990 joint development area',
    '1979 MoU and 1990 Malaysia-Thailand Joint Authority agreement, Joint Development Area',
    FACTS('1990-mys-tha-joint-development-area'),
    OLD_DATUM_NM,
    {
      agreedBy: ['MY', 'TH'],
      disputedBy: ['VN'],
      note: 'Edge of an area whose resources are shared; no boundary. All points but A are general knowledge only.',
      verified: false,
    },
  ),
  limit(
    'defined-area-1992',
    'agreed',
    '1992 defined area',
    '1992 Malaysia-Vietnam MoU, Defined Area (5 Jun 1992)',
    FACTS('1992-mys-vnm-defined-area'),
    OLD_DATUM_NM,
    {
      agreedBy: ['MY', 'VN'],
      disputedBy: ['TH'],
      note: 'Edge of an area whose resources are shared; no boundary. Points D and F need checking: the area measured is smaller than one published.',
      verified: false,
    },
  ),
  limit(
    'brunei-west-1958',
    'agreed',
    '1958 lateral line, agreed',
    '1958 Orders in Council, to 100 fathoms (Brunei-Malaysia lateral lines)',
    FACTS('brn-mys-lateral-lines'),
    OLD_DATUM_NM,
    { agreedBy: ['BN', 'MY'], note: 'Straight between shore and 100 fathoms: the inner points were not found.' },
  ),
  limit(
    'brunei-claim',
    'claimed',
    'lateral line, claimed by Brunei',
    'Brunei’s EEZ claim beyond 100 fathoms; the 2009 exchange of letters, unpublished, is said to be on the same lines',
    FACTS('brn-mys-lateral-lines'),
    OLD_DATUM_NM,
  ),

  limit(
    'sulu-1930',
    'allocation',
    '1930 allocation line',
    '1930 convention delimiting the Philippine Archipelago and North Borneo (2 Jan 1930), with the parallel of 7°40′ N ' +
      'of the 1898 Treaty of Paris',
    FACTS('1930-gbr-usa-north-borneo-philippines'),
    LINE_1930_NM,
    {
      disputedBy: ['PH'],
      note: 'Shares out islands; not agreed as a boundary at sea. The Philippines keeps a claim to Sabah.',
    },
  ),

  median('median-th', 'median with Thailand, computed', 'TH', 'Where the 1979 lines do not reach.'),
  median('median-vn', 'median with Viet Nam, computed', 'VN', 'Nothing is agreed but the Defined Area.'),
  median('median-id', 'median with Indonesia, computed', 'ID', 'Where the agreed lines do not reach.'),
  median(
    'median-sg',
    'median with Singapore, computed',
    'SG',
    'The agreement of 1995 on the Strait of Johor was not found.',
  ),
  median('median-bn', 'median with Brunei, computed', 'BN', 'In Brunei Bay; the inner points of 1958 were not found.'),
  median('median-ph', 'median with the Philippines, computed', 'PH', 'Where the line of 1930 does not reach.'),

  limit(
    'outer-200',
    'distance',
    '200 NM, computed',
    'UNCLOS Article 57: 200 NM from the coast as mapped, WGS 84 geodesics',
    COAST_SOURCE,
    OUR_COAST_NM,
    {
      disputedBy: ['CN', 'TW', 'VN', 'PH'],
      note: 'Other states claim waters on both sides; China’s claim has no published coordinates.',
    },
  ),
  limit(
    'outer-200-sirik',
    'distance',
    '200 NM from an inferred base point',
    'UNCLOS Article 57: 200 NM from 3° N 111° E, a base point inferred, not published',
    FACTS('derived-points'),
    CLOSING_NM,
    {
      disputedBy: ['CN', 'TW', 'VN'],
      note: 'From the coast as mapped the line would lie some 15 NM farther in.',
      verified: false,
    },
  ),
  limit(
    'territorial-sea-12',
    'distance',
    '12 NM, computed',
    'UNCLOS Article 3: 12 NM from the coast as mapped, WGS 84 geodesics',
    COAST_SOURCE,
    OUR_COAST_NM,
    { note: 'Malaysia measures from baselines it has not published; from those it would lie farther out in places.' },
  ),
  limit(
    'contiguous-24',
    'distance',
    '24 NM, computed',
    'UNCLOS Article 33: 24 NM from the coast as mapped, WGS 84 geodesics',
    COAST_SOURCE,
    OUR_COAST_NM,
  ),

  claimed('indonesia-malacca', 'Indonesia’s EEZ position'),
  claimed('indonesia-natuna', 'Indonesia’s EEZ position'),
  claimed('indonesia-sulawesi', 'Indonesia’s EEZ position'),
  limit(
    'spratly-12',
    'distance',
    '12 NM round a disputed feature, computed',
    'UNCLOS Articles 3 and 121: 12 NM from a feature above water whose ownership is disputed',
    FACTS('spratly-features'),
    0.5,
    { disputedBy: ['CN', 'TW', 'VN', 'PH', 'MY'], note: 'From one position for each feature, not from its shore.' },
  ),

  closing('closing-langkawi', 'closing line by Langkawi', 'From the western end of the line of 1979 to the median.', [
    'TH',
  ]),
  closing('closing-gulf', 'closing line, Gulf of Thailand', 'From the end of an agreed line to the median.', [
    'TH',
    'VN',
  ]),
  closing('closing-singapore', 'closing line by Singapore', 'From the end of an agreed line to the next limit.', [
    'SG',
  ]),
  closing('closing-datu', 'closing line by Tanjung Datu', 'From the coast to point 21 of 1969.', ['ID']),
  closing('closing-brunei', 'closing line by Brunei', 'Joins Brunei’s lateral lines to the coast or the median.', [
    'BN',
  ]),
  closing('closing-balabac', 'closing line by Balabac', 'From the western end of the line of 1930 to the median.', [
    'PH',
  ]),
  closing('closing-johor', 'Johor Causeway', 'Parts the western from the eastern area; no limit between states.'),
]

/** Which basis names an edge that lies on several lines: what is agreed before what is computed. */
export const BASIS_ORDER: readonly Basis[] = [
  'coast',
  'agreed',
  'allocation',
  'median',
  'distance',
  'claimed',
  'closing',
]
