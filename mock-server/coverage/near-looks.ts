import type { Footprint, Look } from '#domain/coverage/footprint.ts'
import { LookLog } from '#domain/coverage/look-log.ts'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'

/** A degree of latitude is nowhere shorter on WGS 84: 59.705 NM at the equator. */
const NM_PER_DEGREE = 59.7
const RADIANS = Math.PI / 180
/** What lies between two moments of a look may bulge beyond both (notional). */
const MARGIN_NM = 3

/** Where something was between two moments: a box as middle and half its sides, degrees. */
export interface Reach {
  readonly middle: LonLat
  readonly eastDeg: number
  readonly northDeg: number
}

/** The reach of some places; not meant for more than half the world. */
export function reachOf(places: readonly LonLat[]): Reach {
  const [first] = places
  if (!first) return { middle: [0, 0], eastDeg: 180, northDeg: 90 }
  const east = places.map(([lon]) => longitudeDelta(first[0], lon))
  const north = places.map(([, lat]) => lat - first[1])
  const [west, easternmost, south, northernmost] = [least(east), most(east), least(north), most(north)]
  return {
    middle: [first[0] + (west + easternmost) / 2, first[1] + (south + northernmost) / 2],
    eastDeg: (easternmost - west) / 2,
    northDeg: (northernmost - south) / 2,
  }
}

/**
 * The looks of a log that may have held a place within a reach, as a log that speaks for the same time: what is worked out for each
 * look is worked out for few. Between two moments, milliseconds since 1970.
 */
export function nearLooks(log: LookLog, reach: Reach, fromMs: number, toMs: number): LookLog {
  const near = new LookLog({ mostLooks: Number.POSITIVE_INFINITY, longestMs: Number.NEGATIVE_INFINITY })
  if (log.size === 0) return near
  const looks = log.between(fromMs, toMs)
  const nowhere: Footprint = { shape: 'polygon', rings: [] }
  for (const atMs of [log.knownFromMs, log.knownToMs])
    near.add({ sensorId: '', fromMs: atMs, toMs: atMs, from: nowhere, to: nowhere, paused: true })
  for (const look of looks) if (!look.paused && mayHold(look, reach)) near.add(look)
  return near
}

function mayHold({ from, to }: Look, { middle, eastDeg, northDeg }: Reach): boolean {
  const seen = reachOf([...placesOf(from), ...placesOf(to)])
  const reachNm = Math.max(rangeNm(from), rangeNm(to)) + MARGIN_NM
  const north = Math.abs(seen.middle[1] - middle[1]) - seen.northDeg - northDeg
  if (north * NM_PER_DEGREE > reachNm) return false
  const east = Math.abs(longitudeDelta(middle[0], seen.middle[0])) - seen.eastDeg - eastDeg
  const narrow = Math.cos(Math.min(89, Math.abs(middle[1]) + northDeg + reachNm / NM_PER_DEGREE) * RADIANS)
  return east * NM_PER_DEGREE * narrow <= reachNm
}

function placesOf(footprint: Footprint): readonly LonLat[] {
  return footprint.shape === 'sector' ? [footprint.centre] : (footprint.rings[0] ?? [])
}

function rangeNm(footprint: Footprint): number {
  return footprint.shape === 'sector' ? footprint.maxRangeNm : 0
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b))
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b))
}
