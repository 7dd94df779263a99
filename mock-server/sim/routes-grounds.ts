import type { Ground } from './routes-types.ts'

/** Where boats fish (notional circles on waters known for it; the shares of drift-netters notional too). */
export const fishingGrounds = {
  luconia: { centre: [112.55, 5.0], radiusNm: 20 },
  sarawak: { centre: [111.2, 4.2], radiusNm: 20 },
  terengganu: { centre: [104.0, 5.3], radiusNm: 18, nettersShare: 0.4 },
  sabah: { centre: [115.3, 6.6], radiusNm: 15, nettersShare: 0.5 },
  perak: { centre: [99.9, 4.7], radiusNm: 10, nettersShare: 0.3 },
  mersing: { centre: [104.35, 2.1], radiusNm: 6 },
  kedah: { centre: [99.55, 5.75], radiusNm: 10, nettersShare: 0.4 },
  pahang: { centre: [104.3, 3.5], radiusNm: 10, nettersShare: 0.4 },
  miri: { centre: [113.35, 4.6], radiusNm: 8, nettersShare: 0.3 },
  kudat: { centre: [116.0, 7.3], radiusNm: 8, nettersShare: 0.5 },
  sandakan: { centre: [118.9, 6.5], radiusNm: 10, nettersShare: 0.3 },
} as const satisfies Record<string, Ground>

/** Where ships wait (notional circles off the ports; no ship anchors in a lane of the separation scheme). */
export const anchorages = {
  'port-klang': { centre: [101.1, 3.03], radiusNm: 1.5 },
  kuantan: { centre: [103.58, 3.97], radiusNm: 2 },
  bintulu: { centre: [112.9, 3.38], radiusNm: 2 },
  labuan: { centre: [115.2, 5.15], radiusNm: 1.2 },
  penang: { centre: [100.2, 5.57], radiusNm: 1.5 },
  melaka: { centre: [102.15, 2.12], radiusNm: 1.2 },
  kerteh: { centre: [103.6, 4.55], radiusNm: 1 },
  miri: { centre: [113.9, 4.47], radiusNm: 1 },
  'kota-kinabalu': { centre: [115.95, 6.08], radiusNm: 1.2 },
  sandakan: { centre: [118.25, 5.95], radiusNm: 1 },
  tawau: { centre: [118.03, 4.12], radiusNm: 1 },
  'east-johor': { centre: [104.35, 1.6], radiusNm: 3 },
} as const satisfies Record<string, Ground>
