import type { LonLat } from '#geo/lonlat.ts'
import { between, destination, normalCourseDeg } from '#geo/measure.ts'
import { failed, type Result } from '#geo/result.ts'
import { type Flag, UNASSIGNED_MID } from './identity.ts'
import { checkScenario, type DronePart, type NamedShip, type Part, type Scenario } from './scenario.ts'

// Who sails where. A flag that stands twice is drawn twice as often.
const worldwide: readonly Flag[] = ['PA', 'PA', 'LR', 'LR', 'MH', 'SG', 'SG', 'HK', 'HK', 'CN', 'JP', 'KR', 'MY']
const regional: readonly Flag[] = ['MY', 'MY', 'MY', 'SG', 'SG', 'ID', 'TH', 'VN', 'PH', 'PA', 'LR', 'HK']
const malaysian: readonly Flag[] = ['MY']

const anka: DronePart = {
  part: 'drone',
  mission: {
    trackId: 'uav:anka-s-1',
    name: 'ANKA-S 1',
    // Labuan airport: runway 14/32, about 31 m above the sea.
    baseName: 'Labuan',
    home: [115.25, 5.3],
    homeElevationM: 31,
    runwayDeg: 320,
    start: {
      // Off Sabah and Sarawak. Spacing notional: some two thirds of the strip a sea-search radar would see.
      order: {
        kind: 'search',
        task: { pattern: 'parallel-track', area: { kind: 'box', box: [112.8, 6.0, 115.2, 7.4] }, spacingNm: 10 },
      },
      airborneS: 14_800,
    },
  },
}

const merchantShips: readonly Part[] = [
  { part: 'voyages', route: 'indian-ocean-hong-kong', type: 'container', count: 14, flags: worldwide },
  { part: 'voyages', route: 'indian-ocean-hong-kong', type: 'tanker', count: 13, flags: worldwide },
  { part: 'voyages', route: 'indian-ocean-hong-kong', type: 'cargo', count: 11, flags: worldwide },
  { part: 'voyages', route: 'indian-ocean-port-klang', type: 'container', count: 5, flags: worldwide },
  { part: 'voyages', route: 'indian-ocean-port-klang', type: 'cargo', count: 4, flags: worldwide },
  { part: 'voyages', route: 'port-klang-singapore', type: 'cargo', count: 5, flags: regional },
  { part: 'voyages', route: 'port-klang-singapore', type: 'container', count: 3, flags: regional },
  { part: 'voyages', route: 'port-klang-singapore', type: 'tug', count: 3, flags: regional },
  { part: 'voyages', route: 'penang-port-klang', type: 'cargo', count: 2, flags: regional },
  { part: 'voyages', route: 'penang-port-klang', type: 'tug', count: 2, flags: malaysian },
  { part: 'voyages', route: 'penang-langkawi', type: 'ferry', count: 2, flags: malaysian },
  { part: 'voyages', route: 'singapore-gulf-of-thailand', type: 'container', count: 4, flags: worldwide },
  { part: 'voyages', route: 'singapore-gulf-of-thailand', type: 'tanker', count: 4, flags: regional },
  { part: 'voyages', route: 'singapore-gulf-of-thailand', type: 'cargo', count: 4, flags: regional },
  { part: 'voyages', route: 'singapore-ho-chi-minh', type: 'container', count: 3, flags: worldwide },
  { part: 'voyages', route: 'singapore-ho-chi-minh', type: 'cargo', count: 3, flags: regional },
  { part: 'voyages', route: 'singapore-bintulu', type: 'tanker', count: 4, flags: worldwide },
  { part: 'voyages', route: 'singapore-bintulu', type: 'cargo', count: 3, flags: regional },
  { part: 'voyages', route: 'singapore-kota-kinabalu', type: 'container', count: 3, flags: regional },
  { part: 'voyages', route: 'singapore-kota-kinabalu', type: 'cargo', count: 4, flags: regional },
  { part: 'voyages', route: 'singapore-kota-kinabalu', type: 'tug', count: 2, flags: malaysian },
  { part: 'voyages', route: 'kuantan-singapore', type: 'tanker', count: 3, flags: regional },
  { part: 'voyages', route: 'kuantan-singapore', type: 'tug', count: 2, flags: malaysian },
  { part: 'voyages', route: 'kuantan-hong-kong', type: 'cargo', count: 4, flags: worldwide },
  { part: 'voyages', route: 'bintulu-hong-kong', type: 'tanker', count: 6, flags: worldwide },
  { part: 'voyages', route: 'labuan-bintulu', type: 'tug', count: 3, flags: malaysian },
  { part: 'voyages', route: 'kota-kinabalu-manila', type: 'cargo', count: 4, flags: regional },
  { part: 'voyages', route: 'labuan-kota-kinabalu', type: 'ferry', count: 2, flags: malaysian },
  { part: 'voyages', route: 'kota-kinabalu-sandakan', type: 'cargo', count: 3, flags: malaysian },
  { part: 'voyages', route: 'sandakan-tawau', type: 'cargo', count: 2, flags: malaysian },
  { part: 'voyages', route: 'sandakan-tawau', type: 'tug', count: 1, flags: malaysian },
  { part: 'voyages', route: 'kerteh-platforms', type: 'tug', count: 3, flags: malaysian },
  { part: 'voyages', route: 'bintulu-platforms', type: 'tug', count: 3, flags: malaysian },
  { part: 'voyages', route: 'labuan-platforms', type: 'tug', count: 3, flags: malaysian },
]

