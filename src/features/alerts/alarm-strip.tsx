import { useLayoutEffect, useMemo, useRef } from 'react'
import { compareAlerts } from '#domain/alerts/alert.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { AlertSign } from '../../ui/alert-sign.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import styles from './alarm-strip.module.css'
import type { AlertDesk } from './alert-desk.ts'
import { isPressing } from './alert-row.tsx'
import { subjectOf } from './alert-subject.ts'
import { alertTitle, priorityTitle, signState, sinceWords } from './alert-words.ts'
import { useAlertClock } from './use-alert-clock.ts'

const CLOCK_EVERY_MS = 1000
/** A press so soon after another alert came to stand here was meant for the one before. */
const UNSEEN_MS = 700

/** The first alarm that nobody has acknowledged, where the list is not on the screen: on a phone, on a wall. */
export function AlarmStrip({ desk, onOpen }: { desk: AlertDesk; onOpen: () => void }) {
  const picture = usePicture()
  const alerts = usePictureState((state) => state.alerts)
  const feeds = usePictureState((state) => state.feeds)
  const nowMs = useAlertClock(CLOCK_EVERY_MS)
  const waiting = useMemo(() => alerts.filter(isPressing).toSorted(compareAlerts), [alerts])
  const [first] = waiting
  const firstId = first?.id
  const standsSinceMs = useRef(0)
  useLayoutEffect(() => {
    if (firstId !== undefined) standsSinceMs.current = performance.now()
  }, [firstId])
  if (!first) return null
  const acknowledge = () => {
    if (performance.now() - standsSinceMs.current > UNSEEN_MS) void desk.act(first.id, { action: 'acknowledge' })
  }
  return (
    <section className={styles.strip} data-priority={first.priority} aria-label="Most urgent alert">
      <AlertSign priority={first.priority} state={signState(first, nowMs)} size={24} onFill flashing />
      <button type="button" className={styles.what} onClick={onOpen}>
        <Hidden>{priorityTitle(first.priority)}: </Hidden>
        <strong>{alertTitle(first)}</strong>
        <span>
          {[
            subjectOf(first, picture, feeds),
            sinceWords(first, nowMs),
            waiting.length > 1 ? `${waiting.length - 1} more` : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
      <button type="button" className={styles.acknowledge} aria-label="Ack: acknowledge" onClick={acknowledge}>
        Ack
      </button>
    </section>
  )
}
