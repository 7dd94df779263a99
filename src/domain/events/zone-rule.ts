import type { TrackKind } from '../report.ts'
import { isActiveAt, type Schedule } from './schedule.ts'
import type { ZoneEventKind } from './zone-event.ts'

/** What it takes for a crossing to count, in every zone unless it has a rule of its own. */
export interface ZoneRule {
  /** How far past the line, nautical miles, >= 0. */
  readonly bandNm: number
  /** How long past the line, seconds, >= 0. */
  readonly dwellS: number
}

/** A zone's own rule: what counts, when the zone is watched, and whom and what it is watched for. */
export interface WatchRule extends ZoneRule {
  /** Outside of it the zone is as if it were not there. Without one it always is. */
  readonly schedule?: Schedule
  /** Only these happenings make events; all of them without a list. */
  readonly events?: readonly ZoneEventKind[]
  /** Only these kinds of track make events (by the track's id, see `kindOfId`); all of them without a list. */
  readonly tracks?: readonly TrackKind[]
}

/** The rules in force: one for all zones, and those that zones have of their own, by zone id. */
export interface ZoneRules {
  readonly default: ZoneRule
  readonly zones: ReadonlyMap<string, WatchRule>
}

/** Jitter of a good receiver stays well within both. Chosen in the design; the threshold lab shows what others would do. */
export const DEFAULT_RULE: ZoneRule = { bandNm: 0.1, dwellS: 60 }

/** No zone has a rule of its own. */
export const DEFAULT_RULES: ZoneRules = { default: DEFAULT_RULE, zones: new Map() }

/** The rule that holds in a zone. */
export function ruleOf(rules: ZoneRules, zoneId: string): WatchRule {
  return rules.zones.get(zoneId) ?? rules.default
}

/** Whether a zone is watched at an instant. */
export function isWatchedAt(rule: WatchRule, atMs: number): boolean {
  return rule.schedule === undefined || isActiveAt(rule.schedule, atMs)
}
