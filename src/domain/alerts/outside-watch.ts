import { clockText } from '../notation.ts'
import { isActive } from './alert-machine.ts'
import type { AlertSight, StandingAlerts } from './alert-sight.ts'
import type { Finding } from './finding.ts'
import { ownZoneAt, type PlacedRule } from './rule-match.ts'

/** Well after an exit would have been confirmed and told as an event. */
const OUTSIDE_MS = 5 * 60_000

/**
 * Ends alerts of zone events whose track is outside without an event that says so: it left while the server did not run,
 * or by way of a coast.
 */
export class OutsideWatch {
  /** By alert: the first report outside. */
  readonly #since = new Map<string, number>()

  look({ store, context, nowMs }: AlertSight, rules: readonly PlacedRule[], standing: StandingAlerts): Finding[] {
    const findings: Finding[] = []
    const seen = new Set<string>()
    for (const alert of standing.open) {
      const { id, ruleId, trackId, cause, changedAtMs } = alert
      const placed = rules.find(({ rule }) => rule.id === ruleId)
      if (cause !== 'zone-event' || !isActive(alert) || trackId === undefined || !placed) continue
      const columns = store.reportsOf(store.slotOf(trackId) ?? -1)
      const last = (columns?.length ?? 0) - 1
      const [lon, lat] = columns && last >= 0 ? columns.place(last) : [Number.NaN, Number.NaN]
      const atMs = columns && last >= 0 ? columns.atMs(last) : Number.NaN
      if (!(atMs > changedAtMs) || ownZoneAt(context, placed.isOwn, lon, lat) !== undefined) continue
      const sinceMs = this.#since.get(id) ?? atMs
      this.#since.set(id, sinceMs)
      seen.add(id)
      if (nowMs - sinceMs < OUTSIDE_MS || atMs === sinceMs) continue
      const reason = `heard outside its zones since ${clockText(sinceMs)}`
      const { clearsItself = false } = placed.rule
      findings.push({ found: 'end', ruleId, subject: { trackId }, reason, clearsItself })
    }
    for (const id of this.#since.keys()) if (!seen.has(id)) this.#since.delete(id)
    return findings
  }
}
