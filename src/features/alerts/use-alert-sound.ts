import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Alert, AlertPriority } from '#domain/alerts/alert.ts'
import { Sounder } from '../../ui/sound.ts'
import { QUIET, RHYTHM_OF, soundAfter } from './sound-plan.ts'

/** Sound of this page. `locked`: the browser lets no page sound before a key or a press. `muted`: somebody wanted it so. */
export interface AlertSound {
  readonly state: 'locked' | 'muted' | 'on'
  /** What sounds, or would sound if it could. */
  readonly wanted: AlertPriority | undefined
  readonly setMuted: (muted: boolean) => void
  readonly test: (priority: AlertPriority) => void
}

/**
 * Sounds for what nobody has acknowledged, from the first key or press on. Muting holds for this page and until it is
 * closed: a watch that opens it anew hears its alarms.
 */
export function useAlertSound(alerts: readonly Alert[], nowMs: number): AlertSound {
  const [sounder] = useState(() => new Sounder())
  const isUnlocked = useSyncExternalStore(sounder.subscribe, sounder.isUnlocked)
  const [isMuted, setMuted] = useState(false)
  const [plan, setPlan] = useState(QUIET)
  const next = soundAfter(plan, alerts, nowMs)
  if (next !== plan) setPlan(next)
  useEffect(() => {
    const unlock = () => void sounder.unlock()
    addEventListener('keydown', unlock, { capture: true })
    addEventListener('pointerdown', unlock, { capture: true })
    return () => {
      removeEventListener('keydown', unlock, { capture: true })
      removeEventListener('pointerdown', unlock, { capture: true })
      void sounder.close()
    }
  }, [sounder])
  const { priority, start } = next
  useEffect(() => {
    const name = priority && !isMuted ? RHYTHM_OF[priority] : undefined
    sounder.want(name && { name, start })
  }, [sounder, priority, start, isMuted])
  const test = useCallback(
    (of: AlertPriority) => {
      const name = RHYTHM_OF[of]
      if (name) sounder.test(name)
    },
    [sounder],
  )
  return { state: isMuted ? 'muted' : isUnlocked ? 'on' : 'locked', wanted: priority, setMuted, test }
}
