import { Ellipsis } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { type Alert, isUnacknowledged } from '#domain/alerts/alert.ts'
import { countryName, kindWords, titleOf } from '#domain/identity-words.ts'
import { plainText } from '#domain/notation.ts'
import type { Picture } from '../../data/picture.ts'
import type { PictureState } from '../../data/picture-state.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { AlertSign } from '../../ui/alert-sign.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import { Popover } from '../../ui/popover.tsx'
import type { AlertDesk } from './alert-desk.ts'
import styles from './alert-list.module.css'
import { AlertRowView, isPressing } from './alert-row.tsx'
import { type AlertRow, alertRows } from './alert-rows.ts'
import { alertTitle, priorityCount, priorityTitle, reasonText } from './alert-words.ts'
import { AwayStrip } from './away-strip.tsx'
import { FloodMeter } from './flood-meter.tsx'
import { useKeeper } from './keeper.ts'
import { useAlertClock, useFlood } from './use-alert-clock.ts'
import type { Away } from './use-away.ts'
import { useHeldOrder } from './use-held-order.ts'

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
          <Menu desk={desk} />
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

function AlertList({
  alerts,
  isFlood,
  desk,
  onShow,
}: {
  alerts: readonly Alert[]
  isFlood: boolean
} & Pick<AlertPanelProps, 'desk' | 'onShow'>) {
  const picture = usePicture()
  usePictureState((state) => state.identityVersion)
  const feeds = usePictureState((state) => state.feeds)
  const { current, busy } = useSyncExternalStore(desk.subscribe, desk.state)
  const nowMs = useAlertClock(500)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLUListElement>(null)
  const { rows: held, isHeld, holders } = useHeldOrder(alerts, list)
  const rows = useMemo(() => alertRows(held, { isFlood, opened }), [held, isFlood, opened])
  const [roomy, setRoomy] = useState<ReadonlySet<string>>(new Set())
  const pressing = alerts.filter(isPressing).map(({ id }) => id)
  if (isHeld ? pressing.some((id) => !roomy.has(id)) : roomy.size > 0) {
    setRoomy(isHeld ? new Set([...roomy, ...pressing]) : new Set())
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
      {rows.map((row) =>
        row.kind === 'group' ? (
          <GroupRow
            key={row.key}
            row={row}
            onToggle={() => {
              const next = new Set(opened)
              if (!next.delete(row.key)) next.add(row.key)
              setOpened(next)
            }}
          />
        ) : (
          <AlertRowView
            key={row.alert.id}
            {...row}
            subject={subjectOf(row.alert, picture, feeds)}
            nowMs={nowMs}
            isCurrent={row.alert.id === current}
            keepsRoom={roomy.has(row.alert.id)}
            isBusy={busy.has(row.alert.id)}
            desk={desk}
            onShow={onShow}
          />
        ),
      )}
    </ul>
  )
}

/** Several in one line: how many, and what the first of them say. */
function GroupRow({ row, onToggle }: { row: Extract<AlertRow, { kind: 'group' }>; onToggle: () => void }) {
  const waiting = row.alerts.filter(isUnacknowledged).length
  const titles = [...new Set(row.alerts.map(alertTitle))]
  return (
    <li className={styles.group} data-priority={row.priority} data-waits={waiting > 0 || undefined}>
      <button type="button" aria-expanded={row.isOpen} onClick={onToggle}>
        <AlertSign
          priority={row.priority}
          state={waiting > 0 ? 'sounding' : 'acknowledged'}
          flashing={waiting > 0 && row.priority !== 'caution'}
        />
        <span>
          {priorityCount(row.priority, row.alerts.length)}
          {waiting > 0 && waiting < row.alerts.length && `, ${waiting} not acknowledged`}: {titles.join(', ')}
        </span>
        <i>{row.isOpen ? 'hide' : 'show'}</i>
      </button>
    </li>
  )
}

function Menu({ desk }: { desk: AlertDesk }) {
  const id = useId()
  const keeper = useKeeper()
  const open = (what: () => void) => {
    document.getElementById(id)?.hidePopover()
    what()
  }
  return (
    <>
      <IconButton label="Watch, hand-over, rules and sounds" popoverTarget={id}>
        <Ellipsis />
      </IconButton>
      <Popover id={id} title={keeper === undefined ? 'Nobody has signed on' : `On watch: ${keeper}`} width={260}>
        <div className={styles.menu}>
          <button type="button" onClick={() => open(() => desk.open({ kind: 'keeper', goOn: undefined }))}>
            {keeper === undefined ? 'Sign on' : 'Change who is on watch'}
          </button>
          <button type="button" onClick={() => open(() => desk.open({ kind: 'handover' }))}>
            Hand-over and log
          </button>
          <button type="button" onClick={() => open(() => desk.openRules())}>
            Alert rules and allow-list
          </button>
          <button type="button" onClick={() => open(() => desk.open({ kind: 'sound' }))}>
            Sounds
          </button>
        </div>
      </Popover>
    </>
  )
}

/** Whom or what an alert is about, as far as it is known. */
export function subjectOf(alert: Alert, picture: Picture, feeds: PictureState['feeds']): string {
  const slot = alert.trackId === undefined ? undefined : picture.slotOf(alert.trackId)
  const identity = slot === undefined ? undefined : picture.identity(slot)
  if (identity) {
    return [titleOf(identity), kindWords(identity), identity.flag && countryName(identity.flag)]
      .filter(Boolean)
      .join(' · ')
  }
  const feed = feeds.find(({ id }) => id === alert.feedId)
  const name = alert.trackName ?? alert.trackId ?? feed?.name ?? alert.feedId
  return name === undefined ? priorityTitle(alert.priority) : plainText(name)
}
