import { type Alert, type AlertPriority, isUnacknowledged } from '#domain/alerts/alert.ts'
import type { RhythmName } from '../../ui/sound.ts'

/** What each priority sounds like; a caution makes no sound. */
export const RHYTHM_OF: Partial<Record<AlertPriority, RhythmName>> = {
  emergency: 'fast',
  alarm: 'three',
  warning: 'two',
}

/** What is to sound. `start` counts up whenever the rhythm is to begin anew. */
export interface SoundPlan {
  readonly priority: AlertPriority | undefined
  readonly start: number
  /** When it began last, by the server's clock. */
  readonly begunAtMs: number
  /** Which alerts of that priority sound. */
  readonly ids: ReadonlySet<string>
}

export const QUIET: SoundPlan = { priority: undefined, start: 0, begunAtMs: Number.NEGATIVE_INFINITY, ids: new Set() }

/** In a flood several come every second: begun anew for each, three short tones would be one that does not end. */
const BEGINS_AGAIN_AFTER_MS = 3000

/** Whether an alert is silenced at an instant, by how many milliseconds it still is; 0 when it is not. */
export function silencedForMs({ silencedUntilMs }: Pick<Alert, 'silencedUntilMs'>, nowMs: number): number {
  return Math.max(0, (silencedUntilMs ?? 0) - nowMs)
}

/**
 * What sounds at an instant of the server's clock: the most urgent of what nobody has acknowledged and nobody silenced.
 * It begins anew for a new one of that priority, which need not wait for the end of a long rest; but not while its tones
 * are still heard.
 */
export function soundAfter(before: SoundPlan, alerts: readonly Alert[], nowMs: number): SoundPlan {
  const sounding = alerts.filter((alert) => isUnacknowledged(alert) && silencedForMs(alert, nowMs) === 0)
  const priority = (['emergency', 'alarm', 'warning'] as const).find((each) =>
    sounding.some((alert) => alert.priority === each),
  )
  const ids = new Set(sounding.filter((alert) => alert.priority === priority).map(({ id }) => id))
  const hasNew = [...ids].some((id) => !before.ids.has(id))
  if (priority === before.priority && ids.size === before.ids.size && !hasNew) return before
  const isHeardStill = nowMs - before.begunAtMs < BEGINS_AGAIN_AFTER_MS && nowMs >= before.begunAtMs
  const begins = priority !== before.priority || (hasNew && !isHeardStill)
  return {
    priority,
    ids,
    start: before.start + (begins ? 1 : 0),
    begunAtMs: begins ? nowMs : before.begunAtMs,
  }
}
