import type { LonLat } from '#geo/lonlat.ts'
import { pathLengthNm } from '../path.ts'
import { routes } from '../routes.ts'
import type { Part, Scenario, VoyageGroup } from '../scenario.ts'
import { vesselTypes } from '../vessel-types.ts'
import { merchantShips, worldwide } from './usual-parts.ts'

/**
 * Ships that reported a transit of the Strait of Malacca to STRAITREP in a year: 94,301 in 2024, by the Marine Department of
 * Malaysia as the press had it; 80,000 to 100,000 in most years before.
 */
export const TRANSITS_A_YEAR = 94_301
const HOURS_A_YEAR = 8766

/** How those transits share out over types (notional; the published figures give a third each to containers, tankers and others). */
const SHARES = { container: 0.33, tanker: 0.33, cargo: 0.34 } as const

/** So many ships are on a route at one time when so many sail it in a year: rate times time on the way (Little's law). */
export function shipsPresent(transitsAYear: number, lengthNm: number, speedKn: number): number {
  return (transitsAYear / HOURS_A_YEAR) * (lengthNm / speedKn)
}

function transits(): VoyageGroup[] {
  const route = 'indian-ocean-hong-kong'
  const lengthNm = pathLengthNm(routes[route].places.map(([lon, lat]): LonLat => [lon, lat]))
  return Object.entries(SHARES).map(([type, share]) => {
    const [slowest, fastest] = vesselTypes[type as keyof typeof SHARES].serviceKn
    const count = Math.round(shipsPresent(TRANSITS_A_YEAR * share, lengthNm, (slowest + fastest) / 2))
    return { part: 'voyages', route, type: type as keyof typeof SHARES, count, flags: worldwide }
  })
}

const isCoastal = (part: Part) =>
  part.part === 'voyages' && /port-klang-singapore|penang/.test(part.route) && !/indian/.test(part.route)

/** As many ships as the yearly figure puts there at one time. */
export const malaccaNight: Scenario = {
  name: 'malacca-night',
  title: 'Busy night in the Strait of Malacca',
  description:
    'As many ships in both lanes as 94,301 transits a year put there at one time, with coasters, tugs and ferries; MORNING TRADER loses her engine off Perak and drifts.',
  parts: [
    ...transits(),
    ...merchantShips.filter(isCoastal),
    { part: 'fishing', ground: 'perak', count: 6 },
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
