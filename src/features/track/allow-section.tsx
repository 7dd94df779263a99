import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { TrackIdentity } from '#domain/report.ts'
import { Button } from '../../ui/button.tsx'
import { AllowDialog } from './allow-dialog.tsx'
import styles from './allow-section.module.css'
import { allowedWords } from './rule-standing.ts'
import { useAllowing } from './use-allowing.ts'

/** Who does it, as the log of the alerts should have it. */
export interface Keeper {
  readonly name: string | undefined
  readonly sign: (name: string) => void
}

/** How the alert rules see a track, who lets it be and since when, and the way to change that. */
export function AllowSection({ identity, keeper }: { identity: TrackIdentity; keeper: Keeper }) {
  const [isOpen, setIsOpen] = useState(false)
  const [note, setNote] = useState('')
  const allowing = useAllowing(identity)
  const { standings, problem } = allowing
  const entries = [...new Set(standings.flatMap(({ allowed }) => allowed ?? []))]
  const allowedCount = standings.filter(({ allowed }) => allowed).length
  const open = () => {
    allowing.forget()
    setIsOpen(true)
  }
  if (standings.length === 0) {
    return problem ? <p className={styles.quiet}>The alert rules could not be had: {problem}</p> : null
  }
  return (
    <section className={styles.section} aria-label="Alert rules">
      <h3>Alert rules</h3>
      <div className={styles.line}>
        <p>
          {allowedCount > 0 && <ShieldCheck aria-hidden="true" />}
          {countWords(allowedCount, standings.length)}
        </p>
        <Button onClick={open}>{allowedCount > 0 ? 'Change…' : 'Allow this vessel…'}</Button>
      </div>
      {entries.length > 0 && (
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <li key={`${entry.ruleIds} ${entry.atMs} ${entry.name}`}>{allowedWords(entry)}</li>
          ))}
        </ul>
      )}
      {isOpen && (
        <AllowDialog
          identity={identity}
          allowing={allowing}
          keeper={keeper}
          note={note}
          onNote={setNote}
          onClose={() => setIsOpen(false)}
        />
      )}
    </section>
  )
}

function countWords(allowed: number, of: number): string {
  const rules = of === 1 ? '1 rule' : `${of} rules`
  if (allowed === 0) return of === 1 ? '1 rule watches it' : `${rules} watch it`
  return allowed === of
    ? `Allowed for ${of === 1 ? 'the one rule' : `all ${rules}`}`
    : `Allowed for ${allowed} of ${rules}`
}
