import { between } from '#geo/measure.ts'
import type { Scenario } from '../scenario.ts'
import type { ScriptedPart } from '../script/scripted-part.ts'
import { ankaOver } from './anka-over.ts'
import { crossingShip, line1969, patrolShips, regional, worldwide } from './usual-parts.ts'

const dark = (name: string, number: number, at: readonly [number, number], lengthM: number): ScriptedPart => ({
  part: 'scripted',
  name,
  mmsi: 290_000_000 + number,
  type: 'fishing',
  aisClass: 'A',
  lengthM,
  at,
  steps: [{ do: 'fish', radiusNm: 4, forS: 86_400 }],
  says: [{ say: 'nothing', fromS: 0 }],
})

/** Boats off the Luconia Shoals that carry a country code of no state: one comes in, one stops reporting, two never did. */
export const luconia: Scenario = {
  name: 'luconia',
  title: 'Fishing incursion off Luconia',
  description:
    'Four boats whose country code belongs to no state: OMBAK HERON 12 comes over the limit after five minutes, CAMAR TERN 5 fishes off the Luconia Shoals and stops reporting after a quarter of an hour, two more never report and are seen by the radar of the Anka-S alone. PATROL 7 is sent to CAMAR TERN 5.',
  parts: [
    ankaOver([112.1, 5.45, 112.9, 6.15], 10, 6600),
    ...patrolShips.slice(0, 1),
    crossingShip('OMBAK HERON 12', 212, between(line1969[23], line1969[24], 0.4), 80, [10, 90], 300),
    {
      part: 'scripted',
      name: 'CAMAR TERN 5',
      mmsi: 290_000_213,
      type: 'fishing',
      aisClass: 'A',
      lengthM: 26,
      at: [112.45, 5.6],
      steps: [{ do: 'fish', radiusNm: 3, forS: 86_400 }],
      says: [{ say: 'nothing', fromS: 900 }],
    },
    dark('SOTONG HITAM 1', 214, [112.35, 5.8], 24),
    dark('SOTONG HITAM 2', 215, [112.6, 5.95], 30),
    { part: 'voyages', route: 'bintulu-hong-kong', type: 'tanker', count: 4, flags: worldwide },
    { part: 'voyages', route: 'singapore-bintulu', type: 'cargo', count: 3, flags: regional },
    { part: 'fishing', ground: 'sarawak', count: 5 },
  ],
  reception: true,
  weather: { seaState: 3, wind: { fromDeg: 45, speedKn: 14, variesKn: 4 } },
  orders: [{ afterS: 3000, trackId: 'mmsi:533970007', order: { kind: 'intercept', trackId: 'mmsi:290000213' } }],
  expects: [
    { what: 'entered', trackIds: ['mmsi:290000212'], afterS: [240, 420] },
    { what: 'contact-without-ais', trackIds: ['contact'], afterS: [0, 600] },
    { what: 'lost-inside', trackIds: ['mmsi:290000213'], afterS: [1800, 2200] },
    { what: 'reporting-gap', trackIds: ['mmsi:290000213'], afterS: [2600, 2900] },
  ],
}
