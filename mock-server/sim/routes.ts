import type { LonLat } from '#geo/lonlat.ts'

/** A place on a route's centre line and how much open water ships use on either side, nautical miles. */
export type RoutePlace = readonly [lon: number, lat: number, halfWidthNm: number]

export interface RouteEnd {
  /** What a ship bound there gives as its destination (AIS: at most 20 characters); absent where ships give none. */
  readonly name?: string
  /** True where ships anchor for a while; false where the picture ends but the sea goes on, and they just turn back. */
  readonly stop: boolean
}

/** A sea road: straight in longitude and latitude between its places. Ships keep to the right of the centre line. */
export interface Route {
  readonly ends: readonly [first: RouteEnd, last: RouteEnd]
  readonly places: readonly RoutePlace[]
}

/** A circle of open water, where boats fish or ships lie at anchor. */
export interface Ground {
  readonly centre: LonLat
  readonly radiusNm: number
}

const indianOcean = { name: 'INDIAN OCEAN', stop: false }
const singapore = { name: 'SINGAPORE', stop: true }
const portKlang = { name: 'PORT KLANG', stop: true }
const penang = { name: 'PENANG', stop: true }
const kuantan = { name: 'KUANTAN', stop: true }
const bintulu = { name: 'BINTULU', stop: true }
const labuan = { name: 'LABUAN', stop: true }
const kotaKinabalu = { name: 'KOTA KINABALU', stop: true }
const sandakan = { name: 'SANDAKAN', stop: true }
const hongKong = { name: 'HONG KONG', stop: false }

// Shared stretches, so that roads meet. West to east.
const straitOfMalacca: readonly RoutePlace[] = [
  [98.2, 5.55, 6],
  [98.75, 4.95, 6],
  [99.75, 4.05, 5],
  [100.2, 3.55, 4],
  [100.8, 2.98, 2],
  [101.2, 2.66, 2],
  [101.75, 2.25, 2.5],
  [102.2, 1.93, 2.5],
  [102.6, 1.66, 2.5],
  [103.05, 1.33, 2],
  [103.35, 1.237, 0.8],
  [103.5, 1.205, 0.8],
]
const singaporeStrait: readonly RoutePlace[] = [
  [103.62, 1.19, 0.5],
  [103.74, 1.135, 0.5],
  [103.85, 1.185, 0.5],
  [104.0, 1.235, 0.7],
  [104.15, 1.265, 0.8],
  [104.4, 1.353, 0.4],
  [104.55, 1.42, 1.5],
]
const offJohor: readonly RoutePlace[] = [
  [104.8, 1.65, 3],
  [104.95, 2.0, 4],
]
const alongSarawak: readonly RoutePlace[] = [
  [106.5, 2.1, 4],
  [108.2, 2.12, 3],
  [108.9, 2.18, 1.5],
  [109.35, 2.27, 1.5],
  [110.2, 2.4, 4],
  [111.2, 3.25, 4],
  [112.3, 3.6, 4],
]

