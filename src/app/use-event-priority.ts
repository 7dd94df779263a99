import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AlertPriority } from '#domain/alerts/alert.ts'
import type { AlertRule } from '#domain/alerts/alert-rule.ts'
import { priorityOfEvent } from '#domain/alerts/event-priority.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { Zone, ZoneSet } from '#geo/zone.ts'
import { alertRulesQuery } from '../data/alerts.ts'
import type { Picture } from '../data/picture.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'

const NO_RULES = [] as const

/** What priority the rules in force give to an event of the picture, also of one that was recorded. Another function with other rules. */
export function useEventPriority({ zones }: ZoneSet): (event: ZoneEvent) => AlertPriority | undefined {
  const picture = usePicture()
  const rules = useQuery(alertRulesQuery).data?.rules ?? NO_RULES
  // What a ship is may be said after it crossed.
  const identityVersion = usePictureState((state) => state.identityVersion)
  const byId = useMemo(() => new Map(zones.map((zone) => [zone.id, zone])), [zones])
  return useMemo(() => priorities(picture, byId, rules, identityVersion), [picture, byId, rules, identityVersion])
}

/** @param _identityVersion Of the identities that `picture` has: with others the same event may be another's business. */
function priorities(
  picture: Picture,
  byId: ReadonlyMap<string, Zone>,
  rules: readonly AlertRule[],
  _identityVersion: number,
): (event: ZoneEvent) => AlertPriority | undefined {
  return (event) => {
    const slot = picture.slotOf(event.trackId)
    const identity = slot === undefined ? undefined : picture.identity(slot)
    return identity && priorityOfEvent(event, identity, byId.get(event.zoneId), rules)
  }
}
