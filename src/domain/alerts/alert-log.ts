import * as v from 'valibot'
import { ALERT_PRIORITIES, ALERT_STATES } from './alert.ts'
import { ALERT_DEEDS, type AlertChange } from './alert-machine.ts'

/** One line of the log: who did what to which alert, when, and how it stood then. Times are ms since 1970. */
export const alertLogRowSchema = v.object({
  /** Counts all lines from 1; never used twice. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Server time. */
  atMs: v.number(),
  alertId: v.string(),
  did: v.picklist(ALERT_DEEDS),
  /** Absent when no person did it. */
  by: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
  ruleId: v.string(),
  priority: v.picklist(ALERT_PRIORITIES),
  state: v.picklist(ALERT_STATES),
  title: v.string(),
  trackId: v.exactOptional(v.string()),
  trackName: v.exactOptional(v.string()),
  feedId: v.exactOptional(v.string()),
  zoneId: v.exactOptional(v.string()),
})
export type AlertLogRow = Readonly<v.InferOutput<typeof alertLogRowSchema>>

/** A change as a line of the log. */
export function logRowOf(seq: number, { alert, did, atMs, by, note }: AlertChange): AlertLogRow {
  const { id, ruleId, priority, state, title, trackId, trackName, feedId, zoneId } = alert
  return {
    seq,
    atMs,
    alertId: id,
    did,
    ...(by !== undefined && { by }),
    ...(note !== undefined && { note }),
    ruleId,
    priority,
    state,
    title,
    ...(trackId !== undefined && { trackId }),
    ...(trackName !== undefined && { trackName }),
    ...(feedId !== undefined && { feedId }),
    ...(zoneId !== undefined && { zoneId }),
  }
}
