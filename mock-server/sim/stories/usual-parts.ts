import type { LonLat } from '#geo/lonlat.ts'
import { between, destination, normalCourseDeg } from '#geo/measure.ts'
import { type Flag, UNASSIGNED_MID } from '../identity.ts'
import type { DronePart, NamedShip, Part } from '../scenario.ts'

// Who sails where. A flag that stands twice is drawn twice as often.
export const worldwide: readonly Flag[] = ['PA', 'PA', 'LR', 'LR', 'MH', 'SG', 'SG', 'HK', 'HK', 'CN', 'JP', 'KR', 'MY']
export const regional: readonly Flag[] = ['MY', 'MY', 'MY', 'SG', 'SG', 'ID', 'TH', 'VN', 'PH', 'PA', 'LR', 'HK']
const malaysian: readonly Flag[] = ['MY']

export const anka: DronePart = {
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
      // On a leg inside the zone off Sabah, and there for more than an hour.
      airborneS: 18_400,
    },
  },
}

export const merchantShips: readonly Part[] = [
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

export const boatsAndAnchored: readonly Part[] = [
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

export const patrolShips: readonly Part[] = [
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
export const offSarawak = between(line1969[22], line1969[23], 0.72)
const offSarawakNorth = between(line1969[23], line1969[24], 0.4)
const offTerengganu = between(line1969[18], line1969[19], 0.45)
const offTerengganuNorth = between(line1969[19], line1969[20], 0.5)
export const offSandakan = between(line1930[5], line1930[6], 0.6)
const offPerak = between(line1969[2], line1969[3], 0.5)

export const crossingShips: readonly Part[] = [
  crossingShip('LAUT BIRU 9', 109, offSarawak, 80, [7, 20], 240),
  crossingShip('ANGIN TIMUR 3', 203, offTerengganu, 75, [22, 8], 420),
  crossingShip('CAMAR PUTIH 21', 321, offTerengganuNorth, 235, [9, 18], 600),
  crossingShip('OMBAK TENANG 5', 405, offSandakan, 225, [12, 8], 900),
  crossingShip('SETIA JAYA 14', 514, offSarawakNorth, 275, [16, 9], 1200),
  crossingShip('REZEKI BARU 8', 608, offPerak, 40, [6, 10], 1500),
]

/** A boat that sails straight across the limit, on over `beyondNm`, and back. No state has given out her country code. */
export function crossingShip(
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