const boatsAndAnchored: readonly Part[] = [
  { part: 'fishing', ground: 'luconia', count: 8 },
  { part: 'fishing', ground: 'sarawak', count: 7 },
  { part: 'fishing', ground: 'terengganu', count: 9 },
  { part: 'fishing', ground: 'sabah', count: 7 },
  { part: 'fishing', ground: 'perak', count: 3 },
  { part: 'fishing', ground: 'mersing', count: 2 },
  { part: 'anchored', anchorage: 'port-klang', type: 'cargo', count: 5, flags: worldwide },
  { part: 'anchored', anchorage: 'port-klang', type: 'container', count: 2, flags: worldwide },
  { part: 'anchored', anchorage: 'penang', type: 'cargo', count: 2, flags: regional },
  { part: 'anchored', anchorage: 'kuantan', type: 'tanker', count: 3, flags: worldwide },
  { part: 'anchored', anchorage: 'bintulu', type: 'tanker', count: 4, flags: worldwide },
  { part: 'anchored', anchorage: 'labuan', type: 'tug', count: 3, flags: malaysian },
]

const patrolShips: readonly Part[] = [
  {
    part: 'patrol-ship',
    name: 'PATROL 7',
    mmsi: 533_970_007,
    class: 'keris',
    home: 'bintulu',
    patrol: 'luconia-barrier',
    start: 'on-patrol',
  },
  {
    part: 'patrol-ship',
    name: 'PATROL 11',
    mmsi: 533_970_011,
    class: 'littoral-mission-ship-batch-2',
    home: 'sepanggar',
    patrol: 'kimanis-racetrack',
    start: 'on-patrol',
  },
]

// Turning points of published lines that Malaysia's limit follows; sources in geo/facts, which the tests compare.
/** 1969 Indonesia-Malaysia continental shelf agreement. */
export const line1969 = {
  2: [98.691667, 4.928333],
  3: [99.726667, 3.993333],
  18: [105.48, 5.078333],
  19: [105.785, 5.676667],
  20: [105.82, 6.096667],
  22: [109.908333, 3.0],
  23: [110.033333, 4.666667],
  24: [109.983333, 5.52],
} as const satisfies Record<number, LonLat>
/** 1930 convention on the Philippine Archipelago and North Borneo. */
export const line1930 = {
  5: [119.583333, 5.266667],
  6: [118.833333, 6.0],
} as const satisfies Record<number, LonLat>

// Where the ships of the stories cross those lines.
const offSarawak = between(line1969[22], line1969[23], 0.72)
const offSarawakNorth = between(line1969[23], line1969[24], 0.4)
const offTerengganu = between(line1969[18], line1969[19], 0.45)
const offTerengganuNorth = between(line1969[19], line1969[20], 0.5)
const offSandakan = between(line1930[5], line1930[6], 0.6)
const offPerak = between(line1969[2], line1969[3], 0.5)

const crossingShips: readonly Part[] = [
  crossingShip('LAUT BIRU 9', 109, offSarawak, 80, [7, 20], 240),
  crossingShip('ANGIN TIMUR 3', 203, offTerengganu, 75, [22, 8], 420),
  crossingShip('CAMAR PUTIH 21', 321, offTerengganuNorth, 235, [9, 18], 600),
  crossingShip('OMBAK TENANG 5', 405, offSandakan, 225, [12, 8], 900),
  crossingShip('SETIA JAYA 14', 514, offSarawakNorth, 275, [16, 9], 1200),
  crossingShip('REZEKI BARU 8', 608, offPerak, 40, [6, 10], 1500),
]

