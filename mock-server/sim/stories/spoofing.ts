import type { Scenario } from '../scenario.ts'
import { ankaOver } from './anka-over.ts'
import { merchantShips } from './usual-parts.ts'

/** Positions that nobody can have been at. */
export const spoofing: Scenario = {
  name: 'spoofing',
  title: 'False positions',
  description:
    'After ten minutes the positions of JADE MERIDIAN run in circles; AMBER TRADER tells of a place 45 NM from where she is, under the radar of the Anka-S, where nothing is; NOBLE TRADER jumps by 60 NM and back.',
  parts: [
    ankaOver([113.7, 6.0, 114.7, 6.8], 10, 4500),
    {
      part: 'scripted',
      name: 'JADE MERIDIAN',
      mmsi: 290_000_601,
      type: 'cargo',
      aisClass: 'A',
      lengthM: 130,
      at: [112.2, 4.6],
      steps: [{ do: 'sail', to: [[114.0, 5.9]], speedKn: 12 }],
      says: [{ say: 'circle', fromS: 600, centre: [112.25, 4.64], radiusNm: 0.5, speedKn: 14 }],
    },
    {
      part: 'scripted',
      name: 'AMBER TRADER',
      mmsi: 290_000_602,
      type: 'cargo',
      aisClass: 'A',
      lengthM: 120,
      at: [114.1, 7.2],
      steps: [{ do: 'sail', to: [[114.6, 7.6]], speedKn: 10 }],
      says: [{ say: 'elsewhere', fromS: 0, towardsDeg: 180, nm: 45 }],
    },
    {
      part: 'scripted',
      name: 'NOBLE TRADER',
      mmsi: 290_000_603,
      type: 'cargo',
      aisClass: 'A',
      lengthM: 100,
      at: [112.6, 4.9],
      steps: [{ do: 'sail', to: [[114.0, 6.4]], speedKn: 12 }],
      says: [{ say: 'elsewhere', fromS: 1200, untilS: 1800, towardsDeg: 330, nm: 60 }],
    },
    ...merchantShips.filter((part) => part.part === 'voyages' && part.route.includes('labuan')),
  ],
  weather: { seaState: 2, wind: { fromDeg: 225, speedKn: 10 } },
  expects: [
    { what: 'ais-claim-without-contact', trackIds: ['mmsi:290000602'], afterS: [0, 900] },
    { what: 'contact-without-ais', trackIds: ['contact'], afterS: [0, 900] },
    { what: 'circling', trackIds: ['mmsi:290000601'], afterS: [1800, 3000] },
    { what: 'impossible-speed', trackIds: ['mmsi:290000603'], afterS: [1200, 4200] },
  ],
}
