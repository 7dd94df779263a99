import { X } from 'lucide-react'
import { useState } from 'react'
import { clockWords } from '#domain/mode-clock.ts'
import { plainText } from '#domain/notation.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './line-strip.module.css'
import { outageWords } from './outage-words.ts'

/** Shorter outages are hardly seen, and nothing of them is left, seconds. */
const TOLD_FROM_S = 2
const LONGEST_PROBLEM = 160

/** A quiet line for what the line to the server did: what was missed while it was down, and a clock that is wrong. */
export function LineStrip() {
  const outage = usePictureState((state) => state.link.lastOutage)
  const otherVersion = usePictureState(({ link }) => (link.otherVersion ? link.problem : undefined))
  const pageAheadS = usePictureState((state) => state.pageAheadS)
  const [dismissedMs, dismiss] = useState<number>()
  const [dismissedClock, dismissClock] = useState(false)
  const clock = clockWords(pageAheadS)
  const isTold =
    outage !== undefined &&
    outage.toMs !== dismissedMs &&
    (!outage.resumed || outage.toMs - outage.fromMs >= TOLD_FROM_S * 1000)
  const showsClock = clock !== undefined && !dismissedClock
  if (!isTold && !showsClock && otherVersion === undefined) return null
  return (
    <div className={styles.strips} role="status">
      {otherVersion !== undefined && (
        <p className={styles.strip}>
          <span>Nothing new can be shown: {plainText(otherVersion, LONGEST_PROBLEM)}</span>
          <Button onClick={() => window.location.reload()}>Reload the page</Button>
        </p>
      )}
      {isTold && (
        <p className={styles.strip}>
          <span>{outageWords(outage, pageAheadS)}</span>
          <IconButton label="Dismiss: line to the server" onClick={() => dismiss(outage.toMs)}>
            <X />
          </IconButton>
        </p>
      )}
      {showsClock && (
        <p className={styles.strip}>
          <span>{clock}: ages are counted by the server’s</span>
          <IconButton label="Dismiss: clock" onClick={() => dismissClock(true)}>
            <X />
          </IconButton>
        </p>
      )}
    </div>
  )
}
