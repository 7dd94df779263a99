import { useQuery } from '@tanstack/react-query'
import { Save } from 'lucide-react'
import { useState } from 'react'
import { handoverLines } from '#domain/alerts/handover.ts'
import { parseInstant } from '#domain/formats/instant.ts'
import { type AlertPeriod, alertLogUrl, handoverQuery } from '../../data/alerts.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { saveText } from '../../ui/save-text.ts'
import { DialogFrame } from './dialog-frame.tsx'
import styles from './dialogs.module.css'
import { TextField } from './text-field.tsx'

const HOUR_MS = 3_600_000
const SINCE = 'since'
/** Hours of a watch, or since an instant that is typed. */
const PERIODS = ['4', '8', '12', SINCE] as const

/** What the next watch has to know, made from the log; and the log itself as a file. */
export function HandoverDialog({ openedAtMs, onClose }: { openedAtMs: number; onClose: () => void }) {
  const [toMs] = useState(Math.round(openedAtMs))
  const [period, setPeriod] = useState<(typeof PERIODS)[number]>('8')
  const [sinceText, setSinceText] = useState('')
  const sinceMs = parseInstant(sinceText.trim())
  const fromMs = period === SINCE ? sinceMs : toMs - Number(period) * HOUR_MS
  const isUsable = fromMs !== undefined && fromMs < toMs
  return (
    <DialogFrame title="Hand-over and log" isWide onClose={onClose}>
      <Choice
        name="Period"
        value={period}
        options={PERIODS.map((each) => ({ value: each, title: each === SINCE ? 'Since' : `Last ${each} h` }))}
        onChange={setPeriod}
      />
      {period === SINCE && (
        <TextField
          label="From (UTC)"
          value={sinceText}
          onText={setSinceText}
          placeholder={new Date(toMs - HOUR_MS).toISOString().slice(0, 16).concat('Z')}
          help="Year-month-day, T, hour:minute, Z"
          problem={
            sinceText.trim() && !isUsable
              ? `"${sinceText.trim()}" is not a time before now, such as ${new Date(toMs - HOUR_MS).toISOString()}`
              : undefined
          }
        />
      )}
      {isUsable && <Brief period={{ fromMs, toMs }} />}
    </DialogFrame>
  )
}

function Brief({ period }: { period: AlertPeriod }) {
  const { data, error } = useQuery(handoverQuery(period))
  if (error) return <p role="alert">The brief cannot be had: {error.message}</p>
  if (!data) return <p role="status">Reading the log</p>
  const text = `${handoverLines(data).join('\n')}\n`
  const name = `hand-over-${new Date(period.toMs).toISOString().slice(0, 16).replace(':', '')}Z`
  return (
    <>
      <textarea className={styles.brief} readOnly rows={16} aria-label="Hand-over brief" value={text} />
      <p className={styles.buttons}>
        <a href={alertLogUrl(period, 'csv')} download>
          Log as CSV
        </a>
        <a href={alertLogUrl(period, 'json')} download={`${name}.json`}>
          Log as JSON
        </a>
        <CopyButton name="Copy" textOf={() => text} />
        <Button strong onClick={() => saveText(`${name}.txt`, 'text/plain', text)}>
          <Save /> Save as text
        </Button>
      </p>
    </>
  )
}
