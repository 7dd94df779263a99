import type { LonLat } from '#geo/lonlat.ts'

/** Somebody who listens to AIS. */
export interface Receiver {
  readonly name: string
  readonly place: LonLat
  /** Of the antenna, metres above the sea. */
  readonly heightM: number
}

/**
 * Receivers along the coast of Malaysia and at Singapore. A notional list: places by known headlands, hills and ports where
 * such stations stand or could; heights as of masts on those hills, 60 to 400 m, not those of any real station.
 */
export const shoreStations: readonly Receiver[] = [
  { name: 'Langkawi', place: [99.8, 6.37], heightM: 400 },
  { name: 'Kuala Perlis', place: [100.2, 6.45], heightM: 120 },
  { name: 'Penang', place: [100.27, 5.43], heightM: 400 },
  { name: 'Pulau Pangkor', place: [100.55, 4.22], heightM: 300 },
  { name: 'Kuala Selangor', place: [101.24, 3.34], heightM: 120 },
  { name: 'Bukit Jugra', place: [101.41, 2.84], heightM: 240 },
  { name: 'Cape Rachado', place: [101.85, 2.41], heightM: 140 },
  { name: 'Melaka', place: [102.25, 2.19], heightM: 100 },
  { name: 'Bukit Segenting', place: [102.89, 1.8], heightM: 200 },
  { name: 'Tanjung Piai', place: [103.51, 1.27], heightM: 100 },
  { name: 'Singapore', place: [103.78, 1.35], heightM: 160 },
  { name: 'Pengerang', place: [104.13, 1.38], heightM: 150 },
  { name: 'Mersing', place: [103.85, 2.43], heightM: 200 },
  { name: 'Pulau Tioman', place: [104.17, 2.8], heightM: 400 },
  { name: 'Kuantan', place: [103.4, 3.83], heightM: 250 },
  { name: 'Kerteh', place: [103.45, 4.52], heightM: 150 },
  { name: 'Pulau Redang', place: [103.03, 5.78], heightM: 300 },
  { name: 'Kota Bharu', place: [102.25, 6.2], heightM: 120 },
  { name: 'Tanjung Po', place: [110.53, 1.72], heightM: 200 },
  { name: 'Tanjung Datu', place: [109.65, 2.08], heightM: 400 },
  { name: 'Tanjung Sirik', place: [111.35, 2.75], heightM: 100 },
  { name: 'Mukah', place: [112.1, 2.9], heightM: 80 },
  { name: 'Bintulu', place: [113.03, 3.2], heightM: 120 },
  { name: 'Niah', place: [113.65, 3.9], heightM: 120 },
  { name: 'Miri', place: [113.99, 4.39], heightM: 150 },
  { name: 'Labuan', place: [115.2, 5.35], heightM: 100 },
  { name: 'Kota Kinabalu', place: [116.1, 6.0], heightM: 200 },
  { name: 'Kota Belud', place: [116.38, 6.42], heightM: 150 },
  { name: 'Kudat', place: [116.85, 6.95], heightM: 150 },
  { name: 'Pulau Banggi', place: [117.15, 7.27], heightM: 350 },
  { name: 'Beluran', place: [117.55, 6.45], heightM: 150 },
  { name: 'Sandakan', place: [118.12, 5.85], heightM: 200 },
  { name: 'Lahad Datu', place: [119.1, 5.12], heightM: 200 },
  { name: 'Semporna', place: [118.62, 4.48], heightM: 200 },
  { name: 'Tawau', place: [117.9, 4.25], heightM: 200 },
]
