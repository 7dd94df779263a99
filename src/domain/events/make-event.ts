import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { versionOf } from '../zones-in-force.ts'
import type { Passing } from './leg.ts'
import { isInPort } from './ports.ts'
import type { ZoneContext } from './zone-context.ts'
import type { EventFlag, Fix, LimitCrossed, ZoneEvent, ZoneEventKind } from './zone-event.ts'

/** What came to pass, as the machine knows it. */
export interface Happening {
  readonly kind: ZoneEventKind
  readonly zone: number
  /** The limit gone over, in or out; or, without a crossing, where and when it counts. */
  readonly at: Passing | Fix
  readonly before?: Fix
  readonly after?: Fix
  /** For `crossed`: where it came out. */
  readonly out?: Passing
  readonly confirmedAtMs: number
  readonly depthNm?: number
  readonly flag?: EventFlag
  readonly source: string
}

/** Whose event: the second of two senders that share an identity is told from the first. */
export interface Whose {
  readonly trackId: string
  readonly isShared: boolean
}

/** The order in which flags are listed. */
const FLAGS: readonly EventFlag[] = [
  'at-coast',
  'in-port',
  'shared-identity',
  'zone-closed',
  'zone-opened',
  'jump',
  'too-close-to-call',
]

/**
 * The event of a happening, with its evidence. Its id is a hash of the cause: kind, track (and which of its senders),
 * zone, the reports either side and the crossing. Rules and zone version are not in it, so that the same crossing keeps
 * its id when other rules or zones still find it. What a zone's own beginning or end caused has that instant as its cause,
 * and not the place, which is only a guess until the next report.
 */
export function makeEvent(context: ZoneContext, { trackId, isShared }: Whose, happening: Happening): ZoneEvent {
  const { kind, zone, at, out, flag, source } = happening
  const passing = 'isKnown' in at ? at : undefined
  const before = passing?.before ?? happening.before
  const after = passing?.after ?? happening.after
  const { id: zoneId } = context.set.zones[zone] as ZoneContext['set']['zones'][number]
  const { bandNm, dwellS } = context.rules[zone] as ZoneContext['rules'][number]
  const judged = (after ?? before ?? at) as Fix
  const whatCaused = flag ? [at.atMs, flag] : [at.atMs, at.lon, at.lat, ...causeOf(before), ...causeOf(after)]
  const cause = [kind, trackId, isShared ? 2 : 1, zoneId, ...whatCaused]
  const flags = new Set<EventFlag>(flag ? [flag] : [])
  if (isShared) flags.add('shared-identity')
  if (isInPort(context.ports, at.lon, at.lat)) flags.add('in-port')
  for (const each of [passing, out]) if (basisOf(context, each) === 'coast') flags.add('at-coast')
  if (isTooClose(context, zone, judged, passing, happening.depthNm)) flags.add('too-close-to-call')
  if (passing && isJump(context, passing)) flags.add('jump')
  const limit = passing && limitOf(context, zone, passing)
  const outLimit = out && limitOf(context, zone, out)
  return {
    id: bytesToHex(sha256(utf8ToBytes(cause.join('|')))).slice(0, 16),
    kind,
    trackId,
    zoneId,
    zoneVersion: versionOf(context.set, zoneId),
    atMs: at.atMs,
    lon: at.lon,
    lat: at.lat,
    crossing: !passing ? 'none' : passing.isKnown ? 'interpolated' : 'unknown',
    windowMs: passing ? [passing.before.atMs, passing.after.atMs] : [at.atMs, at.atMs],
    ...(before && { before }),
    ...(after && { after }),
    ...(limit && { limit }),
    ...(out && {
      out: {
        atMs: out.atMs,
        lon: out.lon,
        lat: out.lat,
        before: out.before,
        after: out.after,
        ...(outLimit && { limit: outLimit }),
      },
    }),
    confirmedAtMs: happening.confirmedAtMs,
    ...(happening.depthNm !== undefined && { depthNm: rounded(happening.depthNm) }),
    rule: { bandNm, dwellS },
    turfInside: context.jury.isInside(zone, judged.lon, judged.lat, isInside(context, zone, judged)),
    flags: FLAGS.filter((each) => flags.has(each)),
    source,
  }
}

/** What the index says of a place. */
export function isInside({ index }: ZoneContext, zone: number, { lon, lat }: { lon: number; lat: number }): boolean {
  return index.zone(zone).contains(lon, lat)
}

function causeOf(fix: Fix | undefined): (number | undefined)[] {
  return [fix?.atMs, fix?.lon, fix?.lat]
}

function basisOf({ set }: ZoneContext, passing: Passing | undefined): string | undefined {
  return passing?.limit === undefined ? undefined : set.limits[passing.limit]?.basis
}

function limitOf({ set, boundary }: ZoneContext, zone: number, { limit, after }: Passing): LimitCrossed | undefined {
  const limitId = limit === undefined ? undefined : set.limits[limit]?.id
  if (limitId === undefined) return undefined
  return { limitId, afterNm: rounded(boundary.nearest(after.lon, after.lat, { zone })?.distanceNm ?? 0) }
}

/** It has not been further past the limit than the limit itself is known. */
function isTooClose(
  { set, boundary }: ZoneContext,
  zone: number,
  { lon, lat }: Fix,
  passing: Passing | undefined,
  depthNm: number | undefined,
): boolean {
  const nearest = boundary.nearest(lon, lat, { zone })
  if (!nearest) return false
  const limit = set.limits[passing?.limit ?? nearest.limit]
  return limit !== undefined && (depthNm ?? nearest.distanceNm) < limit.toleranceNm
}

/** Not a gap, and yet nothing is known of the way: no sender of its kind goes so fast. */
function isJump({ lostAfterMs }: ZoneContext, { isKnown, before, after }: Passing): boolean {
  return !isKnown && after.atMs - before.atMs <= lostAfterMs
}

/** To 0.001 NM, two metres: what a distance is known to. */
function rounded(nm: number): number {
  return Math.round(nm * 1000) / 1000
}
