import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Alert } from '#domain/alerts/alert.ts'
import { ageText, clockText, plainText } from '#domain/notation.ts'
import { type AlertPeriod, alertLogQuery } from '../../data/alerts.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { AlertSign } from '../../ui/alert-sign.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './alert-list.module.css'
import { type MissedAlert, missedAlerts, missedWords } from './away.ts'
import { deedWords } from './log-words.ts'
import type { Away } from './use-away.ts'

/** What happened to alerts while nobody looked at this screen, until it is dismissed. */
export function AwayStrip({ away, dismiss, onShow }: Away & { onShow: (alert: Alert) => void }) {
  return away ? <Missed away={away} onShow={onShow} onDismiss={dismiss} /> : null
}

function Missed({
  away,
  onShow,
  onDismiss,
}: {
  away: AlertPeriod
  onShow: (alert: Alert) => void
  onDismiss: () => void
}) {
  const [isOpen, setIsOpen] = useState(false)
  const open = usePictureState((state) => state.alerts)
  const { data, error } = useQuery({ ...alertLogQuery(away), staleTime: Number.POSITIVE_INFINITY })
  const missed = data && missedAlerts(data)
  const isNothing = missed?.length === 0
  // Nothing was missed: the look counts, and nothing is said.
  useEffect(() => {
    if (isNothing) onDismiss()
  }, [isNothing, onDismiss])
  if (error) return <p className={styles.strip}>What happened while you were away cannot be had: {error.message}</p>
  if (!missed || isNothing) return null
  return (
    <section className={styles.strip} aria-label="Since you were away">
      <p>
        <strong>Since you were away</strong>, {ageText((away.toMs - away.fromMs) / 1000)}: {missedWords(missed)}
      </p>
      <span className={styles.stripActs}>
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Show'}
        </Button>
        <Button onClick={onDismiss}>Dismiss</Button>
      </span>
      {isOpen && (
        <ol className={styles.missed}>
          {missed.map((each) => (
            <MissedRow
              key={each.alertId}
              missed={each}
              alert={open.find(({ id }) => id === each.alertId)}
              onShow={onShow}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

function MissedRow({
  missed: { title, last, wasRaised },
  alert,
  onShow,
}: {
  missed: MissedAlert
  alert: Alert | undefined
  onShow: (alert: Alert) => void
}) {
  const words = (
    <>
      <AlertSign priority={last.priority} state={alert ? 'acknowledged' : 'over'} size={14} />
      <span>
        {plainText(title, 120)}
        <small>
          {wasRaised && last.did !== 'raised' ? 'raised, then ' : ''}
          {deedWords(last)} {clockText(last.atMs)}
          {alert ? '' : ' · closed'}
        </small>
      </span>
    </>
  )
  return (
    <li>
      {alert ? (
        <button type="button" onClick={() => onShow(alert)}>
          {words}
        </button>
      ) : (
        <span>{words}</span>
      )}
    </li>
  )
}
