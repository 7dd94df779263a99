import { Button } from '../../ui/button.tsx'
import styles from './opening-dialog.module.css'

interface OpeningButtonsProps {
  /** Leaves the file out, where there are others. */
  readonly onWithout: (() => void) | undefined
  readonly onCancel: () => void
}

/** What to do with a file that lacks something; the form around them replays it. */
export function OpeningButtons({ onWithout, onCancel }: OpeningButtonsProps) {
  return (
    <div className={styles.buttons}>
      <Button onClick={onCancel}>Cancel</Button>
      {onWithout && <Button onClick={onWithout}>Leave it out</Button>}
      <Button strong type="submit">
        Replay
      </Button>
    </div>
  )
}
