import type { Flag } from '../identity.ts'
import { routes } from '../routes.ts'
import type { Route } from '../routes-types.ts'
import type { Part, VoyageGroup } from '../scenario.ts'
import { type VesselTypeName, vesselTypes } from '../vessel-types.ts'
import { MEAN_STAY_H, sailingHours } from '../voyage.ts'

/** Hours in a mean year of 365.25 days. */
export const HOURS_A_YEAR = 8766

interface Transits {
  readonly type: VesselTypeName
  /** Ships that reported to Klang VTS under STRAITREP in 2024, both directions together. */
  readonly aYear: number
}

/**
 * Transits of the Straits of Malacca and Singapore in 2024 as counted by the Marine Department Malaysia from STRAITREP
 * reports to Klang VTS (300 GT and more, or 50 m and more) and given by type by Informare, 9 January 2025: 94,301 in all, of
 * them 25,127 container ships, 19,507 bulk carriers, 9,724 very large crude carriers, 8,056 general cargo, 5,003 LNG and LPG
 * carriers, 2,291 ro-ro and 1,767 passenger ships. Other tankers are not in that notice: 20,300 follows from "22 thousand, 8.5 %
 * more" of its notice on 2025 (26 January 2026). What is left, 2,526, is taken as cargo, like ro-ro. Years before: 89,000
 * in 2023, 83,740 in 2016, 75,477 in 2012.
 */
export const transits2024: readonly Transits[] = [
  { type: 'container', aYear: 25_127 },
  { type: 'tanker', aYear: 9_724 + 20_300 },
  { type: 'bulk', aYear: 19_507 },
  { type: 'cargo', aYear: 8_056 + 2_291 + 2_526 },
  { type: 'gas', aYear: 5_003 },
  { type: 'passenger', aYear: 1_767 },
]

/** Of those that pass Port Klang, how many come from or go to it (notional). */
const PORT_KLANG_SHARE = 0.1
/** Types that call there in the picture; the others only pass. */
const callers: readonly VesselTypeName[] = ['container', 'tanker', 'bulk', 'cargo']

/** Ships in a stretch at any moment: those that pass it in a year, times the part of a year that each takes. */
export function shipsPresent(transitsAYear: number, hours: number): number {
  return (transitsAYear * hours) / HOURS_A_YEAR
}

/**
 * How many ships must sail a route to and fro so that any gate on it is passed so often a year: the speeds of a type are
 * even between its least and greatest, and at a stop each lies a while.
 */
export function shipsOn(route: Route, type: VesselTypeName, transitsAYear: number): number {
  const [slowKn, fastKn] = vesselTypes[type].serviceKn
  const stayH = (MEAN_STAY_H * route.ends.filter(({ stop }) => stop).length) / 2
  const steps = 8
  let passagesAnHour = 0
  for (let i = 0; i < steps; i++) {
    const serviceKn = slowKn + ((fastKn - slowKn) * (i + 0.5)) / steps
    passagesAnHour += 1 / (sailingHours(route, serviceKn) + stayH) / steps
  }
  return shipsPresent(transitsAYear, 1 / passagesAnHour)
}

const worldwide: readonly Flag[] = ['PA', 'PA', 'LR', 'LR', 'MH', 'SG', 'SG', 'HK', 'HK', 'CN', 'JP', 'KR', 'MY']
const regional: readonly Flag[] = ['MY', 'MY', 'MY', 'SG', 'SG', 'ID', 'TH', 'PA', 'LR']

/**
 * Ships through the straits, so many that Port Klang counts `transitsAYear` of them; by default as in 2024. A ship more
 * or less in each group is what rounding leaves.
 */
export function malaccaTransits(transitsAYear = totalAYear(transits2024)): VoyageGroup[] {
  const scale = transitsAYear / totalAYear(transits2024)
  const group = (route: keyof typeof routes, type: VesselTypeName, aYear: number): VoyageGroup[] => {
    const count = Math.round(shipsOn(routes[route], type, aYear * scale))
    return count > 0 ? [{ part: 'voyages', route, type, count, flags: worldwide }] : []
  }
  return transits2024.flatMap(({ type, aYear }) => {
    const calling = callers.includes(type) ? PORT_KLANG_SHARE * aYear : 0
    return [...group('malacca-transit', type, aYear - calling), ...group('port-klang-singapore', type, calling)]
  })
}

/** Who crosses the lanes, keeps inshore of them, fishes or waits beside them (numbers notional). */
const besideTheLanes: readonly Part[] = [
  { part: 'voyages', route: 'indian-ocean-port-klang', type: 'container', count: 14, flags: worldwide },
  { part: 'voyages', route: 'indian-ocean-port-klang', type: 'cargo', count: 10, flags: worldwide },
  { part: 'voyages', route: 'penang-port-klang', type: 'cargo', count: 5, flags: regional },
  { part: 'voyages', route: 'penang-langkawi', type: 'ferry', count: 2, flags: ['MY'] },
  { part: 'voyages', route: 'kuala-perlis-langkawi', type: 'ferry', count: 3, flags: ['MY'] },
  { part: 'voyages', route: 'kuala-kedah-langkawi', type: 'ferry', count: 3, flags: ['MY'] },
  { part: 'voyages', route: 'port-klang-asahan', type: 'ferry', count: 2, flags: ['MY', 'ID'] },
  { part: 'voyages', route: 'melaka-bengkalis', type: 'ferry', count: 3, flags: ['MY', 'ID'] },
  { part: 'voyages', route: 'kukup-karimun', type: 'ferry', count: 3, flags: ['MY', 'ID'] },
  { part: 'voyages', route: 'singapore-batam', type: 'ferry', count: 4, flags: ['SG', 'ID'] },
  { part: 'voyages', route: 'pengerang-batam', type: 'ferry', count: 2, flags: ['MY', 'ID'] },
  { part: 'voyages', route: 'port-klang-johor-inshore', type: 'tow', count: 10, flags: regional },
  { part: 'voyages', route: 'port-klang-johor-inshore', type: 'tug', count: 6, flags: regional },
  { part: 'fishing', ground: 'perak', count: 14 },
  { part: 'fishing', ground: 'kedah', count: 14 },
  { part: 'anchored', anchorage: 'port-klang', type: 'container', count: 8, flags: worldwide },
  { part: 'anchored', anchorage: 'port-klang', type: 'cargo', count: 8, flags: worldwide },
  { part: 'anchored', anchorage: 'penang', type: 'cargo', count: 4, flags: regional },
  { part: 'anchored', anchorage: 'melaka', type: 'tanker', count: 3, flags: worldwide },
  { part: 'anchored', anchorage: 'east-johor', type: 'tanker', count: 8, flags: worldwide },
]

/** Everybody on the Straits of Malacca and Singapore in a busy hour. */
export const busyMalacca: readonly Part[] = [...malaccaTransits(), ...besideTheLanes]

function totalAYear(transits: readonly Transits[]): number {
  return transits.reduce((sum, { aYear }) => sum + aYear, 0)
}
