import type { LonLat } from '#geo/lonlat.ts'

/** A berth in the picture: a place on open water off a port, as the coast here is too coarse for basins and quays. */
export interface HomePort {
  readonly name: string
  readonly place: LonLat
}

/** Ports by the towns in geo/facts/places.csv; the places off them are chosen on the land that came with the product. */
export const homePorts = {
  sepanggar: { name: 'Sepanggar', place: [116.03, 6.1] },
  labuan: { name: 'Labuan', place: [115.18, 5.21] },
  sandakan: { name: 'Sandakan', place: [118.2, 5.95] },
  tawau: { name: 'Tawau', place: [117.93, 4.17] },
  miri: { name: 'Miri', place: [113.92, 4.43] },
  bintulu: { name: 'Bintulu', place: [112.97, 3.27] },
  kuching: { name: 'Kuching', place: [110.5, 1.8] },
  kuantan: { name: 'Kuantan', place: [103.5, 3.97] },
  'port-klang': { name: 'Port Klang', place: [101.17, 3.0] },
  lumut: { name: 'Lumut', place: [100.5, 4.2] },
  langkawi: { name: 'Langkawi', place: [99.8, 6.13] },
} as const satisfies Record<string, HomePort>

export type HomePortName = keyof typeof homePorts
