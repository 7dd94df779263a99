import { useCallback } from 'react'
import type { KnownZones } from '../data/known-zones.ts'
import { setOfZone } from '../data/known-zones.ts'
import type { OpenedRecording } from '../data/picture.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import type { RunLab } from '../features/lab/use-lab.ts'
import styles from './app.module.css'
import { EvidencePanel, LabPanel, MissingEvidence } from './late-parts.tsx'
import { isPhone } from './layout.ts'
import type { Covers } from './use-covered.ts'
import { closeEvidence } from './use-evidence.ts'
import type { ShownEvents } from './use-shown-events.ts'

interface AsidePartProps {
  readonly aside: Covers['aside']
  readonly known: KnownZones
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly events: ShownEvents
  /** The recording whose lab is open. */
  readonly lab: OpenedRecording | undefined
  readonly onLabClose: () => void
}

/** What lies over events and track, which stay as they are underneath: the evidence of an event, or the lab. */
export function AsidePart({ aside, known, zoneNameOf, events, lab, onLabClose }: AsidePartProps) {
  const picture = usePicture()
  const isMissing = useIsMissing(events)
  const { id, event } = events.evidence
  const reportsAround = useCallback(
    (trackId: string, fromMs: number, toMs: number) => picture.around(trackId, fromMs, toMs),
    [picture],
  )
  const runLab = useCallback<RunLab>((rule, zones, signal) => picture.lab(rule, zones, signal), [picture])
  return (
    <>
      {lab && (
        <div ref={id === undefined ? aside : undefined} className={styles.lab} hidden={id !== undefined}>
          <LabPanel
            rules={lab.rules}
            zoneNameOf={zoneNameOf}
            runLab={runLab}
            onEvent={events.show}
            onClose={onLabClose}
          />
        </div>
      )}
      {event ? (
        <div ref={aside} className={styles.evidence}>
          <EvidencePanel
            event={event}
            zones={setOfZone(known, event.zoneId)}
            among={events.listed}
            reportsAround={reportsAround}
            onEvent={events.showEvidence}
            onShow={(wanted) => {
              if (isPhone()) closeEvidence()
              events.show(wanted)
            }}
            onClose={closeEvidence}
          />
        </div>
      ) : (
        isMissing && (
          <div ref={aside} className={styles.evidence}>
            <MissingEvidence id={id ?? ''} onClose={closeEvidence} />
          </div>
        )
      )}
    </>
  )
}

/** Whether the address asks for the evidence of an event that the picture, though it is there, does not have. */
export function useIsMissing({ evidence }: ShownEvents): boolean {
  const isHeard = usePictureState((state) => state.span !== undefined)
  return evidence.id !== undefined && !evidence.event && isHeard
}
