import { Star, X } from 'lucide-react'
import { formOfMmsi } from '#domain/ais/mmsi.ts'
import { countryName, kindWords, titleOf } from '#domain/identity-words.ts'
import { mmsiText, plainText } from '#domain/notation.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './track-panel.module.css'

interface TrackHeadProps {
  readonly identity: TrackIdentity
  readonly watched: boolean
  readonly onWatch: () => void
  readonly onClose: () => void
}

/** Who it is: name, what, flag, and its numbers. */
export function TrackHead({ identity, watched, onWatch, onClose }: TrackHeadProps) {
  const { mmsi, callSign, imo } = identity
  const title = titleOf(identity)
  return (
    <header className={styles.head}>
      <div>
        <h2 title={title}>{title}</h2>
        <p>
          {[kindWords(identity), identity.flag && plainText(countryName(identity.flag), 40)]
            .filter(Boolean)
            .join(' · ')}
          {mmsi !== undefined && (
            <>
              {' '}
              · <span className={styles.data}>MMSI {mmsiText(mmsi)}</span>
              {formOfMmsi(mmsi) === 'none' && ', not a number that is given out'}
            </>
          )}
          {callSign && (
            <>
              {' '}
              · <span className={styles.data}>{plainText(callSign, 12)}</span>
            </>
          )}
          {imo !== undefined && (
            <>
              {' '}
              · <span className={styles.data}>IMO {imo}</span>
            </>
          )}
        </p>
      </div>
      <IconButton
        label={watched ? 'Take off the watch list (W)' : 'Put on the watch list (W)'}
        aria-pressed={watched}
        className={styles.plain}
        onClick={onWatch}
      >
        <Star />
      </IconButton>
      <IconButton label="Close (Esc)" className={styles.plain} onClick={onClose}>
        <X />
      </IconButton>
    </header>
  )
}
