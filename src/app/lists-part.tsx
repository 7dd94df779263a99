import type { ReactNode } from 'react'
import type { Alert } from '#domain/alerts/alert.ts'
import type { Observation } from '#domain/observations/observation.ts'
import { usePictureState } from '../data/use-picture.ts'
import type { AlertDesk } from '../features/alerts/alert-desk.ts'
import { AlertPanel } from '../features/alerts/alert-panel.tsx'
import { EventList } from '../features/events/event-list.tsx'
import { useAbsence } from './alert-watch.tsx'
import styles from './app.module.css'
import { UPPER_LIST, UpperTabs, type useUpperTab } from './upper-tabs.tsx'
import type { Covers } from './use-covered.ts'
import type { ShownEvents } from './use-shown-events.ts'

interface ListsPartProps {
  readonly covers: Covers
  /** Something lies over the lists: they take no focus. */
  readonly isCovered: boolean
  readonly tabs: ReturnType<typeof useUpperTab>
  readonly alerts: { readonly desk: AlertDesk; readonly open: number }
  readonly onAlert: (alert: Alert) => void
  readonly onObservation: (observation: Observation) => void
  readonly events: ShownEvents
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly onLab: () => void
  /** The panel of the selected track. */
  readonly track: ReactNode
}

/** Alerts or events, and under them the track that is selected. */
export function ListsPart({
  covers,
  isCovered,
  tabs: [tab, chooseTab],
  alerts,
  onAlert,
  onObservation,
  events,
  zoneNameOf,
  onLab,
  track,
}: ListsPartProps) {
  const recording = usePictureState((state) => state.recording)
  const away = useAbsence()
  const lead = <UpperTabs tab={tab} open={alerts.open} onTab={chooseTab} />
  return (
    <div ref={covers.lists} className={styles.right} inert={isCovered}>
      <div id={UPPER_LIST} role="tabpanel" aria-labelledby={`upper-tab-${tab}`} className={styles.events}>
        {tab === 'alerts' ? (
          <AlertPanel lead={lead} desk={alerts.desk} away={away} onShow={onAlert} />
        ) : (
          <EventList
            lead={lead}
            zoneNameOf={zoneNameOf}
            chosen={events.event?.id}
            filter={events.filter}
            onFilter={events.setFilter}
            onEvent={events.show}
            onEvidence={events.showEvidence}
            onObservation={onObservation}
            onLab={recording && onLab}
          />
        )}
      </div>
      {track && <div className={styles.track}>{track}</div>}
    </div>
  )
}
