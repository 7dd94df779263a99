import type { LonLat } from '#geo/lonlat.ts'
import { destination, distanceNm } from '#geo/measure.ts'
import type { ZoneContext } from '../events/zone-context.ts'
import { ownZoneAt } from './rule-match.ts'

/** Where a way leads over the outer limit of some zones: not from one of them into the next, and not at the coast. */
export interface OuterCrossing {
  /** Number of the zone on the inner side. */
  readonly zone: number
  readonly place: LonLat
  /** Along the way, nautical miles. */
  readonly nm: number
}

const BEARINGS = 24
/** Far enough past a limit to ask on which side one is, near enough to be on no other's; degrees of the way's length. */
const PAST_SHARE = 1e-4

/**
 * Where a straight way from outside leads into one of the zones, if it does. Undefined from inside, when the way meets the
 * coast of the zones first (it comes from a port or a river), and for a way of no length.
 */
export function entryAhead(
  context: ZoneContext,
  isOwn: readonly boolean[],
  from: LonLat,
  courseDeg: number,
  nm: number,
): OuterCrossing | undefined {
  const { boundary, set } = context
  if (!(nm > 0) || boundary.clearanceNm(from[0], from[1]) > nm) return undefined
  if (ownZoneAt(context, isOwn, from[0], from[1]) !== undefined) return undefined
  const first = boundary.crossings(from, destination(from, courseDeg, nm)).find(({ zone }) => isOwn[zone])
  if (!first || set.limits[first.limit]?.basis === 'coast') return undefined
  return { zone: first.zone, place: first.place, nm: distanceNm(from, first.place) }
}

/**
 * How near the outer limit of some zones is, inside or outside of them: the nearest crossing on ways of `nm` in 24
 * directions, so the answer is up to a hundredth too far from a straight limit. Undefined when none is that near.
 * Some 24 times the work of `entryAhead`: to be asked seldom.
 */
export function outerLimitNear(
  context: ZoneContext,
  isOwn: readonly boolean[],
  from: LonLat,
  nm: number,
): OuterCrossing | undefined {
  const { boundary } = context
  if (boundary.clearanceNm(from[0], from[1]) > nm) return undefined
  let nearest: OuterCrossing | undefined
  for (let i = 0; i < BEARINGS; i++) {
    const found = firstOuterCrossing(context, isOwn, from, destination(from, (i * 360) / BEARINGS, nm))
    if (found && (!nearest || found.nm < nearest.nm)) nearest = found
  }
  return nearest
}

function firstOuterCrossing(
  context: ZoneContext,
  isOwn: readonly boolean[],
  from: LonLat,
  to: LonLat,
): OuterCrossing | undefined {
  const { boundary, set } = context
  const crossings = boundary.crossings(from, to).filter(({ zone }) => isOwn[zone])
  for (const { zone, limit, share, place } of crossings) {
    // Beyond a coast the next limit is another shore's, and no nearer by water than it looks.
    if (set.limits[limit]?.basis === 'coast') return undefined
    const sideAt = (at: number) =>
      ownZoneAt(context, isOwn, from[0] + (to[0] - from[0]) * at, from[1] + (to[1] - from[1]) * at)
    const [before, after] = [sideAt(share - PAST_SHARE), sideAt(share + PAST_SHARE)]
    if ((before === undefined) === (after === undefined)) continue
    return { zone: after ?? before ?? zone, place, nm: distanceNm(from, place) }
  }
  return undefined
}
