import { ChartSpline, Crosshair, LocateFixed } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './track-panel.module.css'

/** What can be done about a track; what is done elsewhere comes from there. */
export interface TrackActionHandlers {
  readonly following: boolean
  readonly onFollow: () => void
  readonly trailOn: boolean
  /** `2 h`. */
  readonly trailWords: string
  readonly onTrail: () => void
  readonly measuring: boolean
  readonly onMeasure: () => void
  readonly onCompare: () => void
  /** An address that shows the same elsewhere. */
  readonly linkText: () => string
}

interface TrackActionsProps extends TrackActionHandlers {
  readonly hasPlace: boolean
  readonly onCentre: () => void
}

export function TrackActions({
  hasPlace,
  onCentre,
  following,
  onFollow,
  trailOn,
  trailWords,
  onTrail,
  measuring,
  onMeasure,
  onCompare,
  linkText,
}: TrackActionsProps) {
  return (
    <footer className={styles.foot}>
      <IconButton label="Centre" disabled={!hasPlace} onClick={onCentre}>
        <Crosshair />
      </IconButton>
      <Button aria-pressed={following} title="F" disabled={!hasPlace} onClick={onFollow}>
        <LocateFixed className={styles.followIcon} /> Follow
      </Button>
      <Button aria-pressed={trailOn} onClick={onTrail}>
        Trail {trailWords}
      </Button>
      <Button aria-pressed={measuring} title="M" disabled={!hasPlace} onClick={onMeasure}>
        Measure
      </Button>
      <IconButton label="Compare with…" onClick={onCompare}>
        <ChartSpline />
      </IconButton>
      <CopyButton className={styles.linkButton} name="Link" textOf={linkText} />
    </footer>
  )
}
