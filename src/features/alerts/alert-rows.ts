import {
  ALERT_PRIORITIES,
  type Alert,
  type AlertPriority,
  compareAlerts,
  isUnacknowledged,
} from '#domain/alerts/alert.ts'
import { countText } from '#domain/notation.ts'

/** A line of the list: an alert, or several of a kind folded into one. */
export type AlertRow =
  | { readonly kind: 'alert'; readonly alert: Alert; readonly isGone: boolean }
  | {
      readonly kind: 'group'
      readonly key: string
      readonly priority: AlertPriority
      readonly alerts: readonly Alert[]
      readonly isOpen: boolean
    }

/** An alert in its place, and whether it left the open ones since the order was held. */
export interface HeldAlert {
  readonly alert: Alert
  readonly isGone: boolean
}

/** Fewer than these of one rule are no group, in a flood either. */
const SMALLEST_GROUP = 3
/** So many of one rule are a group at any time: after a flood the list must not burst. */
const SMALLEST_CALM_GROUP = 8
/** Cautions fold into one line from the second on. */
const SMALLEST_CAUTION_GROUP = 2
export const CAUTIONS = 'cautions'

/** In their usual order: first what needs somebody, most urgent first, newest first. */
export function sortedAlerts(alerts: readonly Alert[]): HeldAlert[] {
  return alerts.toSorted(compareAlerts).map((alert) => ({ alert, isGone: false }))
}

/**
 * The same while somebody points at the list: what was there stays where it was, also what has left since, and new ones
 * come at the end.
 */
export function heldAlerts(before: readonly HeldAlert[], alerts: readonly Alert[]): HeldAlert[] {
  const byId = new Map(alerts.map((alert) => [alert.id, alert]))
  const stayed = before.map((held) => {
    const now = byId.get(held.alert.id)
    byId.delete(held.alert.id)
    return now ? { alert: now, isGone: false } : { ...held, isGone: true }
  })
  return [...stayed, ...sortedAlerts([...byId.values()])]
}

/**
 * The lines of the list: cautions in one, and those of one rule and zone in one as well where they are many, in a
 * flood a few. A group stands where its first
 * one would stand. `opened` holds the keys of groups that are unfolded: their alerts follow them.
 */
export function alertRows(
  alerts: readonly HeldAlert[],
  { isFlood, opened }: { readonly isFlood: boolean; readonly opened: ReadonlySet<string> },
): AlertRow[] {
  const groups = Map.groupBy(alerts, ({ alert }) => groupOf(alert))
  return alerts.flatMap((held): AlertRow[] => {
    const key = groupOf(held.alert)
    const group = groups.get(key) ?? []
    const smallest = key === CAUTIONS ? SMALLEST_CAUTION_GROUP : isFlood ? SMALLEST_GROUP : SMALLEST_CALM_GROUP
    const isGroup = key !== undefined && group.length >= smallest
    if (!isGroup) return [{ kind: 'alert', ...held }]
    // The first of them brings all the others along.
    if (group[0] !== held) return []
    const isUnfolded = opened.has(key)
    const line: AlertRow = {
      kind: 'group',
      key,
      priority: held.alert.priority,
      alerts: group.map(({ alert }) => alert),
      isOpen: isUnfolded,
    }
    return [line, ...(isUnfolded ? group.map((each) => ({ kind: 'alert', ...each }) as const) : [])]
  })
}

/** How many open ones there are of each priority, and how many of them need somebody; most urgent first. */
export function alertCounts(
  alerts: readonly Alert[],
): { readonly priority: AlertPriority; readonly open: number; readonly unacknowledged: number }[] {
  return ALERT_PRIORITIES.map((priority) => {
    const of = alerts.filter((alert) => alert.priority === priority)
    return { priority, open: of.length, unacknowledged: of.filter(isUnacknowledged).length }
  })
}

/** What is below the rows that are shown: `40 more alerts, 12 not acknowledged`; nothing when all are. */
export function restWords(rows: readonly AlertRow[], shown: number): string | undefined {
  // Those of an open group stand behind it one by one.
  const alerts = rows.slice(shown).flatMap((row) => (row.kind === 'alert' ? [row.alert] : row.isOpen ? [] : row.alerts))
  if (alerts.length === 0) return undefined
  const waiting = alerts.filter(isUnacknowledged).length
  const more = alerts.length === 1 ? '1 more alert' : `${countText(alerts.length)} more alerts`
  return waiting > 0 ? `${more}, ${countText(waiting)} not acknowledged` : more
}

function groupOf({ priority, ruleId, zoneId }: Alert): string | undefined {
  if (priority === 'caution') return CAUTIONS
  return priority !== 'emergency' ? `${priority} ${ruleId} ${zoneId ?? ''}` : undefined
}
