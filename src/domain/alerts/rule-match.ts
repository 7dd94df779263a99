import type { Zone } from '#geo/zone.ts'
import { isActiveAt } from '../events/schedule.ts'
import type { ZoneContext } from '../events/zone-context.ts'
import type { EventFlag, ZoneEvent } from '../events/zone-event.ts'
import type { Observation } from '../observations/observation.ts'
import type { TrackIdentity } from '../report.ts'
import { shipGroupOf } from '../ship-group.ts'
import type { AlertRule } from './alert-rule.ts'

/** Events with one of these make no alert unless the rule asks for it: seldom anybody's business, or nothing that a track did. */
const MASKED_FLAGS: readonly EventFlag[] = ['at-coast', 'in-port', 'zone-closed', 'zone-opened', 'jump']

const USUAL_EVENTS: readonly ZoneEvent['kind'][] = ['entered', 'crossed']

/** Whether a rule is about a zone. */
export function isZoneOfRule({ when }: Pick<AlertRule, 'when'>, { id, kind }: Pick<Zone, 'id' | 'kind'>): boolean {
  const kinds = when.zoneKinds ?? []
  const ids = when.zoneIds ?? []
  return !isZoneRule({ when }) || kinds.includes(kind) || ids.includes(id)
}

/** Whether a rule names zones at all. */
export function isZoneRule({ when }: Pick<AlertRule, 'when'>): boolean {
  return Boolean(when.zoneKinds?.length || when.zoneIds?.length)
}

/** Whether a rule asks for such observations, by their kind. */
export function isKindOfRule({ when }: Pick<AlertRule, 'when'>, { kind }: Pick<Observation, 'kind'>): boolean {
  return when.observationKinds?.includes(kind) ?? false
}

/** Whether a rule asks for such an observation, by its kind and by whether it goes on. */
export function isObservationOfRule(
  rule: Pick<AlertRule, 'when'>,
  observation: Pick<Observation, 'kind' | 'state'>,
): boolean {
  const states = rule.when.observationStates
  return isKindOfRule(rule, observation) && (!states?.length || states.includes(observation.state))
}

/** Whether a rule asks for such an event at all, by its kind and its flags. */
export function isEventOfRule({ when }: Pick<AlertRule, 'when'>, event: Pick<ZoneEvent, 'kind' | 'flags'>): boolean {
  const kinds = when.eventKinds?.length ? when.eventKinds : USUAL_EVENTS
  return kinds.includes(event.kind) && !isMaskedFor({ when }, event)
}

/** Whether an event has a flag that masks it, and the rule does not ask for it. */
function isMaskedFor({ when }: Pick<AlertRule, 'when'>, { flags }: Pick<ZoneEvent, 'flags'>): boolean {
  return flags.some((flag) => MASKED_FLAGS.includes(flag) && !when.evenIf?.includes(flag))
}

/** Whether a rule is about such a track, by what is known of it. */
export function isTrackOfRule({ when }: Pick<AlertRule, 'when'>, identity: TrackIdentity): boolean {
  const { trackKinds, flags, notFlags, shipGroups } = when
  if (trackKinds?.length && !trackKinds.includes(identity.kind)) return false
  if (flags?.length && !(identity.flag !== undefined && flags.includes(identity.flag))) return false
  if (identity.flag !== undefined && notFlags?.includes(identity.flag)) return false
  if (!shipGroups?.length) return true
  const group = shipGroupOf(identity.shipType)
  return group !== undefined && shipGroups.includes(group)
}

/** Whether what is known of a track keeps a rule from being about it; what is not known yet rules nothing out. */
export function isRuledOut({ when }: Pick<AlertRule, 'when'>, identity: TrackIdentity): boolean {
  const { trackKinds, flags, notFlags, shipGroups } = when
  const known = {
    ...(trackKinds && identity.kind !== 'other' && { trackKinds }),
    ...(flags && identity.flag !== undefined && { flags }),
    ...(notFlags && { notFlags }),
    ...(shipGroups && shipGroupOf(identity.shipType) !== undefined && { shipGroups }),
  }
  return !isTrackOfRule({ when: known }, identity)
}

/** Whether a speed, knots, lies within those of a rule; one that is not known (undefined or NaN) lies within none. */
export function isSpeedOfRule({ when }: Pick<AlertRule, 'when'>, sogKn: number | undefined): boolean {
  const { minSogKn, maxSogKn } = when
  if (minSogKn === undefined && maxSogKn === undefined) return true
  if (sogKn === undefined || Number.isNaN(sogKn)) return false
  return sogKn >= (minSogKn ?? 0) && sogKn <= (maxSogKn ?? Number.POSITIVE_INFINITY)
}

/** Whether a rule holds at an instant, milliseconds since 1970. */
export function isRuleActiveAt({ enabled, when }: AlertRule, atMs: number): boolean {
  return enabled && (when.schedule === undefined || isActiveAt(when.schedule, atMs))
}

/** A rule with its zones by their number in the set in force. */
export interface PlacedRule {
  readonly rule: AlertRule
  readonly isOwn: readonly boolean[]
}

export function placedRules(rules: readonly AlertRule[], { set }: Pick<ZoneContext, 'set'>): readonly PlacedRule[] {
  return rules
    .filter(({ enabled }) => enabled)
    .map((rule) => ({ rule, isOwn: set.zones.map((zone) => isZoneOfRule(rule, zone)) }))
}

/** The number of the first zone of a rule that holds a place, or undefined. */
export function ownZoneAt(
  { index }: ZoneContext,
  isOwn: readonly boolean[],
  lon: number,
  lat: number,
): number | undefined {
  const code = index.at(lon, lat)
  return code === 0 ? undefined : index.zonesOf(code).find((zone) => isOwn[zone])
}
