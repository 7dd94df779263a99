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
  /** Which alerts of that priority sound. */
  readonly ids: ReadonlySet<string>
}

export const QUIET: SoundPlan = { priority: undefined, start: 0, ids: new Set() }

/** Whether an alert is silenced at an instant, by how many milliseconds it still is; 0 when it is not. */
export function silencedForMs({ silencedUntilMs }: Pick<Alert, 'silencedUntilMs'>, nowMs: number): number {
  return Math.max(0, (silencedUntilMs ?? 0) - nowMs)
}

/**
 * What sounds at an instant of the server's clock: the most urgent of what nobody has acknowledged and nobody silenced.
 * It begins anew for a new one of that priority, which need not wait for the end of a long rest.
 */
export function soundAfter(before: SoundPlan, alerts: readonly Alert[], nowMs: number): SoundPlan {
  const sounding = alerts.filter((alert) => isUnacknowledged(alert) && silencedForMs(alert, nowMs) === 0)
  const priority = (['emergency', 'alarm', 'warning'] as const).find((each) =>
    sounding.some((alert) => alert.priority === each),
  )
  const ids = new Set(sounding.filter((alert) => alert.priority === priority).map(({ id }) => id))
  const hasNew = [...ids].some((id) => !before.ids.has(id))
  if (priority === before.priority && ids.size === before.ids.size && !hasNew) return before
  const begins = priority !== before.priority || hasNew
  return { priority, ids, start: before.start + (begins ? 1 : 0) }
}
