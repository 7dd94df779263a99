import type { Scenario } from '../scenario.ts'
import { merchantShips } from './usual-parts.ts'

/** A ship that does not report while she crosses the limit. */
export const reportingGap: Scenario = {
  name: 'reporting-gap',
  title: 'Reporting gap near the limit',
  description:
    'SILVER HORIZON sails west off Sarawak, stops reporting after ten minutes some 4 NM before the limit, and reports again fifty minutes later beyond it.',
  parts: [
    {
      part: 'scripted',
      name: 'SILVER HORIZON',
      mmsi: 290_000_401,
      type: 'tanker',
      aisClass: 'A',
      lengthM: 120,
      at: [110.09, 4.0],
      steps: [{ do: 'sail', to: [[108.6, 4.0]], speedKn: 12 }],
      says: [{ say: 'nothing', fromS: 600, untilS: 3600 }],
    },
    ...merchantShips.filter((part) => part.part === 'voyages' && part.route.includes('bintulu')),
  ],
  expects: [
    { what: 'lost-inside', trackIds: ['mmsi:290000401'], afterS: [1500, 1900] },
    { what: 'reporting-gap', trackIds: ['mmsi:290000401'], afterS: [2300, 2500] },
    { what: 'exited', trackIds: ['mmsi:290000401'], afterS: [3500, 3700] },
  ],
}
