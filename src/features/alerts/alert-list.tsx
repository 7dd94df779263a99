import {
  type KeyboardEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Alert } from '#domain/alerts/alert.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import type { AlertDesk } from './alert-desk.ts'
import styles from './alert-list.module.css'
import { AlertRowView, isPressing } from './alert-row.tsx'
import { alertRows, restWords } from './alert-rows.ts'
import { subjectOf } from './alert-subject.ts'
import { aboutWords, signState, sinceWords } from './alert-words.ts'
import { GroupRow, RestRow } from './group-row.tsx'
import { useAlertClock } from './use-alert-clock.ts'
import { useHeldOrder } from './use-held-order.ts'

/** A long watch leaves hundreds open; each row that is shown is looked over twice a second. */
const ROWS_AT_ONCE = 60

interface AlertListProps {
  readonly alerts: readonly Alert[]
  readonly isFlood: boolean
  readonly desk: AlertDesk
  /** Selects what an alert is about and brings its place up. */
  readonly onShow: (alert: Alert) => void
}

/** The open alerts, row by row; a row is drawn again when its words change, not at each look. */
export function AlertList({ alerts, isFlood, desk, onShow }: AlertListProps) {
  const picture = usePicture()
  usePictureState((state) => state.identityVersion)
  const feeds = usePictureState((state) => state.feeds)
  const { current, busy } = useSyncExternalStore(desk.subscribe, desk.state)
  const nowMs = useAlertClock(500)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [most, setMost] = useState(ROWS_AT_ONCE)
  const list = useRef<HTMLUListElement>(null)
  const show = useNewest(onShow)
  const { rows: held, isHeld, holders } = useHeldOrder(alerts, list)
  const rows = useMemo(() => alertRows(held, { isFlood, opened }), [held, isFlood, opened])
  const rest = useMemo(() => restWords(rows, most), [rows, most])
  const [roomy, setRoomy] = useState<ReadonlySet<string>>(new Set())
  const pressing = alerts.filter(isPressing).map(({ id }) => id)
  if (isHeld ? pressing.some((id) => !roomy.has(id)) : roomy.size > 0) {
    setRoomy(isHeld ? new Set([...roomy, ...pressing]) : new Set())
  }
  const toggle = useCallback(
    (key: string) =>
      setOpened((before) => {
        const next = new Set(before)
        if (!next.delete(key)) next.add(key)
        return next
      }),
    [],
  )
  const showMore = () => {
    setMost(most + ROWS_AT_ONCE)
    // The first of those that come takes the focus, once it is there.
    requestAnimationFrame(() => list.current?.children[most]?.querySelector<HTMLElement>('button')?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>(':scope > li > button') ?? [])]
    const at = buttons.findIndex((button) => button.parentElement?.contains(document.activeElement))
    buttons[at + step]?.focus()
    event.preventDefault()
  }
  return (
    <ul ref={list} className={styles.list} aria-label="Open alerts" {...holders} onKeyDown={onKeyDown}>
      {rows
        .slice(0, most)
        .map((row) =>
          row.kind === 'group' ? (
            <GroupRow key={row.key} row={row} onToggle={toggle} />
          ) : (
            <AlertRowView
              key={row.alert.id}
              {...row}
              about={aboutWords(row, subjectOf(row.alert, picture, feeds), nowMs)}
              since={sinceWords(row.alert, nowMs)}
              sign={signState(row.alert, nowMs)}
              isCurrent={row.alert.id === current}
              keepsRoom={roomy.has(row.alert.id)}
              isBusy={busy.has(row.alert.id)}
              desk={desk}
              onShow={show}
            />
          ),
        )}
      {rest !== undefined && <RestRow words={rest} onShow={showMore} />}
    </ul>
  )
}

/** The same function at every turn, which does what the newest one does. */
function useNewest<Argument>(run: (argument: Argument) => void): (argument: Argument) => void {
  const newest = useRef(run)
  useLayoutEffect(() => {
    newest.current = run
  })
  return useCallback((argument) => newest.current(argument), [])
}
