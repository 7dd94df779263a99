import type { RouteEnd, RoutePlace } from './routes-types.ts'

export const indianOcean: RouteEnd = { name: 'INDIAN OCEAN', stop: false }
export const singapore: RouteEnd = { name: 'SINGAPORE', stop: true }
export const portKlang: RouteEnd = { name: 'PORT KLANG', stop: true }
export const penang: RouteEnd = { name: 'PENANG', stop: true }
export const kuantan: RouteEnd = { name: 'KUANTAN', stop: true }
export const bintulu: RouteEnd = { name: 'BINTULU', stop: true }
export const miri: RouteEnd = { name: 'MIRI', stop: true }
export const labuan: RouteEnd = { name: 'LABUAN', stop: true }
export const kotaKinabalu: RouteEnd = { name: 'KOTA KINABALU', stop: true }
export const sandakan: RouteEnd = { name: 'SANDAKAN', stop: true }
export const tawau: RouteEnd = { name: 'TAWAU', stop: true }
export const hongKong: RouteEnd = { name: 'HONG KONG', stop: false }

// Shared stretches, so that roads meet. West to east. Where the IMO has a traffic separation scheme (Ships' Routeing, part B,
// "In the Straits of Malacca and Singapore": One Fathom Bank to Horsburgh lighthouse) the centre line stands for its
// separation zone, notional within a mile; who goes east has it to port, who goes west too, so each keeps to its own lane.
const northOfTheStrait: readonly RoutePlace[] = [
  [98.2, 5.55, 6],
  [98.75, 4.95, 6],
  [99.75, 4.05, 5],
  [100.2, 3.55, 4],
]
const oneFathomBank: RoutePlace = [100.8, 2.98, 2]
/** From off Port Klang, where the ways to and from it join, to the Singapore Strait. */
export const offPortKlangToSingapore: readonly RoutePlace[] = [
  [101.2, 2.66, 2],
  [101.75, 2.25, 2.5],
  [102.2, 1.93, 2.5],
  [102.6, 1.66, 2.5],
  [103.05, 1.33, 2],
  [103.35, 1.237, 0.8],
  [103.5, 1.205, 0.8],
]
export const westernApproach: readonly RoutePlace[] = [[95.8, 6.35, 6], [97.0, 6.0, 6], ...northOfTheStrait]
export const straitOfMalacca: readonly RoutePlace[] = [...northOfTheStrait, oneFathomBank, ...offPortKlangToSingapore]

/** In the Singapore Strait ships go no faster than this, knots (notional: manoeuvring speed of most merchant ships). */
const SINGAPORE_STRAIT_KN = 14
/**
 * Between Raffles lighthouse and St John's Island: rules for vessels navigating through the Straits of Malacca and
 * Singapore (IMO SN/Circ.198), where it binds deep-draught ships and very large tankers; here all who pass.
 */
const RAFFLES_KN = 12

export const singaporeStrait: readonly RoutePlace[] = [
  [103.62, 1.19, 0.5, SINGAPORE_STRAIT_KN],
  [103.74, 1.135, 0.5, RAFFLES_KN],
  [103.85, 1.185, 0.5, RAFFLES_KN],
  [104.0, 1.235, 0.7, SINGAPORE_STRAIT_KN],
  [104.15, 1.265, 0.8, SINGAPORE_STRAIT_KN],
  [104.4, 1.353, 0.4, SINGAPORE_STRAIT_KN],
  [104.55, 1.42, 1.5],
]
export const offJohor: readonly RoutePlace[] = [
  [104.8, 1.65, 3],
  [104.95, 2.0, 4],
]
export const alongSarawak: readonly RoutePlace[] = [
  [106.5, 2.1, 4],
  [108.2, 2.12, 3],
  [108.9, 2.18, 1.5],
  [109.35, 2.27, 1.5],
  [110.2, 2.4, 4],
  [111.2, 3.25, 4],
  [112.3, 3.6, 4],
]
/** From off Johor through the open South China Sea. */
export const toHongKong: readonly RoutePlace[] = [
  [105.2, 3.2, 6],
  [106.0, 5.0, 8],
  [107.8, 7.6, 8],
  [110.0, 11.0, 8],
]
