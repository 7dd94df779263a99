import { memo } from 'react'
import { isFlashing, isUnacknowledged } from '#domain/alerts/alert.ts'
import { countText } from '#domain/notation.ts'
import { AlertSign } from '../../ui/alert-sign.tsx'
import type { AlertRow } from './alert-rows.ts'
import { alertTitle, priorityCount } from './alert-words.ts'
import styles from './group-row.module.css'

type Group = Extract<AlertRow, { kind: 'group' }>

/** Several in one line: how many, how many of them wait, and what the first of them says. */
export const GroupRow = memo(function GroupRow({ row, onToggle }: { row: Group; onToggle: (key: string) => void }) {
  const waiting = row.alerts.filter(isUnacknowledged).length
  const [first] = row.alerts
  const words = priorityCount(row.priority, row.alerts.length)
  return (
    <li className={styles.group} data-priority={row.priority} data-waits={waiting > 0 || undefined}>
      <button type="button" aria-expanded={row.isOpen} onClick={() => onToggle(row.key)}>
        <AlertSign
          priority={row.priority}
          state={waiting > 0 ? 'sounding' : 'acknowledged'}
          flashing={row.alerts.some(isFlashing)}
        />
        <span className={styles.many}>
          <strong>
            {words}
            {waiting > 0 && waiting < row.alerts.length && `, ${countText(waiting)} not acknowledged`}
          </strong>
          <small>{first && `such as: ${alertTitle(first)}`}</small>
        </span>
        <i>{row.isOpen ? 'hide' : 'show'}</i>
      </button>
    </li>
  )
})

/** What the list does not show yet, in one line at its end. */
export function RestRow({ words, onShow }: { words: string; onShow: () => void }) {
  return (
    <li className={styles.group}>
      <button type="button" onClick={onShow}>
        <span aria-hidden="true">…</span>
        <span>{words}</span>
        <i>show</i>
      </button>
    </li>
  )
}
