import { Ellipsis } from 'lucide-react'
import { memo } from 'react'
import { type Alert, isFlashing, isUnacknowledged } from '#domain/alerts/alert.ts'
import { clockText } from '#domain/notation.ts'
import { AlertSign, type AlertSignState } from '../../ui/alert-sign.tsx'
import { Button } from '../../ui/button.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Key } from '../../ui/key.tsx'
import type { AlertDesk } from './alert-desk.ts'
import styles from './alert-list.module.css'
import { alertTitle, priorityTitle } from './alert-words.ts'

interface AlertRowProps {
  readonly alert: Alert
  /** It left the open ones while the list was pointed at. */
  readonly isGone: boolean
  /** What it is about and where it stands: `GEO MERIDIAN · silent for 12 s · fishing vessel · Panama`. */
  readonly about: string
  readonly since: string
  readonly sign: AlertSignState
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
export const AlertRowView = memo(function AlertRowView(props: AlertRowProps) {
  const { alert, isGone, about, since, sign, isCurrent, keepsRoom, desk, onShow } = props
  const waits = isUnacknowledged(alert) && !isGone
  const isTall = !isGone && (isPressing(alert) || isCurrent)
  const isSolid = waits && isPressing(alert) && alert.state !== 'rectified-unacknowledged'
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
        state={sign}
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
        <span title={about}>{about}</span>
      </button>
      <span className={styles.when}>
        <time dateTime={new Date(alert.atMs).toISOString()}>{clockText(alert.atMs)}</time>
        <span>{since}</span>
      </span>
      {isTall && <Acts {...props} waits={waits} />}
    </li>
  )
})

function Acts({ alert, sign, isBusy, desk, waits }: AlertRowProps & { waits: boolean }) {
  const { id } = alert
  const canSilence = waits && alert.priority !== 'caution'
  const acknowledge = (button: HTMLElement) => {
    // The button goes with what it did. The focus stays with the row, or the next key would mean another alert.
    button.closest('li')?.querySelector('button')?.focus()
    void desk.act(id, { action: 'acknowledge' })
  }
  return (
    <span className={styles.acts}>
      {waits && (
        <Button
          strong
          disabled={isBusy}
          aria-keyshortcuts="A"
          onClick={({ currentTarget }) => acknowledge(currentTarget)}
        >
          Acknowledge <Key>A</Key>
        </Button>
      )}
      {canSilence && (
        <Button
          disabled={isBusy || sign === 'silenced'}
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
