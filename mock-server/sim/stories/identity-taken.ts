import type { Scenario } from '../scenario.ts'
import { merchantShips } from './usual-parts.ts'

/** One number, two ships. Which of them it belongs to nobody says. */
export const identityTaken: Scenario = {
  name: 'identity-taken',
  title: 'One identity, two ships',
  description: 'Two vessels send with the MMSI 533 900 501: one sails off Kuantan, the other 450 NM away off Sarawak.',
  parts: [
    {
      part: 'scripted',
      name: 'SERI HERON',
      mmsi: 533_900_501,
      flag: 'MY',
      type: 'cargo',
      aisClass: 'A',
      lengthM: 96,
      at: [104.3, 3.9],
      steps: [{ do: 'sail', to: [[104.6, 5.6]], speedKn: 11 }],
    },
    {
      part: 'scripted',
      name: 'UNKNOWN 502',
      mmsi: 290_000_502,
      type: 'cargo',
      aisClass: 'A',
      lengthM: 88,
      at: [111.6, 3.9],
      steps: [{ do: 'sail', to: [[113.0, 5.0]], speedKn: 10 }],
      says: [{ say: 'mmsi', mmsi: 533_900_501 }],
    },
    ...merchantShips.filter((part) => part.part === 'voyages' && part.route.includes('kuantan')),
  ],
  expects: [{ what: 'shared-identity', trackIds: ['mmsi:533900501'], afterS: [0, 120] }],
}
