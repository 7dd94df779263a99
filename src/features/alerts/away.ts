import type { AlertLogRow } from '#domain/alerts/alert-log.ts'
import { keepText, keptText } from '../../ui/kept-text.ts'

const KEY = 'eez-watch.looked'
/** A shorter look away is none. */
export const AWAY_AFTER_MS = 2 * 60_000

/** What happened to an alert in somebody's absence. */
export interface MissedAlert {
  readonly alertId: string
  readonly title: string
  readonly trackId: string | undefined
  readonly wasRaised: boolean
  /** The newest line of its log. */
  readonly last: AlertLogRow
}

/** The alerts of a stretch of the log, one line each, the newest change first. */
export function missedAlerts(log: readonly AlertLogRow[]): MissedAlert[] {
  const byAlert = Map.groupBy(log, ({ alertId }) => alertId)
  return [...byAlert.values()]
    .flatMap((rows) => {
      const last = rows.at(-1)
      if (!last) return []
      const { alertId, title, trackId } = last
      return [{ alertId, title, trackId, wasRaised: rows.some(({ did }) => did === 'raised'), last }]
    })
    .sort((a, b) => b.last.atMs - a.last.atMs)
}

/** What the strip says: `3 raised, 1 changed`. */
export function missedWords(missed: readonly MissedAlert[]): string {
  const raised = missed.filter(({ wasRaised }) => wasRaised).length
  const changed = missed.length - raised
  return [raised > 0 && `${raised} raised`, changed > 0 && `${changed} changed`].filter(Boolean).join(', ')
}

/** When somebody last looked at this screen, by the server's clock. */
export function lastLookMs(): number | undefined {
  const atMs = Number(keptText(KEY) ?? Number.NaN)
  return Number.isFinite(atMs) ? atMs : undefined
}

export function keepLook(atMs: number): void {
  keepText(KEY, String(Math.round(atMs)))
}

/** The time since the last look, where it is longer than can be overlooked; a look that is yet to come was at another clock. */
export function absence(
  lastMs: number | undefined,
  nowMs: number,
  longerThanMs: number,
): { readonly fromMs: number; readonly toMs: number } | undefined {
  if (lastMs === undefined || nowMs - lastMs <= longerThanMs) return undefined
  return { fromMs: lastMs, toMs: nowMs }
}
