import type { Zone } from '#geo/zone.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import type { TrackIdentity } from '../report.ts'
import { ALERT_PRIORITIES, type AlertPriority } from './alert.ts'
import type { AlertRule } from './alert-rule.ts'
import { isEventOfRule, isRuleActiveAt, isTrackOfRule, isZoneOfRule } from './rule-match.ts'

/**
 * The highest priority that rules give to an event by what it is, where and whose; undefined when none is about it. What
 * else an alert asks for (speed, an allow-list, whether one like it stands already) does not count: an event of the past
 * is judged as one that happens now.
 */
export function priorityOfEvent(
  event: ZoneEvent,
  identity: TrackIdentity,
  zone: Zone | undefined,
  rules: readonly AlertRule[],
): AlertPriority | undefined {
  if (!zone || event.withdrawn) return undefined
  const about = rules.filter(
    (rule) =>
      rule.cause === 'zone-event' &&
      isRuleActiveAt(rule, event.atMs) &&
      isEventOfRule(rule, event) &&
      isZoneOfRule(rule, zone) &&
      isTrackOfRule(rule, identity),
  )
  return ALERT_PRIORITIES.find((priority) => about.some((rule) => rule.priority === priority))
}
