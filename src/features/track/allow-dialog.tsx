import { X } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { titleOf } from '#domain/identity-words.ts'
import { plainText } from '#domain/notation.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Modal } from '../../ui/modal.tsx'
import styles from './allow-section.module.css'
import type { Keeper } from './allow-section.tsx'
import { allowedWords, chosenAtFirst, type RuleStanding } from './rule-standing.ts'
import type { Allowing } from './use-allowing.ts'

const LONGEST_NAME = 60
const LONGEST_NOTE = 500

interface AllowDialogProps {
  readonly identity: TrackIdentity
  readonly allowing: Allowing
  readonly keeper: Keeper
  /** Kept by who opens it, so that closing loses nothing. */
  readonly note: string
  readonly onNote: (note: string) => void
  readonly onClose: () => void
}

/** Which rules would leave the vessel alone, by whose word: said before anything changes, and taken back at the same place. */
export function AllowDialog({ identity, allowing, keeper, note, onNote, onClose }: AllowDialogProps) {
  const id = useId()
  const { standings, busy, problem } = allowing
  const [chosen, setChosen] = useState(() => chosenAtFirst(standings))
  const [name, setName] = useState(keeper.name ?? '')
  const list = useRef<HTMLUListElement>(null)
  const by = plainText(name, LONGEST_NAME)
  const wanted = standings.filter(({ rule, allowed }) => !allowed && chosen.has(rule.id))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!by || wanted.length === 0 || busy) return
    keeper.sign(by)
    const ids = wanted.map(({ rule }) => rule.id)
    if (!(await allowing.allow(ids, by, note.trim()))) return
    onNote('')
    onClose()
  }
  const undo = (standing: RuleStanding) => {
    keeper.sign(by)
    // The button goes with what it undoes.
    list.current?.focus()
    void allowing.undo(standing, by)
  }
  const toggle = (ruleId: string) => {
    const next = new Set(chosen)
    if (!next.delete(ruleId)) next.add(ruleId)
    setChosen(next)
  }
  return (
    <Modal onClose={onClose} className={styles.dialog} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>Allow {titleOf(identity)}?</h2>
        <IconButton label="Close (Esc)" className={styles.plain} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <form className={styles.form} onSubmit={submit}>
        <p>
          The chosen rules leave this vessel alone, for everyone. Open alerts of these rules on it end. The log says who
          allowed it.
        </p>
        <ul ref={list} tabIndex={-1} className={styles.rules} aria-label="Rules about this vessel">
          {standings.map((standing) => (
            <RuleLine
              key={standing.rule.id}
              standing={standing}
              isChosen={chosen.has(standing.rule.id)}
              canUndo={by !== '' && !busy}
              onToggle={() => toggle(standing.rule.id)}
              onUndo={() => undo(standing)}
            />
          ))}
        </ul>
        <label className={styles.field}>
          Your name, as the log should have it
          <input
            value={name}
            maxLength={LONGEST_NAME}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label className={styles.field}>
          Why (optional)
          <input
            value={note}
            maxLength={LONGEST_NOTE}
            autoComplete="off"
            placeholder="licence, and who said so"
            onChange={({ target }) => onNote(target.value)}
          />
        </label>
        <p role="status" className={styles.problem}>
          {problem && `✕ Not done: ${plainText(problem, 300)}`}
        </p>
        <footer className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button strong type="submit" disabled={busy || !by || wanted.length === 0}>
            {busy ? 'Working…' : allowWords(wanted.length)}
          </Button>
        </footer>
      </form>
    </Modal>
  )
}

function allowWords(rules: number): string {
  if (rules === 0) return 'Choose a rule to allow'
  return `Allow for ${rules === 1 ? '1 rule' : `${rules} rules`}`
}

interface RuleLineProps {
  readonly standing: RuleStanding
  readonly isChosen: boolean
  /** A name is given. */
  readonly canUndo: boolean
  readonly onToggle: () => void
  readonly onUndo: () => void
}

function RuleLine({ standing, isChosen, canUndo, onToggle, onUndo }: RuleLineProps) {
  const { rule, allowed, undoneAs, isAlerted } = standing
  const name = plainText(rule.name, 80)
  if (!allowed) {
    return (
      <li>
        <label>
          <input type="checkbox" checked={isChosen} onChange={onToggle} />
          <span>
            {name}
            <small>{isAlerted ? 'its alert is open now' : rule.priority}</small>
          </span>
        </label>
      </li>
    )
  }
  return (
    <li data-allowed>
      <span>
        {name}
        <small>
          {allowedWords(allowed)}
          {!undoneAs && ' (for all rules: changed under “Alert rules”)'}
        </small>
      </span>
      {undoneAs && (
        <Button disabled={!canUndo} aria-label={`Undo for ${name}`} onClick={onUndo}>
          Undo
        </Button>
      )}
    </li>
  )
}