export const routes = {
  'indian-ocean-hong-kong': {
    ends: [indianOcean, hongKong],
    places: [
      [95.8, 6.35, 6],
      [97.0, 6.0, 6],
      ...straitOfMalacca,
      ...singaporeStrait,
      ...offJohor,
      [105.2, 3.2, 6],
      [106.0, 5.0, 8],
      [107.8, 7.6, 8],
      [110.0, 11.0, 8],
    ],
  },
  'indian-ocean-port-klang': {
    ends: [indianOcean, portKlang],
    places: [
      [95.8, 6.35, 6],
      [97.0, 6.0, 6],
      [98.2, 5.55, 6],
      [98.75, 4.95, 6],
      [99.75, 4.05, 5],
      [100.2, 3.55, 4],
      [100.8, 3.12, 2],
      [101.1, 3.03, 1],
    ],
  },
  'port-klang-singapore': {
    ends: [portKlang, singapore],
    places: [
      [101.1, 3.03, 1],
      [100.95, 2.88, 1],
      [101.2, 2.66, 2],
      [101.75, 2.25, 2.5],
      [102.2, 1.93, 2.5],
      [102.6, 1.66, 2.5],
      [103.05, 1.33, 2],
      [103.35, 1.237, 0.8],
      [103.5, 1.205, 0.8],
      [103.58, 1.195, 0.6],
    ],
  },
  'penang-port-klang': {
    ends: [penang, portKlang],
    places: [
      [100.2, 5.57, 1],
      [100.02, 5.5, 1],
      [99.95, 5.2, 3],
      [100.2, 4.4, 3],
      [100.33, 4.05, 3],
      [100.75, 3.3, 3],
      [101.1, 3.03, 1],
    ],
  },
  'penang-langkawi': {
    ends: [penang, { name: 'LANGKAWI', stop: true }],
    places: [
      [100.25, 5.57, 1],
      [99.93, 6.0, 1.5],
      [99.93, 6.18, 0.6],
    ],
  },
  'singapore-gulf-of-thailand': {
    ends: [singapore, { name: 'LAEM CHABANG', stop: false }],
    places: [
      [104.55, 1.42, 1.5],
      ...offJohor,
      [105.0, 3.0, 5],
      [104.6, 4.6, 6],
      [103.9, 6.3, 6],
      [102.7, 7.8, 6],
      [101.3, 10.2, 6],
    ],
  },
  'singapore-ho-chi-minh': {
    ends: [singapore, { name: 'VUNG TAU', stop: false }],
    places: [[104.55, 1.42, 1.5], ...offJohor, [105.2, 3.2, 5], [105.95, 6.0, 6], [107.3, 8.9, 5], [107.3, 9.9, 3]],
  },
  'singapore-bintulu': {
    ends: [singapore, bintulu],
    places: [[104.55, 1.42, 1.5], [104.8, 1.65, 3], ...alongSarawak, [112.9, 3.42, 1]],
  },
  'singapore-kota-kinabalu': {
    ends: [singapore, kotaKinabalu],
    places: [
      [104.55, 1.42, 1.5],
      [104.8, 1.65, 3],
      ...alongSarawak,
      [113.2, 4.0, 4],
      [113.8, 4.85, 3],
      [114.6, 5.55, 3],
      [115.4, 6.1, 3],
      [115.9, 6.15, 1],
    ],
  },
  'kuantan-singapore': {
    ends: [kuantan, singapore],
    places: [
      [103.58, 3.95, 1],
      [104.0, 3.5, 2],
      [104.55, 2.95, 2],
      [104.85, 2.3, 2],
      [104.8, 1.65, 3],
      [104.55, 1.42, 1.5],
    ],
  },
  'kuantan-hong-kong': {
    ends: [kuantan, hongKong],
    places: [
      [103.58, 3.95, 1],
      [104.6, 4.5, 4],
      [106.0, 6.2, 6],
      [107.8, 8.2, 8],
      [109.8, 11.0, 8],
    ],
  },
  'bintulu-hong-kong': {
    ends: [bintulu, hongKong],
    places: [
      [112.9, 3.42, 1],
      [112.1, 4.2, 4],
      [111.0, 6.2, 6],
      [110.8, 10.5, 6],
    ],
  },
  'labuan-bintulu': {
    ends: [labuan, bintulu],
    places: [
      [115.12, 5.13, 0.6],
      [114.9, 5.3, 1.5],
      [114.2, 5.25, 2],
      [113.75, 4.7, 2],
      [113.1, 3.7, 2],
      [112.9, 3.42, 1],
    ],
  },
  'kota-kinabalu-manila': {
    ends: [kotaKinabalu, { name: 'MANILA', stop: false }],
    places: [
      [115.9, 6.15, 1],
      [115.5, 6.6, 3],
      [116.0, 7.7, 4],
      [117.2, 9.2, 4],
      [118.3, 10.6, 4],
    ],
  },
  'labuan-kota-kinabalu': {
    ends: [labuan, kotaKinabalu],
    places: [
      [115.285, 5.235, 0.3],
      [115.285, 5.3, 0.2],
      [115.31, 5.37, 0.8],
      [115.33, 5.5, 0.8],
      [115.4, 5.62, 0.8],
      [115.52, 5.8, 0.8],
      [115.85, 6.0, 0.8],
      [115.95, 6.02, 0.5],
    ],
  },
  'kota-kinabalu-sandakan': {
    ends: [kotaKinabalu, sandakan],
    places: [
      [115.9, 6.15, 1],
      [116.1, 6.6, 2],
      [116.5, 7.4, 2],
      [116.9, 7.62, 2],
      [117.25, 7.65, 1.5],
      [117.7, 7.35, 2],
      [118.1, 6.8, 2],
      [118.55, 6.25, 2],
      [118.5, 6.05, 1.5],
      [118.3, 5.95, 0.8],
    ],
  },
  'sandakan-tawau': {
    ends: [sandakan, { name: 'TAWAU', stop: true }],
    places: [
      [118.3, 5.95, 0.8],
      [118.7, 5.95, 1.5],
      [119.3, 5.5, 1.5],
      [119.35, 5.1, 1],
      [119.2, 4.6, 1],
      [119.0, 4.0, 1.5],
      [118.3, 3.98, 1.5],
      [118.05, 4.12, 0.8],
    ],
  },
  'kerteh-platforms': {
    ends: [
      { name: 'KERTEH', stop: true },
      { name: 'OFFSHORE TERENGGANU', stop: true },
    ],
    places: [
      [103.6, 4.55, 0.5],
      [104.4, 4.9, 1],
      [105.1, 5.5, 1],
    ],
  },
  'bintulu-platforms': {
    ends: [bintulu, { name: 'OFFSHORE SARAWAK', stop: true }],
    places: [
      [112.9, 3.42, 1],
      [112.55, 4.1, 1],
      [112.4, 4.7, 1],
    ],
  },
  'labuan-platforms': {
    ends: [labuan, { name: 'OFFSHORE SABAH', stop: true }],
    places: [
      [115.12, 5.13, 0.6],
      [114.9, 5.3, 1],
      [114.5, 6.0, 1],
    ],
  },
} as const satisfies Record<string, Route>

export const fishingGrounds = {
  luconia: { centre: [112.55, 5.0], radiusNm: 20 },
  sarawak: { centre: [111.2, 4.2], radiusNm: 20 },
  terengganu: { centre: [104.0, 5.3], radiusNm: 18 },
  sabah: { centre: [115.3, 6.6], radiusNm: 15 },
  perak: { centre: [99.9, 4.7], radiusNm: 10 },
  mersing: { centre: [104.35, 2.1], radiusNm: 6 },
} as const satisfies Record<string, Ground>

export const anchorages = {
  'port-klang': { centre: [101.1, 3.03], radiusNm: 1.5 },
  kuantan: { centre: [103.58, 3.97], radiusNm: 2 },
  bintulu: { centre: [112.9, 3.38], radiusNm: 2 },
  labuan: { centre: [115.2, 5.15], radiusNm: 1.2 },
  penang: { centre: [100.2, 5.57], radiusNm: 1.5 },
} as const satisfies Record<string, Ground>
