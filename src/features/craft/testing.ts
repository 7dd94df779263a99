import type { CraftState } from '#domain/craft/craft-state.ts'

/** A drone on its way, and what a test wants to be different. */
export function craftState(change: Partial<CraftState> = {}): CraftState {
  return {
    trackId: 'uav:anka-s-1',
    name: 'ANKA-S 1',
    kind: 'drone',
    typeName: 'Anka-S',
    atMs: Date.UTC(2026, 2, 14, 12),
    place: [113, 5],
    courseDeg: 90,
    speedKn: 110,
    phase: 'holding',
    home: { name: 'Labuan', place: [115.25, 5.3] },
    fuel: { leftS: 90_000, fullS: 108_000, reserveS: 10_800, homewardS: 4000 },
    path: [],
    planning: { speedKn: 110, turnRadiusNm: 0.4, sweepWidthNm: 29.2 },
    link: { state: 'ok', delayS: 0.6 },
    ...change,
  }
}
