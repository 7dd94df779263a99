import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { plainText } from '#domain/notation.ts'
import { usePicture } from '../data/use-picture.ts'
import { fileToOpen } from '../features/replay/file-to-open.ts'
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
  const picture = usePicture()
  const { words: moment, needsFile, isWaiting, giveUp } = useMomentLink()
  const input = useRef<HTMLInputElement>(null)
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
    if (needsFile) giveUp()
  }
  return (
    <output className={styles.note} hidden={words === ''}>
      <span>{words}</span>
      <IconButton label="Dismiss" onClick={dismiss}>
        <X />
      </IconButton>
      {needsFile && moment !== undefined && !closed.has(moment) && (
        <div className={styles.ways}>
          <Button strong onClick={() => input.current?.click()}>
            Choose the file
          </Button>
          {isWaiting && <Button onClick={giveUp}>Stay with the live picture</Button>}
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label="Recorded track file of the link"
            onChange={({ target }) => {
              const files = [...(target.files ?? [])].map(fileToOpen)
              target.value = ''
              if (files.length) void picture.files.openFiles(files)
            }}
          />
        </div>
      )}
    </output>
  )
}
