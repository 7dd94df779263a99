import { type Alert, type AlertPriority, compareAlerts, isUnacknowledged } from '#domain/alerts/alert.ts'

/** Which targets the map shows as alerted, by slot: the most pressing alert of each. A track without a slot is not drawn. */
export function alertedSlots(
  alerts: readonly Alert[],
  slotOf: (trackId: string) => number | undefined,
): ReadonlyMap<number, { readonly priority: AlertPriority; readonly flashing: boolean }> {
  const slots = new Map<number, { readonly priority: AlertPriority; readonly flashing: boolean }>()
  for (const alert of alerts.toSorted(compareAlerts)) {
    const slot = alert.trackId === undefined ? undefined : slotOf(alert.trackId)
    if (slot === undefined || slots.has(slot)) continue
    slots.set(slot, {
      priority: alert.priority,
      flashing: isUnacknowledged(alert) && alert.priority !== 'caution',
    })
  }
  return slots
}
