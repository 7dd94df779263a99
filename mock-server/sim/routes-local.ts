import type { Route } from './routes-types.ts'

/** Ferries; the harbours’ names are real, the places and times notional. */
const ferryRoutes = {
  'penang-langkawi': {
    ends: [
      { name: 'PENANG', stop: true },
      { name: 'LANGKAWI', stop: true },
    ],
    places: [
      [100.25, 5.57, 1],
      [99.93, 6.0, 1.5],
      [99.93, 6.18, 0.6],
    ],
  },
  'kuala-perlis-langkawi': {
    ends: [
      { name: 'KUALA PERLIS', stop: true },
      { name: 'LANGKAWI', stop: true },
    ],
    places: [
      [100.1, 6.38, 0.3],
      [100.0, 6.33, 0.4],
      [99.95, 6.27, 0.4],
      [99.9, 6.24, 0.3],
    ],
  },
  'kuala-kedah-langkawi': {
    ends: [
      { name: 'KUALA KEDAH', stop: true },
      { name: 'LANGKAWI', stop: true },
    ],
    places: [
      [100.25, 6.1, 0.3],
      [100.1, 6.15, 0.5],
      [99.93, 6.2, 0.4],
    ],
  },
  // These cross the lanes of the strait nearly square, as rule 10 of the collision regulations asks.
  'port-klang-asahan': {
    ends: [
      { name: 'PORT KLANG', stop: true },
      { name: 'TANJUNG BALAI', stop: true },
    ],
    places: [
      [101.18, 3.0, 0.3],
      [101.0, 3.05, 0.4],
      [100.5, 3.1, 1],
      [99.95, 3.1, 0.5],
    ],
  },
  'melaka-bengkalis': {
    ends: [
      { name: 'MELAKA', stop: true },
      { name: 'BENGKALIS', stop: true },
    ],
    places: [
      [102.23, 2.16, 0.3],
      [102.2, 1.95, 0.5],
      [102.15, 1.7, 0.4],
    ],
  },
  'kukup-karimun': {
    ends: [
      { name: 'KUKUP', stop: true },
      { name: 'TG BALAI KARIMUN', stop: true },
    ],
    places: [
      [103.4, 1.29, 0.2],
      [103.47, 1.21, 0.25],
      [103.5, 1.1, 0.25],
      [103.5, 1.03, 0.2],
    ],
  },
  'singapore-batam': {
    ends: [
      { name: 'SINGAPORE', stop: true },
      { name: 'BATAM', stop: true },
    ],
    places: [
      [103.97, 1.3, 0.25],
      [103.97, 1.205, 0.25],
    ],
  },
  'pengerang-batam': {
    ends: [
      { name: 'PENGERANG', stop: true },
      { name: 'BATAM', stop: true },
    ],
    places: [
      [104.1, 1.33, 0.25],
      [104.1, 1.24, 0.25],
    ],
  },
  'tanjung-gemok-tioman': {
    ends: [
      { name: 'TANJUNG GEMOK', stop: true },
      { name: 'TIOMAN', stop: true },
    ],
    places: [
      [103.68, 2.68, 0.3],
      [103.9, 2.75, 0.5],
      [104.08, 2.82, 0.3],
    ],
  },
  'labuan-menumbok': {
    ends: [
      { name: 'LABUAN', stop: true },
      { name: 'MENUMBOK', stop: true },
    ],
    places: [
      [115.265, 5.24, 0.1],
      [115.3, 5.22, 0.2],
      [115.345, 5.25, 0.2],
    ],
  },
  'labuan-brunei': {
    ends: [
      { name: 'LABUAN', stop: true },
      { name: 'MUARA', stop: true },
    ],
    places: [
      [115.22, 5.24, 0.2],
      [115.2, 5.18, 0.4],
      [115.13, 5.08, 0.3],
    ],
  },
  'labuan-kota-kinabalu': {
    ends: [
      { name: 'LABUAN', stop: true },
      { name: 'KOTA KINABALU', stop: true },
    ],
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
} as const satisfies Record<string, Route>

/** To platforms off the coast; the supply bases are real, the ends at sea notional. */
const supplyRoutes = {
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
  'kerteh-north-platforms': {
    ends: [
      { name: 'KERTEH', stop: true },
      { name: 'OFFSHORE TERENGGANU', stop: true },
    ],
    places: [
      [103.6, 4.55, 0.5],
      [104.6, 5.3, 1],
      [105.1, 6.0, 1],
    ],
  },
  'bintulu-platforms': {
    ends: [
      { name: 'BINTULU', stop: true },
      { name: 'OFFSHORE SARAWAK', stop: true },
    ],
    places: [
      [112.9, 3.42, 1],
      [112.55, 4.1, 1],
      [112.4, 4.7, 1],
    ],
  },
  'miri-platforms': {
    ends: [
      { name: 'MIRI', stop: true },
      { name: 'OFFSHORE BARAM', stop: true },
    ],
    places: [
      [113.92, 4.45, 0.4],
      [113.7, 4.75, 0.8],
      [113.35, 5.05, 1],
    ],
  },
  'labuan-platforms': {
    ends: [
      { name: 'LABUAN', stop: true },
      { name: 'OFFSHORE SABAH', stop: true },
    ],
    places: [
      [115.12, 5.13, 0.6],
      [114.9, 5.3, 1],
      [114.5, 6.0, 1],
    ],
  },
} as const satisfies Record<string, Route>

/** Along the coast, landward of the lanes: tugs with tows and small coasters. */
const coastalRoutes = {
  'port-klang-johor-inshore': {
    ends: [
      { name: 'PORT KLANG', stop: true },
      { name: 'TANJUNG PELEPAS', stop: true },
    ],
    places: [
      [101.15, 2.93, 0.4],
      [101.35, 2.75, 0.8],
      [101.62, 2.46, 0.8],
      [101.78, 2.38, 0.6],
      [102.05, 2.12, 0.6],
      [102.35, 1.98, 0.6],
      [102.7, 1.73, 0.6],
      [103.1, 1.47, 0.5],
      [103.38, 1.3, 0.3],
    ],
  },
  'kuching-bintulu': {
    ends: [
      { name: 'KUCHING', stop: true },
      { name: 'BINTULU', stop: true },
    ],
    places: [
      [110.4, 1.85, 0.5],
      [110.6, 2.1, 1],
      [110.95, 2.6, 1.5],
      [111.1, 2.85, 1],
      [111.6, 3.1, 1.5],
      [112.3, 3.35, 1.5],
      [112.9, 3.42, 1],
    ],
  },
  'bintulu-miri': {
    ends: [
      { name: 'BINTULU', stop: true },
      { name: 'MIRI', stop: true },
    ],
    places: [
      [112.98, 3.45, 0.5],
      [113.25, 3.75, 1],
      [113.7, 4.3, 1],
      [113.92, 4.45, 0.5],
    ],
  },
} as const satisfies Record<string, Route>

export const localRoutes = { ...ferryRoutes, ...supplyRoutes, ...coastalRoutes } as const
