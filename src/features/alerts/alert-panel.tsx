import { type ReactNode, useSyncExternalStore } from 'react'
import type { Alert } from '#domain/alerts/alert.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import type { AlertDesk } from './alert-desk.ts'
import styles from './alert-list.module.css'
import { AlertList } from './alert-list.tsx'
import { AlertMenu } from './alert-menu.tsx'
import { reasonText } from './alert-words.ts'
import { AwayStrip } from './away-strip.tsx'
import { FloodMeter } from './flood-meter.tsx'
import { useFlood } from './use-alert-clock.ts'
import type { Away } from './use-away.ts'

interface AlertPanelProps {
  readonly lead: ReactNode
  readonly desk: AlertDesk
  readonly away: Away
  /** Selects what an alert is about and brings its place up. */
  readonly onShow: (alert: Alert) => void
}

/** What somebody has to look at: the open alerts, the most pressing first. */
export function AlertPanel({ lead, desk, away, onShow }: AlertPanelProps) {
  const alerts = usePictureState((state) => state.alerts)
  const flood = useFlood()
  const { problem } = useSyncExternalStore(desk.subscribe, desk.state)
  return (
    <Panel
      title="Alerts"
      lead={lead}
      tools={
        <>
          {flood && <FloodMeter {...flood} />}
          <AlertMenu desk={desk} />
        </>
      }
    >
      <AwayStrip {...away} onShow={onShow} />
      {flood?.isFlood && (
        <p className={styles.strip} role="status">
          <strong>Alert flood.</strong> More than 10 in 10 minutes: alerts of one rule stand in one row.
        </p>
      )}
      {problem !== undefined && (
        <p className={styles.strip} role="alert">
          <span aria-hidden="true">✕</span> That did not work: {reasonText(problem)}
        </p>
      )}
      {alerts.length === 0 ? (
        <EmptyNote>No alert is open. New ones appear here, are spoken and sound.</EmptyNote>
      ) : (
        <AlertList alerts={alerts} isFlood={flood?.isFlood ?? false} desk={desk} onShow={onShow} />
      )}
    </Panel>
  )
}
