import type { Scenario } from '../scenario.ts'
import { busyMalacca } from '../traffic/malacca-traffic.ts'

/** As many ships as the yearly figure puts there at one time. */
export const malaccaNight: Scenario = {
  name: 'malacca-night',
  title: 'Busy night in the Strait of Malacca',
  description:
    'As many ships in both lanes as 94,301 transits a year put there at one time, with coasters, tugs and ferries; MORNING TRADER loses her engine off Perak and drifts.',
  parts: [
    ...busyMalacca,
    {
      part: 'scripted',
      name: 'MORNING TRADER',
      mmsi: 563_900_801,
      flag: 'SG',
      type: 'cargo',
      aisClass: 'A',
      lengthM: 140,
      at: [99.55, 4.3],
      steps: [
        { do: 'sail', to: [[99.6, 4.26]], speedKn: 12 },
        { do: 'drift', forS: 86_400 },
      ],
    },
    {
      part: 'patrol-ship',
      name: 'PATROL 31',
      mmsi: 533_970_031,
      class: 'bagan-datuk',
      home: 'lumut',
      start: 'in-port',
    },
  ],
  orders: [
    { afterS: 2400, trackId: 'mmsi:533970031', order: { kind: 'shadow', trackId: 'mmsi:563900801', distanceNm: 1 } },
  ],
  expects: [{ what: 'stop-in-zone', trackIds: ['mmsi:563900801'], afterS: [1200, 4000] }],
}
