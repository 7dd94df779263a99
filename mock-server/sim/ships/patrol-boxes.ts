import type { SearchTask } from '#domain/search/search-task.ts'

/** Standing orders: patrols that a ship goes on with until she is told otherwise. All places are notional. */
export const patrolBoxes = {
  /** To and fro west of the Luconia Shoals. */
  'luconia-barrier': { pattern: 'barrier', from: [112.1, 4.9], to: [112.5, 5.9], passes: 4 },
  'kimanis-racetrack': {
    pattern: 'racetrack',
    from: [114.95, 5.8],
    to: [115.4, 6.4],
    widthNm: 6,
    side: 'left',
    laps: 3,
  },
  'balabac-barrier': { pattern: 'barrier', from: [116.85, 7.57], to: [117.4, 7.65], passes: 6 },
  'sulu-parallel': {
    pattern: 'parallel-track',
    area: { kind: 'box', box: [118.4, 6.1, 118.9, 6.5] },
    spacingNm: 6,
  },
  'langkawi-racetrack': {
    pattern: 'racetrack',
    from: [99.4, 6.3],
    to: [99.5, 5.8],
    widthNm: 4,
    side: 'right',
    laps: 4,
  },
  'kuantan-parallel': {
    pattern: 'parallel-track',
    area: { kind: 'box', box: [104.2, 3.8, 104.8, 4.4] },
    spacingNm: 8,
  },
} as const satisfies Record<string, SearchTask>

export type PatrolBoxName = keyof typeof patrolBoxes
