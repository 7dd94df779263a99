import type { Scenario } from '../scenario.ts'
import { merchantShips } from './usual-parts.ts'

/** Two vessels side by side beyond the territorial sea. What they do there is not known, and not said. */
export const transfer: Scenario = {
  name: 'transfer',
  title: 'Transfer at sea',
  description:
    'Off Terengganu, beyond 12 NM, GOLDEN VOYAGER comes beside PACIFIC AMBER, which lies stopped, stays for three quarters of an hour and leaves. Both carry a country code of no state.',
  parts: [
    {
      part: 'scripted',
      name: 'PACIFIC AMBER',
      mmsi: 290_000_301,
      type: 'tanker',
      aisClass: 'A',
      lengthM: 110,
      at: [104.9, 5.2],
      steps: [{ do: 'drift', forS: 86_400 }],
    },
    {
      part: 'scripted',
      name: 'GOLDEN VOYAGER',
      mmsi: 290_000_302,
      type: 'tug',
      aisClass: 'A',
      lengthM: 45,
      at: [104.87, 5.17],
      steps: [
        { do: 'beside', trackId: 'mmsi:290000301', distanceNm: 0.05, forS: 2700 },
        { do: 'sail', to: [[105.6, 4.4]], speedKn: 7 },
      ],
    },
    ...merchantShips.filter((part) => part.part === 'voyages' && part.route.includes('gulf-of-thailand')),
  ],
  expects: [{ what: 'encounter', trackIds: ['mmsi:290000301', 'mmsi:290000302'], afterS: [2400, 3900] }],
}
