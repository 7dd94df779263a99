import { X } from 'lucide-react'
import { useState } from 'react'
import { plainText } from '#domain/notation.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './link-note.module.css'
import { sayNote, useNote } from './note.ts'
import { notUnderstood } from './url-query.ts'
import { firstSearch } from './url-state.ts'
import { useMomentLink } from './use-moment-link.ts'

const LONGEST_PART = 40
const MOST_PARTS = 4

/** Says quietly what of the address could not be followed, and what a command did. */
export function LinkNote() {
  const { words: moment, giveUp } = useMomentLink()
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
    giveUp?.()
  }
  return (
    <output className={styles.note} hidden={words === ''}>
      <span>{words}</span>
      {giveUp && <Button onClick={giveUp}>Stay with the live picture</Button>}
      <IconButton label="Dismiss" onClick={dismiss}>
        <X />
      </IconButton>
    </output>
  )
}
