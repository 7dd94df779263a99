import { useQuery } from '@tanstack/react-query'
import { recorderQuery } from '../../data/recorder.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { Hidden } from '../../ui/hidden.tsx'
import styles from './recorder.module.css'
import { recorderState, STATE_SIGNS, signWords } from './recorder-words.ts'

/** A sign changes seldom. */
const ASK_EVERY_MS = 15_000

/** Whether the server records, in the bar. Pressed, it opens all that there is to say of it. */
export function RecSign({ onOpen }: { onOpen: () => void }) {
  // Without a line nobody knows, and the feeds beside say so.
  const isOnLine = usePictureState((state) => state.link.state === 'open')
  // Its name and numbers have the room then.
  const isBeside = usePictureState((state) => state.source === 'recording')
  const { data } = useQuery({ ...recorderQuery, enabled: isOnLine, refetchInterval: ASK_EVERY_MS, retry: false })
  if (!data || !isOnLine) return null
  const state = recorderState(data)
  const word = state === 'off' ? 'REC off' : 'REC'
  const words = signWords(data)
  return (
    <button
      type="button"
      className={styles.sign}
      data-state={state}
      data-beside={isBeside || undefined}
      title={`${word}: ${words}`}
      onClick={onOpen}
    >
      <i aria-hidden="true">{STATE_SIGNS[state]}</i> {isBeside && state === 'on' ? <Hidden>{word}</Hidden> : word}
      <Hidden>{words}</Hidden>
    </button>
  )
}
