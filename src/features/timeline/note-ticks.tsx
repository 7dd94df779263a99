import { useMemo } from 'react'
import { clockText, countText, plainText } from '#domain/notation.ts'
import { useShownNotes } from '../../data/notes.ts'
import { usePicture } from '../../data/use-picture.ts'
import styles from './note-ticks.module.css'
import { closeGroups } from './tick-groups.ts'
import { shareOf } from './time-scale.ts'
import type { TimeWindow } from './time-window.ts'

const TICK_PX = 10
const LONGEST_WORDS = 120

interface NoteTicksProps extends TimeWindow {
  readonly widthPx: number
}

/**
 * The moments that someone wrote a note about, as flags above the traffic; a click goes there. They are for the pointer:
 * the panel of notes has each of them for the keyboard.
 */
export function NoteTicks({ fromMs, toMs, widthPx }: NoteTicksProps) {
  const picture = usePicture()
  const notes = useShownNotes()
  const bins = Math.max(1, Math.floor(widthPx / TICK_PX))
  const groups = useMemo(() => closeGroups(notes, { fromMs, toMs }, bins), [notes, fromMs, toMs, bins])
  return (
    <div className={styles.flags}>
      {groups.map(({ first, count }) => {
        const words = `${clockText(first.atMs)} Note${first.by ? ` by ${plainText(first.by)}` : ''}: ${plainText(first.text, LONGEST_WORDS)}`
        const title = count === 1 ? words : `${words}, and ${countText(count - 1)} more close by`
        return (
          <button
            type="button"
            key={first.id}
            className={styles.flag}
            data-many={count > 1 || undefined}
            style={{ left: `${100 * shareOf(first.atMs, fromMs, toMs)}%` }}
            tabIndex={-1}
            aria-label={title}
            title={title}
            onClick={() => picture.seek(first.atMs)}
          />
        )
      })}
    </div>
  )
}
