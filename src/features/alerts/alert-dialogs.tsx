import { useSyncExternalStore } from 'react'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import type { AlertDesk } from './alert-desk.ts'
import { subjectOf } from './alert-subject.ts'
import { DetailDialog } from './detail-dialog.tsx'
import { HandoverDialog } from './handover-dialog.tsx'
import { KeeperDialog } from './keeper-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { RulesDialog } from './rules-dialog.tsx'
import { SoundDialog } from './sound-dialog.tsx'
import { useAlertClock } from './use-alert-clock.ts'
import type { AlertSound } from './use-alert-sound.ts'
import { useLastKnown } from './use-last-known.ts'

interface AlertDialogsProps {
  readonly desk: AlertDesk
  readonly sound: AlertSound
  readonly zoneNameOf: (zoneId: string) => string | undefined
}

/** Whichever dialog of alerts is open. */
export function AlertDialogs(props: AlertDialogsProps) {
  const { dialog } = useSyncExternalStore(props.desk.subscribe, props.desk.state)
  const close = () => props.desk.open(undefined)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'keeper':
      return <KeeperDialog desk={props.desk} goesOn={dialog.goOn !== undefined} />
    case 'note':
    case 'detail':
      return <OfAlert key={dialog.alertId} {...props} kind={dialog.kind} alertId={dialog.alertId} />
    case 'rules':
      return <RulesDialog onClose={close} />
    case 'handover':
      return <HandoverNow onClose={close} />
    case 'sound':
      return <SoundDialog sound={props.sound} onClose={close} />
  }
}

function HandoverNow({ onClose }: { onClose: () => void }) {
  const nowMs = useAlertClock(60_000)
  return <HandoverDialog openedAtMs={nowMs} onClose={onClose} />
}

function OfAlert({
  kind,
  alertId,
  desk,
  zoneNameOf,
}: AlertDialogsProps & { kind: 'note' | 'detail'; alertId: string }) {
  const picture = usePicture()
  const feeds = usePictureState((state) => state.feeds)
  const listed = usePictureState((state) => state.alerts.find(({ id }) => id === alertId))
  // Somebody else may close it while it is read: then it stands here as it was last.
  const alert = useLastKnown(listed)
  if (!alert) return null
  const subject = subjectOf(alert, picture, feeds)
  if (kind === 'note') return <NoteDialog alert={alert} subject={subject} desk={desk} />
  const zoneName = alert.zoneId === undefined ? undefined : zoneNameOf(alert.zoneId)
  return <DetailDialog alert={alert} subject={subject} zoneName={zoneName} desk={desk} isOpen={listed !== undefined} />
}
