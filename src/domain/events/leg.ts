import { alongGeodesic } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { between } from '#geo/measure.ts'
import { wayNm } from '../one-motion.ts'
import type { ZoneContext } from './zone-context.ts'
import type { Fix } from './zone-event.ts'

/** A fix and which feed or file brought it. */
export interface HeardFix extends Fix {
  readonly source: string
}

/** Where a track went over a limit: on the way between two reports, or, when nothing is known of that way, by the second. */
export interface Passing extends Fix {
  readonly isKnown: boolean
  readonly before: Fix
  readonly after: Fix
  /** Which of `ZoneSet.limits`; absent when it is not known. */
  readonly limit?: number
}

/** The way between two reports of one motion: straight in longitude and latitude, as the boundaries are. */
export interface Leg {
  readonly from: Fix
  readonly to: HeardFix
  readonly lengthNm: number
}

export function legOf(from: Fix, to: HeardFix): Leg {
  return { from, to, lengthNm: wayNm(from.lon, from.lat, to.lon, to.lat) }
}

/** The place a share of the way along. */
export function placeOn({ from, to }: Leg, share: number): LonLat {
  if (share <= 0) return [from.lon, from.lat]
  if (share >= 1) return [to.lon, to.lat]
  return between([from.lon, from.lat], [to.lon, to.lat], share)
}

/** The share of the way at which an instant falls. */
export function shareAt({ from, to }: Leg, atMs: number): number {
  return to.atMs > from.atMs ? (atMs - from.atMs) / (to.atMs - from.atMs) : 1
}

const HALVINGS = 30
/** A millionth of a degree, to which crossings are told. */
const MICRODEGREE = 1e-6

/**
 * The crossing at a share of the leg, told on the WGS 84 geodesic. For the few miles between two reports the straight
 * line of the search and the geodesic are the same; on long ways the place is found anew on the geodesic, by halving
 * between the shares `low` and `high` of the crossings before and after (or the reports). Where the geodesic does not
 * cross there, it stays on the straight line.
 */
export function passingAt(
  leg: Leg,
  { share, low, high, limit }: { share: number; low: number; high: number; limit: number | undefined },
  isInside: (lon: number, lat: number) => boolean,
): Passing {
  const { from, to } = leg
  const on = (at: number): LonLat =>
    at <= 0 || at >= 1 ? placeOn(leg, at) : alongGeodesic([from.lon, from.lat], [to.lon, to.lat], at)
  const straight = placeOn(leg, share)
  let place = on(share)
  let exact = share
  if (Math.abs(place[1] - straight[1]) > MICRODEGREE) {
    place = straight
    const atHigh = isInside(...on(high))
    if (isInside(...on(low)) !== atHigh) {
      let [below, above] = [low, high]
      for (let i = 0; i < HALVINGS; i++) {
        const middle = (below + above) / 2
        if (isInside(...on(middle)) === atHigh) above = middle
        else below = middle
      }
      exact = above
      place = on(exact)
    }
  }
  return {
    ...placedAt(Math.round(from.atMs + (to.atMs - from.atMs) * exact), place),
    isKnown: true,
    before: from,
    after: fixOf(to),
    ...(limit !== undefined && { limit }),
  }
}

/** A crossing on a way that nothing is known of: dated at the report after. */
export function unseenPassing(before: Fix, to: HeardFix): Passing {
  const after = fixOf(to)
  return { ...after, isKnown: false, before, after }
}

/** A computed place and time, as they are told. */
export function placedAt(atMs: number, [lon, lat]: LonLat): Fix {
  return { atMs, lon: Math.round(lon / MICRODEGREE) / 1e6, lat: Math.round(lat / MICRODEGREE) / 1e6 }
}

export function fixOf({ atMs, lon, lat }: Fix): Fix {
  return { atMs, lon, lat }
}

/** Nautical miles from a place to the boundary of a zone: how deep it is inside, or how far outside. */
export function depthNm({ boundary }: ZoneContext, zone: number, [lon, lat]: LonLat): number {
  return boundary.nearest(lon, lat, { zone })?.distanceNm ?? Number.POSITIVE_INFINITY
}
