import type { LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm, initialCourseDeg } from '#geo/measure.ts'
import { turnBetween } from '../motion.ts'
import type { Quarry } from './lead-pursuit.ts'

const RADIANS = Math.PI / 180
/** On the quarter: so far from right astern, to the nearer side (field practice: seen by the other, and clear of its wake). */
const QUARTER_DEG = 45
/** What is off in distance and in bearing is made good in about these times, hours (notional). */
const RANGE_HOURS = 0.04
const BEARING_HOURS = 0.1
/** Along the circle round the other no faster than this, knots (notional). */
const MOST_ALONG_KN = 8
/** Something slower lies still, for one that keeps by it. */
const STILL_KN = 1
/** Beside what lies still a ship stops within this share of the distance. */
const NEAR_ENOUGH = 0.05

/** How to go, over ground. */
interface Going {
  readonly courseDeg: number
  readonly speedKn: number
}

/** Where a ship belongs that keeps so far from another, on the quarter that she is nearer to. */
export function stationOf(own: LonLat, quarry: Quarry, rangeNm: number): LonLat {
  const bearingDeg = initialCourseDeg(quarry.place, own)
  return destination(quarry.place, quarterDeg(bearingDeg, quarry), rangeNm)
}

/**
 * How to go to keep a distance from another: with it, and so much out or in as makes good what the range is off; what
 * speed is left goes along the circle round it, towards its quarter. The range comes first, so that it holds in turns.
 *
 * @param maxChangeKnS What the ship can slow down by, knots a second: she closes no faster than she can brake.
 */
export function keepStation(own: LonLat, quarry: Quarry, rangeNm: number, mostKn: number, maxChangeKnS: number): Going {
  const nm = distanceNm(quarry.place, own)
  const bearingDeg = initialCourseDeg(quarry.place, own)
  const offNm = rangeNm - nm
  const still = quarry.speedKn < STILL_KN
  if (still && Math.abs(offNm) < NEAR_ENOUGH * rangeNm) return { courseDeg: (bearingDeg + 90) % 360, speedKn: 0 }
  const brakingKn = Math.sqrt(maxChangeKnS * 3600 * Math.abs(offNm))
  const outKn = Math.sign(offNm) * Math.min(Math.abs(offNm) / RANGE_HOURS, brakingKn)
  const aroundRadians = turnBetween(bearingDeg, quarterDeg(bearingDeg, quarry)) * RADIANS
  const wantedKn = still ? 0 : (rangeNm * aroundRadians) / BEARING_HOURS
  let alongKn = Math.max(-MOST_ALONG_KN, Math.min(MOST_ALONG_KN, wantedKn))
  const speedKn = still ? 0 : quarry.speedKn
  for (let i = 0; ; i++) {
    const sum = added([quarry.courseDeg, speedKn], [bearingDeg, outKn], [bearingDeg + 90, alongKn])
    if (sum.speedKn <= mostKn || i === 4) return { ...sum, speedKn: Math.min(mostKn, sum.speedKn) }
    alongKn = i === 3 ? 0 : alongKn / 2
  }
}

function quarterDeg(bearingDeg: number, quarry: Quarry): number {
  if (quarry.speedKn < STILL_KN) return bearingDeg
  const asternDeg = quarry.courseDeg + 180
  const side = turnBetween(asternDeg, bearingDeg) < 0 ? -1 : 1
  return (asternDeg + side * QUARTER_DEG + 360) % 360
}

function added(...parts: readonly (readonly [courseDeg: number, speedKn: number])[]): Going {
  let [east, north] = [0, 0]
  for (const [courseDeg, speedKn] of parts) {
    east += speedKn * Math.sin(courseDeg * RADIANS)
    north += speedKn * Math.cos(courseDeg * RADIANS)
  }
  return { courseDeg: (Math.atan2(east, north) / RADIANS + 360) % 360, speedKn: Math.hypot(east, north) }
}
