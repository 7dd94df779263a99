import {
  alongSarawak,
  bintulu,
  hongKong,
  kotaKinabalu,
  kuantan,
  labuan,
  miri,
  offJohor,
  sandakan,
  singapore,
  tawau,
} from './routes-stretches.ts'
import type { Route } from './routes-types.ts'

/** Over the South China and Sulu Seas, and to the ports on them. */
export const easternRoutes = {
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
    ends: [sandakan, tawau],
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
  'singapore-miri': {
    ends: [singapore, miri],
    places: [
      [104.55, 1.42, 1.5],
      [104.8, 1.65, 3],
      ...alongSarawak,
      [113.2, 4.0, 4],
      [113.7, 4.45, 1.5],
      [113.88, 4.48, 0.5],
    ],
  },
  'labuan-hong-kong': {
    ends: [labuan, hongKong],
    places: [
      [115.12, 5.13, 0.6],
      [114.9, 5.3, 1.5],
      [114.5, 6.0, 4],
      [112.5, 11.0, 8],
    ],
  },
  'kota-kinabalu-hong-kong': {
    ends: [kotaKinabalu, hongKong],
    places: [
      [115.9, 6.15, 1],
      [115.4, 6.7, 3],
      [113.5, 11.0, 8],
    ],
  },
  // North about Borneo: through the Balabac Strait.
  'hong-kong-sandakan': {
    ends: [hongKong, sandakan],
    places: [
      [111.0, 11.0, 6],
      [114.5, 8.8, 5],
      [116.3, 7.78, 2.5],
      [116.9, 7.62, 2],
      [117.25, 7.65, 1.5],
      [117.7, 7.35, 2],
      [118.1, 6.8, 2],
      [118.55, 6.25, 2],
      [118.5, 6.05, 1.5],
      [118.3, 5.95, 0.8],
    ],
  },
  'hong-kong-tawau': {
    ends: [hongKong, tawau],
    places: [
      [111.0, 11.0, 6],
      [114.5, 8.8, 5],
      [116.3, 7.78, 2.5],
      [116.9, 7.62, 2],
      [117.25, 7.65, 1.5],
      [117.7, 7.35, 2],
      [118.1, 6.8, 2],
      [118.7, 6.2, 2],
      [119.3, 5.5, 1.5],
      [119.35, 5.1, 1],
      [119.2, 4.6, 1],
      [119.0, 4.0, 1.5],
      [118.3, 3.98, 1.5],
      [118.05, 4.12, 0.8],
    ],
  },
  'sandakan-manila': {
    ends: [sandakan, { name: 'MANILA', stop: false }],
    places: [
      [118.3, 5.95, 0.8],
      [118.6, 6.15, 1.5],
      [119.2, 7.2, 3],
      [120.5, 9.5, 4],
    ],
  },
  'tawau-makassar': {
    ends: [tawau, { name: 'MAKASSAR', stop: false }],
    places: [
      [118.05, 4.12, 0.8],
      [118.3, 3.98, 1.5],
      [118.9, 3.6, 2],
      [119.3, 2.5, 4],
      [119.7, 1.2, 5],
    ],
  },
} as const satisfies Record<string, Route>
