import type { PositionReport } from '#domain/report.ts'
import { radarHorizonNm } from '#domain/sensors/horizon.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { randomStream } from './random.ts'
import { type Receiver, shoreStations } from './reception-stations.ts'

/** Antennas above the sea, metres: of a class A set on a merchant ship, of a class B set on a boat (notional). */
const CLASS_A_M = 20
const CLASS_B_M = 4
/**
 * Warm sea bends VHF further than the standard atmosphere does (ITU-R P.453: ducting is common in the tropics): range is this
 * much of the horizon (notional).
 */
const DUCT = 1.25
/** Well inside the range nearly every report gets through; the rest is lost to others in the same slot (notional). */
const NEAR_SHARE = 0.98
/** From this share of the range on it falls off evenly, to nothing at its end (notional). */
const FADES_FROM = 0.8

/**
 * Satellites that hear AIS: one comes over the region in each of these windows, at a time drawn, and stays so long. It hears
 * all ships of a footprint some 2,500 NM wide at once, so few of the reports get through: fewer still of the weak sets of
 * class B. All four numbers notional, within what ITU-R M.2084 and M.2169 say of AIS heard from orbit.
 */
const WINDOW_S = 1200
const PASS_S = 300
const CLASS_A_FROM_ORBIT = 0.15
const CLASS_B_FROM_ORBIT = 0.03

export interface ReceptionOptions {
  /** Any finite number. */
  readonly seed: number
  /** Those ashore; a list of our own without it. */
  readonly stations?: readonly Receiver[]
  /** Receivers that fly or sail, where they are now: asked each time. */
  readonly afloat?: () => readonly Receiver[]
  readonly hasSatellites?: boolean
}

/**
 * Whether a report made at a time is heard by anybody. `from` is where the set truly is, where its report says something
 * else. A pure function of its inputs, the seed and the moving receivers: the same report is heard or not however often it is
 * asked, in any order.
 */
export type Heard = (report: PositionReport, atMs: number, from?: LonLat) => boolean

/** Reception by shore stations, receivers in the air, and passing satellites. */
export function receptionOf({ seed, stations = shoreStations, afloat, hasSatellites = true }: ReceptionOptions): Heard {
  return (report, atMs, from = [report.lon, report.lat]) => {
    // Only AIS comes by this way: a drone has a line of its own.
    if (!report.trackId.startsWith('mmsi:')) return true
    const antennaM = isClassA(report) ? CLASS_A_M : CLASS_B_M
    // One draw a report: whoever hears best decides, as stations on one coast lose the same collisions.
    const draw = share(seed, `reception/${report.trackId}/${atMs}`)
    if (draw < bestShare(stations, from, antennaM)) return true
    if (afloat && draw < bestShare(afloat(), from, antennaM)) return true
    if (!hasSatellites || !isPassing(seed, atMs)) return false
    return share(seed, `orbit/${report.trackId}/${atMs}`) < (isClassA(report) ? CLASS_A_FROM_ORBIT : CLASS_B_FROM_ORBIT)
  }
}

/** How far off a receiver hears a set, nautical miles along the sea. */
export function receptionRangeNm(heightM: number, antennaM: number): number {
  return DUCT * radarHorizonNm(heightM, antennaM)
}

/** The share of reports from a place that one receiver gets, 0 to 1. */
export function heardShare(receiver: Receiver, from: LonLat, antennaM: number): number {
  const rangeNm = receptionRangeNm(receiver.heightM, antennaM)
  // Cheap first: far north or south of it there is nothing to reckon.
  if (Math.abs(receiver.place[1] - from[1]) * 60 > rangeNm * 1.01) return 0
  const ofRange = distanceNm(receiver.place, from) / rangeNm
  return NEAR_SHARE * Math.max(0, Math.min(1, (1 - ofRange) / (1 - FADES_FROM)))
}

/** Whether a satellite is over the region. */
export function isPassing(seed: number, atMs: number): boolean {
  const window = Math.floor(atMs / 1000 / WINDOW_S)
  const beginsS = window * WINDOW_S + share(seed, `pass/${window}`) * (WINDOW_S - PASS_S)
  return atMs / 1000 >= beginsS && atMs / 1000 < beginsS + PASS_S
}

function bestShare(receivers: readonly Receiver[], from: LonLat, antennaM: number): number {
  let best = 0
  for (const receiver of receivers) {
    best = Math.max(best, heardShare(receiver, from, antennaM))
    if (best === NEAR_SHARE) return best
  }
  return best
}

/** Only class A tells a navigational status. */
function isClassA({ navStatus }: PositionReport): boolean {
  return navStatus !== undefined
}

/** A number in [0, 1) that belongs to a key. */
function share(seed: number, key: string): number {
  return randomStream(seed, key)()
}
