import type { Scenario } from '../scenario.ts'
import { ankaOver } from './anka-over.ts'
import { crossingShip, merchantShips, offSandakan } from './usual-parts.ts'

/** Two ships and two drones that work together. */
export const sulu: Scenario = {
  name: 'sulu',
  title: 'Joint patrol in the Sulu Sea',
  description:
    'ANKA-S 1 searches off Sandakan and is relieved by ANKA-S 2. OMBAK TENANG 5, whose country code belongs to no state, comes over the limit after a quarter of an hour; PATROL 21 is sent to intercept her, PATROL 22 keeps to her patrol.',
  parts: [
    ankaOver([118.2, 5.95, 119.1, 6.7], 6, 8000, 1),
    ankaOver([118.0, 6.6, 118.4, 6.9], 10, 9000, 2),
    {
      part: 'patrol-ship',
      name: 'PATROL 21',
      mmsi: 533_970_021,
      class: 'keris',
      home: 'sandakan',
      patrol: 'sulu-parallel',
      start: 'on-patrol',
    },
    {
      part: 'patrol-ship',
      name: 'PATROL 22',
      mmsi: 533_970_022,
      class: 'littoral-mission-ship-batch-2',
      home: 'sepanggar',
      patrol: 'balabac-barrier',
      start: 'on-patrol',
    },
    crossingShip('OMBAK TENANG 5', 405, offSandakan, 225, [12, 20], 900),
    ...merchantShips.filter((part) => part.part === 'voyages' && part.route.includes('sandakan')),
  ],
  orders: [
    { afterS: 600, trackId: 'uav:anka-s-2', order: { kind: 'relieve', trackId: 'uav:anka-s-1' } },
    { afterS: 1080, trackId: 'mmsi:533970021', order: { kind: 'intercept', trackId: 'mmsi:290000405' } },
  ],
  expects: [{ what: 'entered', trackIds: ['mmsi:290000405'], afterS: [840, 1020] }],
}
