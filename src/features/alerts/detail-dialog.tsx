import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Alert, isUnacknowledged } from '#domain/alerts/alert.ts'
import { clockText, dateText, positionText } from '#domain/notation.ts'
import { alertLogQuery } from '../../data/alerts.ts'
import { AlertSign } from '../../ui/alert-sign.tsx'
import { Button } from '../../ui/button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import type { AlertDesk, UnsignedAction } from './alert-desk.ts'
import { alertTitle, priorityTitle, signState, stateWords } from './alert-words.ts'
import { DialogFrame } from './dialog-frame.tsx'
import styles from './dialogs.module.css'
import { deedWords } from './log-words.ts'
import { TextField } from './text-field.tsx'
import { useAlertClock } from './use-alert-clock.ts'

const STATES: Record<Alert['state'], string> = {
  'active-unacknowledged': 'not acknowledged',
  'active-acknowledged': 'acknowledged',
  'rectified-unacknowledged': 'over, not acknowledged',
  normal: 'closed',
}

interface DetailDialogProps {
  readonly alert: Alert
  readonly subject: string
  readonly zoneName: string | undefined
  readonly desk: AlertDesk
  /** Whether it is still one of the open ones. */
  readonly isOpen: boolean
}

/** One alert in full: where it stands, what was done to it, and what else can be. */
export function DetailDialog({ alert, subject, zoneName, desk, isOpen }: DetailDialogProps) {
  const nowMs = useAlertClock(1000)
  const { id, priority, state, place } = alert
  const act = (action: UnsignedAction) => void desk.act(id, action)
  const words = stateWords(alert, nowMs)
  const [typed, setTyped] = useState({ assign: '', end: '' })
  const isTyped = typed.assign.trim() !== '' || typed.end.trim() !== ''
  return (
    <DialogFrame
      title={alertTitle(alert)}
      isWide
      isUnsaved={isOpen && isTyped}
      onClose={() => desk.open(undefined)}
      foot={
        isOpen && (
          <>
            {isUnacknowledged(alert) && (
              <Button
                strong
                onClick={({ currentTarget }) => {
                  // This button goes with what it did; the focus stays beside it.
                  if (currentTarget.nextElementSibling instanceof HTMLElement) currentTarget.nextElementSibling.focus()
                  act({ action: 'acknowledge' })
                }}
              >
                Acknowledge
              </Button>
            )}
            <Button disabled={isTyped} onClick={() => desk.open({ kind: 'note', alertId: id })}>
              Note
            </Button>
          </>
        )
      }
    >
      <p className={styles.standing}>
        <AlertSign priority={priority} state={signState(alert, nowMs)} />
        <span>
          <strong>
            {priorityTitle(priority)}, {isOpen ? STATES[state] : STATES.normal}
          </strong>
          {[subject, ...words].filter(Boolean).join(' · ')}
        </span>
      </p>
      <Facts columns={2}>
        <Fact name="Happened" value={`${dateText(alert.atMs)} ${clockText(alert.atMs)}`} />
        <Fact name="Raised" value={clockText(alert.raisedAtMs)} />
        {zoneName !== undefined && <Fact name="Zone" value={zoneName} />}
        <Fact name="Rule" value={alert.ruleId} />
        {place && <Fact name="Place" value={positionText([place.lon, place.lat])} wide />}
      </Facts>
      <h3>History</h3>
      <History alert={alert} />
      {isOpen && (
        <>
          <h3>Assign and end</h3>
          <WordForm
            label="Assign to"
            button="Assign"
            word={typed.assign}
            onTyped={(assign) => setTyped({ ...typed, assign })}
            placeholder="Patrol 7, or a name"
            onWord={(to) => act({ action: 'assign', to })}
          />
          <WordForm
            label="End by hand, because"
            button="End"
            word={typed.end}
            onTyped={(end) => setTyped({ ...typed, end })}
            placeholder="seen by patrol: authorised"
            help="For what has ended without the rule noticing. The reason stays in the log."
            onWord={(reason) => act({ action: 'rectify', reason })}
          />
        </>
      )}
    </DialogFrame>
  )
}

/** All that was done to it, from the log; asked for again whenever it changes. */
function History({ alert }: { alert: Alert }) {
  const { data, error } = useQuery({
    ...alertLogQuery({ fromMs: Math.floor(alert.raisedAtMs), toMs: Math.ceil(alert.changedAtMs) + 1 }),
    placeholderData: (before) => before,
  })
  if (error) return <p>The log cannot be had: {error.message}</p>
  if (!data) return <p role="status">Reading the log</p>
  return (
    <ol className={styles.history}>
      {data
        .filter(({ alertId }) => alertId === alert.id)
        .map((row) => (
          <li key={row.seq}>
            <time dateTime={new Date(row.atMs).toISOString()}>{clockText(row.atMs)}</time> {deedWords(row)}
          </li>
        ))}
    </ol>
  )
}

function WordForm({
  label,
  button,
  placeholder,
  help,
  word,
  onTyped,
  onWord,
}: {
  label: string
  button: string
  word: string
  onTyped: (word: string) => void
  placeholder: string
  help?: string
  onWord: (word: string) => void
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!word.trim()) return
    onWord(word.trim())
    onTyped('')
  }
  return (
    <form className={styles.line} onSubmit={submit}>
      <TextField
        label={label}
        value={word}
        onText={onTyped}
        placeholder={placeholder}
        maxLength={200}
        {...(help && { help })}
      />
      <Button type="submit" disabled={!word.trim()}>
        {button}
      </Button>
    </form>
  )
}
