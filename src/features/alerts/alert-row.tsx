import { Ellipsis } from 'lucide-react'
import { type Alert, isUnacknowledged } from '#domain/alerts/alert.ts'
import { clockText } from '#domain/notation.ts'
import { AlertSign } from '../../ui/alert-sign.tsx'
import { Button } from '../../ui/button.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Key } from '../../ui/key.tsx'
import type { AlertDesk } from './alert-desk.ts'
import styles from './alert-list.module.css'
import { alertTitle, isFlashing, priorityTitle, signState, sinceWords, stateWords } from './alert-words.ts'
import { silencedForMs } from './sound-plan.ts'

interface AlertRowProps {
  readonly alert: Alert
  /** It left the open ones while the list was pointed at. */
  readonly isGone: boolean
  /** What it is about: `GEO MERIDIAN · fishing vessel · Panama`. */
  readonly subject: string
  readonly nowMs: number
  readonly isCurrent: boolean
  /** It had its buttons when the order was held: they keep their room. */
  readonly keepsRoom: boolean
  readonly isBusy: boolean
  readonly desk: AlertDesk
  readonly onShow: (alert: Alert) => void
}

/** Whether its buttons are at hand without being asked for. */
export function isPressing(alert: Alert): boolean {
  return isUnacknowledged(alert) && (alert.priority === 'alarm' || alert.priority === 'emergency')
}

/** An alert: what, about whom, where it stands and since when. Pressed it shows the place, and what can be done. */
export function AlertRowView(props: AlertRowProps) {
  const { alert, isGone, subject, nowMs, isCurrent, keepsRoom, desk, onShow } = props
  const waits = isUnacknowledged(alert) && !isGone
  const isTall = !isGone && (isPressing(alert) || isCurrent)
  const isSolid = waits && isPressing(alert) && alert.state !== 'rectified-unacknowledged'
  // Who it is and where it stands before what it is: the end of the line is cut off.
  const [name, ...rest] = subject.split(' · ')
  const about = [name, ...(isGone ? ['closed'] : stateWords(alert, nowMs)), ...rest]
  return (
    <li
      className={styles.alert}
      data-alert={alert.id}
      data-priority={alert.priority}
      data-waits={waits || undefined}
      data-solid={isSolid || undefined}
      data-gone={isGone || undefined}
      data-room={isTall || keepsRoom || undefined}
      data-current={isCurrent || undefined}
    >
      <AlertSign
        priority={alert.priority}
        state={signState(alert, nowMs)}
        size={isSolid ? 22 : 20}
        onFill={isSolid}
        flashing={!isGone && isFlashing(alert)}
      />
      <button
        type="button"
        className={styles.what}
        aria-expanded={isTall}
        onClick={() => {
          desk.choose(alert.id)
          onShow(alert)
        }}
      >
        <Hidden>{priorityTitle(alert.priority)}: </Hidden>
        <strong title={alertTitle(alert)}>
          {alertTitle(alert)}
          {alert.state === 'rectified-unacknowledged' && <i> — over, not yet seen</i>}
        </strong>
        <span title={about.join(' · ')}>{about.join(' · ')}</span>
      </button>
      <span className={styles.when}>
        <time dateTime={new Date(alert.atMs).toISOString()}>{clockText(alert.atMs)}</time>
        <span>{sinceWords(alert, nowMs)}</span>
      </span>
      {isTall && <Acts {...props} waits={waits} />}
    </li>
  )
}

function Acts({ alert, nowMs, isBusy, desk, waits }: AlertRowProps & { waits: boolean }) {
  const { id } = alert
  const canSilence = waits && alert.priority !== 'caution'
  return (
    <span className={styles.acts}>
      {waits && (
        <Button
          strong
          disabled={isBusy}
          aria-keyshortcuts="A"
          onClick={() => void desk.act(id, { action: 'acknowledge' })}
        >
          Acknowledge <Key>A</Key>
        </Button>
      )}
      {canSilence && (
        <Button
          disabled={isBusy || silencedForMs(alert, nowMs) > 0}
          aria-keyshortcuts="S"
          onClick={() => void desk.act(id, { action: 'silence' })}
        >
          Silence 30 s
        </Button>
      )}
      <Button aria-keyshortcuts="N" onClick={() => desk.open({ kind: 'note', alertId: id })}>
        Note
      </Button>
      <IconButton label="Details" onClick={() => desk.open({ kind: 'detail', alertId: id })}>
        <Ellipsis />
      </IconButton>
    </span>
  )
}
