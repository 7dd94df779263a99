import type { Alert } from '#domain/alerts/alert.ts'

/** Noon of a day in March 2026. */
export const NOON_MS = Date.UTC(2026, 2, 14, 12)

/** An alert as the server tells it; what is given differs from an alarm that was raised at noon. */
export function alertOf(different: Partial<Alert> = {}): Alert {
  return {
    id: 'a1',
    ruleId: 'entry',
    priority: 'alarm',
    state: 'active-unacknowledged',
    cause: 'zone-event',
    title: 'Entered Malaysia EEZ, not on any list',
    atMs: NOON_MS,
    raisedAtMs: NOON_MS,
    changedAtMs: NOON_MS,
    trackId: 'mmsi:352118704',
    causes: 1,
    notes: [],
    ...different,
  }
}
