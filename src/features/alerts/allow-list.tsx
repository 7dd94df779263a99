import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { AllowedVessel } from '#domain/alerts/alert-rule.ts'
import { parseInstant } from '#domain/formats/instant.ts'
import { clockText, dateText, mmsiText, plainText } from '#domain/notation.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './dialogs.module.css'
import { TextField } from './text-field.tsx'

interface AllowListProps {
  readonly allowed: readonly AllowedVessel[]
  readonly problemOf: (index: number) => string | undefined
  readonly onAllowed: (allowed: readonly AllowedVessel[]) => void
  /** Whether something is typed that is not on the list yet. */
  readonly onTyping: (isTyping: boolean) => void
}

/** Vessels that may be where they are: they raise no alert, unless a rule says so. */
export function AllowList({ allowed, problemOf, onAllowed, onTyping }: AllowListProps) {
  return (
    <>
      <ul className={styles.allowed}>
        {allowed.map((vessel, i) => (
          <li key={`${vessel.trackId} ${vessel.mmsi} ${vessel.imo} ${vessel.name}`}>
            <span>
              <strong>{plainText(vessel.name)}</strong>
              <small>
                {[identityWords(vessel), plainText(vessel.reason, 120), untilWords(vessel)].filter(Boolean).join(' · ')}
              </small>
              {problemOf(i) !== undefined && <small>✕ {problemOf(i)}</small>}
            </span>
            <IconButton label={`Take ${vessel.name} off the list`} onClick={() => onAllowed(allowed.toSpliced(i, 1))}>
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      {allowed.length === 0 && <p>No vessel is on the list.</p>}
      <AllowForm onVessel={(vessel) => onAllowed([...allowed, vessel])} onTyping={onTyping} />
    </>
  )
}

function identityWords({ mmsi, imo, trackId }: AllowedVessel): string {
  return mmsi !== undefined ? `MMSI ${mmsiText(mmsi)}` : imo !== undefined ? `IMO ${imo}` : (trackId ?? '')
}

function untilWords({ untilMs }: AllowedVessel): string {
  return untilMs === undefined ? 'for good' : `until ${dateText(untilMs)} ${clockText(untilMs)}`
}

const EMPTY = { mmsi: '', name: '', reason: '', until: '' }

function AllowForm({
  onVessel,
  onTyping,
}: { onVessel: (vessel: AllowedVessel) => void } & Pick<AllowListProps, 'onTyping'>) {
  const [draft, setDraft] = useState(EMPTY)
  const [isTried, setIsTried] = useState(false)
  const problems = isTried ? problemsOf(draft) : {}
  const write = (next: typeof EMPTY) => {
    setDraft(next)
    onTyping(Object.values(next).some((text) => text.trim() !== ''))
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (Object.keys(problemsOf(draft)).length > 0) return
    const untilMs = parseInstant(draft.until.trim())
    onVessel({
      mmsi: Number(draft.mmsi.replaceAll(' ', '')),
      name: draft.name.trim(),
      reason: draft.reason.trim(),
      ...(untilMs !== undefined && { untilMs }),
    })
    write(EMPTY)
    setIsTried(false)
  }
  const field = (of: keyof typeof EMPTY) => ({
    value: draft[of],
    problem: problems[of],
    onText: (text: string) => write({ ...draft, [of]: text }),
  })
  return (
    <form className={styles.allowedForm} onSubmit={add} aria-label="Allow a vessel">
      <TextField label="MMSI" inputMode="numeric" placeholder="533 204 118" {...field('mmsi')} />
      <TextField label="Name" maxLength={120} {...field('name')} />
      <TextField label="Reason" maxLength={500} placeholder="licence, and who said so" {...field('reason')} />
      <TextField label="Until (UTC); for good when empty" placeholder="2026-03-14T12:00Z" {...field('until')} />
      <Button type="submit">Add to the list</Button>
    </form>
  )
}

function problemsOf({ mmsi, name, reason, until }: typeof EMPTY): Partial<typeof EMPTY> {
  return {
    ...(!/^\d{9}$/.test(mmsi.replaceAll(' ', '')) && { mmsi: `"${mmsi}" is no MMSI of nine digits` }),
    ...(!name.trim() && { name: 'A name is needed' }),
    ...(!reason.trim() && { reason: 'A reason is needed' }),
    ...(until.trim() && parseInstant(until.trim()) === undefined && { until: `"${until}" is not a time` }),
  }
}
