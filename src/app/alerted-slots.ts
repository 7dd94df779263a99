import { type Alert, isFlashing, mostPressingByTrack } from '#domain/alerts/alert.ts'
import type { AlertedTarget } from '../map/target-rows.ts'

/** Which targets the map shows as alerted, by slot: the most pressing alert of each. A track without a slot is not drawn. */
export function alertedSlots(
  alerts: readonly Alert[],
  slotOf: (trackId: string) => number | undefined,
): ReadonlyMap<number, AlertedTarget> {
  const slots = new Map<number, AlertedTarget>()
  for (const [trackId, alert] of mostPressingByTrack(alerts)) {
    const slot = slotOf(trackId)
    if (slot !== undefined) slots.set(slot, { priority: alert.priority, flashing: isFlashing(alert) })
  }
  return slots
}
