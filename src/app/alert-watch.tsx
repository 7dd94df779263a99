import { createContext, type ReactNode, useCallback, useContext, useLayoutEffect, useMemo, useRef } from 'react'
import { usePictureState } from '../data/use-picture.ts'
import { useAlertClock } from '../features/alerts/use-alert-clock.ts'
import { type AlertSound, useAlertSound } from '../features/alerts/use-alert-sound.ts'
import { type Away, useAway } from '../features/alerts/use-away.ts'

/** A new second is soon enough for sound to begin, end and come back. */
const CLOCK_EVERY_MS = 500

const SoundContext = createContext<AlertSound | undefined>(undefined)
const AwayContext = createContext<Away | undefined>(undefined)

/**
 * Listens to the clock of the alerts for the whole screen. Its children are the same element at each tick, so that only
 * those who read sound or absence are drawn again, and only when these are others.
 */
export function AlertWatch({ children }: { children: ReactNode }) {
  const alerts = usePictureState((state) => state.alerts)
  const nowMs = useAlertClock(CLOCK_EVERY_MS)
  const { state, wanted, setMuted, test } = useAlertSound(alerts, nowMs)
  const { away, dismiss } = useAway(nowMs)
  const sound = useMemo(() => ({ state, wanted, setMuted, test }), [state, wanted, setMuted, test])
  // Dismissing notes the instant, and so is another function at each tick.
  const newest = useRef(dismiss)
  useLayoutEffect(() => {
    newest.current = dismiss
  })
  const dismissNow = useCallback(() => newest.current(), [])
  const absence = useMemo(() => ({ away, dismiss: dismissNow }), [away, dismissNow])
  return (
    <SoundContext value={sound}>
      <AwayContext value={absence}>{children}</AwayContext>
    </SoundContext>
  )
}

export function useSound(): AlertSound {
  return inside(useContext(SoundContext))
}

export function useAbsence(): Away {
  return inside(useContext(AwayContext))
}

function inside<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('sound and absence are known inside AlertWatch only')
  return value
}