const patrol: Scenario = {
  name: 'patrol',
  title: 'Routine patrol',
  description:
    'One Anka-S searches off Sabah and Sarawak; some 200 vessels sail, fish and lie at anchor in Malaysian and neighbouring waters. Six boats whose country code belongs to no state cross the limit one after another, the first two after four and seven minutes.',
  parts: [anka, ...patrolShips, ...crossingShips, ...merchantShips, ...boatsAndAnchored],
}

const crossing: Scenario = {
  name: 'crossing',
  title: 'Two crossings',
  description:
    'A small world for checking the alarm chain: LAUT BIRU 9 enters off Sarawak 20 s after the start, ANGIN TIMUR 3 leaves 40 s after it.',
  parts: [
    anka,
    crossingShip('LAUT BIRU 9', 109, offSarawak, 80, [7, 20], 20),
    crossingShip('ANGIN TIMUR 3', 203, between(line1969[22], line1969[23], 0.78), 275, [16, 8], 40),
    { part: 'voyages', route: 'bintulu-hong-kong', type: 'tanker', count: 2, flags: worldwide },
    { part: 'voyages', route: 'singapore-bintulu', type: 'cargo', count: 2, flags: regional },
    { part: 'fishing', ground: 'luconia', count: 2 },
    { part: 'fishing', ground: 'sarawak', count: 2 },
    { part: 'anchored', anchorage: 'bintulu', type: 'tanker', count: 2, flags: worldwide },
  ],
}

const stress: Scenario = {
  name: 'stress',
  title: 'Crowded sea',
  description: 'The routes and grounds of the routine patrol with 2,000 vessels, for load tests.',
  parts: [anka, ...patrolShips, ...crossingShips, ...crowd([...merchantShips, ...boatsAndAnchored], 1992)],
}

/** How many vessels the crowd has unless another number is asked for. */
const CROWD_TARGETS = 10_000

const crowded: Scenario = {
  name: 'crowd',
  title: 'Ten thousand targets',
  description:
    'As many vessels as asked for, 10,000 at first, all over the region’s waters, each on a simple round or at anchor, reporting by AIS intervals; for load tests.',
  parts: [anka, ...patrolShips, { part: 'crowd', count: CROWD_TARGETS }],
}

const scenarios: readonly Scenario[] = [patrol, crossing, stress, crowded]

/** The first is the default. */
export const scenarioNames: readonly string[] = scenarios.map(({ name }) => name)

/** A scenario by its name. `targets` is how many vessels a crowd in it has; other parts stay as they are. */
export function findScenario(name: string, { targets }: { targets?: number | undefined } = {}): Result<Scenario> {
  const found = scenarios.find((scenario) => scenario.name === name)
  if (!found) return failed(`scenario is ${JSON.stringify(name)}, expected one of ${scenarioNames.join(', ')}`)
  if (targets === undefined) return checkScenario(found)
  const parts = found.parts.map((part) => (part.part === 'crowd' ? { ...part, count: targets } : part))
  return checkScenario({ ...found, title: `${targets.toLocaleString('en')} targets`, parts })
}

/** The same groups with `total` ships in all, shared out as before; the largest group takes what rounding leaves. */
function crowd(parts: readonly Part[], total: number): Part[] {
  const countOf = (part: Part) => ('count' in part ? part.count : 0)
  const sum = parts.reduce((all, part) => all + countOf(part), 0)
  const grown = parts.map((part) =>
    'count' in part ? { ...part, count: Math.floor((part.count * total) / sum) } : part,
  )
  const missing = total - grown.reduce((all, part) => all + countOf(part), 0)
  const largest = grown.reduce((most, part, i) => (countOf(part) > countOf(grown[most] as Part) ? i : most), 0)
  return grown.map((part, i) => (i === largest && 'count' in part ? { ...part, count: part.count + missing } : part))
}

/** A boat that sails straight across the limit, on over `beyondNm`, and back. No state has given out her country code. */
function crossingShip(
  name: string,
  number: number,
  at: LonLat,
  courseDeg: number,
  [beforeNm, beyondNm]: readonly [number, number],
  afterS: number,
): NamedShip {
  const from = destination(at, normalCourseDeg(courseDeg + 180), beforeNm)
  const to = destination(at, courseDeg, beyondNm)
  return {
    part: 'ship',
    kind: 'vessel',
    name,
    mmsi: UNASSIGNED_MID * 1_000_000 + number,
    type: 'fishing',
    aisClass: 'A',
    lengthM: 28,
    speedKn: 9,
    places: [
      [...from, 0],
      [...at, 0],
      [...to, 0],
    ],
    passes: { place: 1, afterS },
  }
}
