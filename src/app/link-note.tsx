import { X } from 'lucide-react'
import { useState } from 'react'
import { plainText } from '#domain/notation.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './link-note.module.css'
import { sayNote, useNote } from './note.ts'
import { notUnderstood } from './url-query.ts'
import { firstSearch } from './url-state.ts'

const LONGEST_PART = 40
const MOST_PARTS = 4

/** Says quietly what of the address could not be followed, and what a command did. */
export function LinkNote({ moment }: { moment: string | undefined }) {
  const [strange] = useState(() => notUnderstood(firstSearch).map((part) => plainText(part, LONGEST_PART)))
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const note = useNote()
  const lasting = [
    moment,
    strange.length > 0
      ? `Not understood in the address: ${strange.slice(0, MOST_PARTS).join(', ')}${strange.length > MOST_PARTS ? ` and ${strange.length - MOST_PARTS} more` : ''}.`
      : undefined,
  ].filter((line) => line !== undefined)
  const words = [note, ...lasting.filter((line) => !closed.has(line))].filter(Boolean).join(' ')
  const dismiss = () => {
    setClosed(new Set(lasting))
    sayNote('')
  }
  return (
    <output className={styles.note} hidden={words === ''}>
      <span>{words}</span>
      <IconButton label="Dismiss" onClick={dismiss}>
        <X />
      </IconButton>
    </output>
  )
}
