import type { LonLat } from '#geo/lonlat.ts'
import { lostAfterS } from '../freshness.ts'
import { ageText } from '../notation.ts'
import type { TrackIdentity } from '../report.ts'
import type { AlertRule } from './alert-rule.ts'
import type { AlertSight } from './alert-sight.ts'
import { approachWords, gapWords, speedWords } from './alert-words.ts'
import type { FeedHearing } from './feed-hearing.ts'
import { entryAhead, outerLimitNear } from './outer-limit.ts'
import { isSpeedOfRule, ownZoneAt, type PlacedRule } from './rule-match.ts'

/** Ends only when it is so much farther off than where it began, so that it does not come and go. */
const SLACK = 1.5

/** The newest of a track, as rules see it. Absent numbers are NaN. */
export interface TrackNow {
  readonly identity: TrackIdentity
  readonly place: LonLat
  readonly atMs: number
  readonly sogKn: number
  readonly cogDeg: number
  readonly expectedS: number
  readonly ageS: number
  readonly source: string
}

/** Whether a condition holds: with what is told of it, or why not. */
export type Verdict =
  | { readonly holds: true; readonly title: string; readonly zone: number }
  | {
      readonly holds: false
      readonly reason: string
      readonly isInside?: boolean
      readonly byRule?: true
      /** It would hold, were its vessel not allowed. */
      readonly isAllowed?: true
    }

/** Whether a track is so many minutes before a way in, at its present course and speed. `isStanding`: it was told of, and ends only with some room. */
export function approach(
  { rule, isOwn }: PlacedRule,
  now: TrackNow,
  { context }: AlertSight,
  isStanding: boolean,
): Verdict {
  const { approachMin = 0 } = rule
  const { place, sogKn, cogDeg, ageS, expectedS } = now
  if (ageS > lostAfterS(expectedS)) return not(`not heard for ${ageText(ageS)}`)
  if (!isSpeedOfRule(rule, sogKn) || Number.isNaN(sogKn) || Number.isNaN(cogDeg)) return not('slowed down')
  const minutes = isStanding ? approachMin * SLACK : approachMin
  const ahead = entryAhead(context, isOwn, place, cogDeg, (sogKn * minutes) / 60)
  if (!ahead && ownZoneAt(context, isOwn, place[0], place[1]) !== undefined)
    return { holds: false, reason: 'it is inside', isInside: true }
  if (!ahead) return not(`its course leads to no limit within ${Math.round(minutes)} min`)
  const name = context.set.zones[ahead.zone]?.name ?? 'the zone'
  return {
    holds: true,
    zone: ahead.zone,
    title: approachWords((ahead.nm / sogKn) * 60, name, { sogKn, cogDeg }, now.identity),
  }
}

/** Whether a track is at a speed of the rule in a zone of it. `isStanding`: it was told of, and ends only with some room. */
export function speed(
  { rule, isOwn }: PlacedRule,
  now: TrackNow,
  { context }: AlertSight,
  isStanding: boolean,
): Verdict {
  const { place, sogKn, ageS, expectedS, identity } = now
  if (ageS > lostAfterS(expectedS)) return not(`not heard for ${ageText(ageS)}`)
  if (!isSpeedOfRule(isStanding ? withSlack(rule) : rule, sogKn)) return not(`back at ${sogKn.toFixed(1)} kn`)
  const zone = ownZoneAt(context, isOwn, place[0], place[1])
  if (zone === undefined) return not('it is in no zone of the rule any more')
  return { holds: true, zone, title: speedWords(sogKn, context.set.zones[zone]?.name ?? 'the zone', identity) }
}

/** Whether a track was not heard for so long, near the outer limit, while its feed was. `isStanding`: it was told of, and ends only with some room. */
export function gap(
  { rule, isOwn }: PlacedRule,
  now: TrackNow,
  { context, feeds, nowMs }: AlertSight,
  isStanding: boolean,
  hearing: FeedHearing,
): Verdict {
  const { gapS = 0, nearLimitNm = 0, cause } = rule
  const { place, atMs, ageS, expectedS, sogKn, source } = now
  const afterS = Math.max(gapS, lostAfterS(expectedS))
  if (ageS < afterS) return not('heard again')
  // While the feed is away nothing is known of the track; what was told stays until it is heard.
  if (isStanding) return { holds: true, zone: -1, title: '' }
  if (hearing.missingS(source, atMs, nowMs, feeds) < afterS) return not('its feed is not heard')
  if (cause === 'gap' && !isSpeedOfRule(rule, sogKn)) return not('its speed is not one of the rule')
  const near = outerLimitNear(context, isOwn, place, nearLimitNm)
  if (!near) return not('not near the limit')
  const name = context.set.zones[near.zone]?.name ?? 'the zone'
  return { holds: true, zone: near.zone, title: gapWords(afterS, expectedS, near.nm, name) }
}

/** The same speeds with a tenth more room, so that one at the edge does not come and go. */
function withSlack({ when }: AlertRule): Pick<AlertRule, 'when'> {
  const { minSogKn, maxSogKn } = when
  return {
    when: {
      ...when,
      ...(minSogKn !== undefined && { minSogKn: minSogKn * 0.9 }),
      ...(maxSogKn !== undefined && { maxSogKn: maxSogKn * 1.1 }),
    },
  }
}

export function not(reason: string): Extract<Verdict, { holds: false }> {
  return { holds: false, reason }
}
