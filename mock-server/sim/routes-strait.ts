import {
  hongKong,
  indianOcean,
  offJohor,
  offPortKlangToSingapore,
  penang,
  portKlang,
  singapore,
  singaporeStrait,
  straitOfMalacca,
  toHongKong,
  westernApproach,
} from './routes-stretches.ts'
import type { Route, RoutePlace } from './routes-types.ts'

const outOfPortKlang: readonly RoutePlace[] = [
  [101.1, 3.03, 1],
  [100.95, 2.88, 1],
]
const outOfPenang: readonly RoutePlace[] = [
  [100.2, 5.57, 1],
  [100.02, 5.5, 1],
  [99.95, 5.2, 3],
]

/** Through the Straits of Malacca and Singapore, or to a port on them. */
export const straitRoutes = {
  'indian-ocean-hong-kong': {
    ends: [indianOcean, hongKong],
    places: [[95.8, 6.35, 6], [97.0, 6.0, 6], ...straitOfMalacca, ...singaporeStrait, ...offJohor, ...toHongKong],
  },
  /** Who only passes through: a little of either sea at both ends. */
  'malacca-transit': {
    ends: [indianOcean, { name: 'SOUTH CHINA SEA', stop: false }],
    places: [[97.0, 6.0, 6], ...straitOfMalacca, ...singaporeStrait, ...offJohor],
  },
  'indian-ocean-port-klang': {
    ends: [indianOcean, portKlang],
    places: [...westernApproach, [100.8, 3.12, 2], [101.1, 3.03, 1]],
  },
  'port-klang-singapore': {
    ends: [portKlang, singapore],
    places: [...outOfPortKlang, ...offPortKlangToSingapore, [103.58, 1.195, 0.6]],
  },
  'port-klang-hong-kong': {
    ends: [portKlang, hongKong],
    places: [...outOfPortKlang, ...offPortKlangToSingapore, ...singaporeStrait, ...offJohor, ...toHongKong],
  },
  'penang-hong-kong': {
    ends: [penang, hongKong],
    places: [
      ...outOfPenang,
      [100.0, 4.3, 3],
      [100.2, 3.55, 4],
      [100.8, 2.98, 2],
      ...offPortKlangToSingapore,
      ...singaporeStrait,
      ...offJohor,
      ...toHongKong,
    ],
  },
  'penang-port-klang': {
    ends: [penang, portKlang],
    places: [...outOfPenang, [100.2, 4.4, 3], [100.33, 4.05, 3], [100.75, 3.3, 3], [101.1, 3.03, 1]],
  },
} as const satisfies Record<string, Route>
