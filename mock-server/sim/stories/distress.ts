import type { Scenario } from '../scenario.ts'
import { ankaOver } from './anka-over.ts'
import { boatsAndAnchored, patrolShips } from './usual-parts.ts'

/** A boat that was last heard of at a place, and those who look for her. */
export const distress: Scenario = {
  name: 'distress',
  title: 'Distress and search',
  description:
    'The fishing boat REZEKI TERN 3 stops reporting after a quarter of an hour and drifts. The Anka-S is sent to search an expanding square around her last position, PATROL 11 to wait there.',
  parts: [
    ankaOver([113.8, 6.0, 114.6, 6.6], 10, 4500),
    ...patrolShips.slice(1),
    {
      part: 'scripted',
      name: 'REZEKI TERN 3',
      mmsi: 533_900_701,
      flag: 'MY',
      type: 'fishing',
      aisClass: 'A',
      lengthM: 22,
      at: [115.1, 6.75],
      steps: [
        { do: 'sail', to: [[115.14, 6.77]], speedKn: 6 },
        { do: 'drift', forS: 86_400 },
      ],
      says: [{ say: 'nothing', fromS: 900 }],
    },
    ...boatsAndAnchored.filter((part) => part.part === 'fishing' && part.ground === 'sabah'),
  ],
  weather: { seaState: 4, wind: { fromDeg: 20, speedKn: 18, variesKn: 4 } },
  orders: [
    {
      afterS: 3000,
      trackId: 'uav:anka-s-1',
      order: {
        kind: 'search',
        task: { pattern: 'expanding-square', datum: [115.13, 6.77], spacingNm: 5, firstLegDeg: 20, maxRadiusNm: 15 },
      },
    },
    { afterS: 3060, trackId: 'mmsi:533970011', order: { kind: 'hold', place: [115.13, 6.77] } },
  ],
  expects: [
    { what: 'lost-inside', trackIds: ['mmsi:533900701'], afterS: [1800, 2200] },
    { what: 'reporting-gap', trackIds: ['mmsi:533900701'], afterS: [2600, 2900] },
    { what: 'contact-without-ais', trackIds: ['contact'], afterS: [4000, 7200] },
  ],
}
