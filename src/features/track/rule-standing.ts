import type { Alert, AlertCause } from '#domain/alerts/alert.ts'
import type { AlertRule, AlertRuleBook, AllowedVessel } from '#domain/alerts/alert-rule.ts'
import { allowedAs } from '#domain/alerts/allow-list.ts'
import { isTrackOfRule } from '#domain/alerts/rule-match.ts'
import { clockText, dateText, plainText } from '#domain/notation.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { VesselName } from '../../data/allowed-vessels.ts'

/** A rule in force that is about such a track, and how the track stands with it. */
export interface RuleStanding {
  readonly rule: AlertRule
  /** By which entry the rule leaves it alone now. */
  readonly allowed: AllowedVessel | undefined
  /** What the entry is called when it is taken off; undefined where it holds for all rules, or names an IMO number alone. */
  readonly undoneAs: VesselName | undefined
  /** An alert of this rule on this track is open. */
  readonly isAlerted: boolean
}

const FEED_CAUSES: readonly AlertCause[] = ['feed-silent', 'feed-lost']

/** The rules a track could raise an alert by, in the order of the book. */
export function rulesAbout(
  { rules, allowList }: AlertRuleBook,
  identity: TrackIdentity,
  alerts: readonly Pick<Alert, 'ruleId' | 'trackId'>[],
  atMs: number,
): readonly RuleStanding[] {
  return rules
    .filter((rule) => rule.enabled && !FEED_CAUSES.includes(rule.cause) && isTrackOfRule(rule, identity))
    .map((rule) => {
      const allowed = allowedAs(allowList, rule, identity, atMs)
      return {
        rule,
        allowed,
        undoneAs: allowed && undoneAs(allowed),
        isAlerted: alerts.some(({ ruleId, trackId }) => ruleId === rule.id && trackId === identity.trackId),
      }
    })
}

/** What to call a track when it is allowed. */
export function vesselName({ mmsi, trackId }: TrackIdentity): VesselName {
  return mmsi === undefined ? { trackId } : { mmsi }
}

/** Those that are chosen before anybody chose: the rules that alert now. Which others to switch off is a choice to be made. */
export function chosenAtFirst(standings: readonly RuleStanding[]): ReadonlySet<string> {
  return new Set(standings.flatMap(({ allowed, isAlerted, rule }) => (isAlerted && !allowed ? [rule.id] : [])))
}

/** `allowed by Ana, Sat 14 Mar 2026 12:03:00Z: licence 7`, with what is known of it. */
export function allowedWords({ by, atMs, untilMs, reason }: AllowedVessel): string {
  const at = (ms: number) => `${dateText(ms)} ${clockText(ms)}`
  const who = by === undefined ? 'allowed' : `allowed by ${plainText(by)}`
  const when = [who, atMs !== undefined && at(atMs), untilMs !== undefined && `until ${at(untilMs)}`]
  const why = plainText(reason, 120)
  // Without a reason of their own the server has who it was in its place.
  return when.filter(Boolean).join(', ') + (why === who ? '' : `: ${why}`)
}

function undoneAs({ ruleIds, mmsi, trackId }: AllowedVessel): VesselName | undefined {
  if (!ruleIds?.length) return undefined
  if (mmsi !== undefined) return { mmsi }
  return trackId === undefined ? undefined : { trackId }
}
