import { Volume2, VolumeX } from 'lucide-react'
import { useMemo } from 'react'
import { countText } from '#domain/notation.ts'
import { usePictureState } from '../../data/use-picture.ts'
import { AlertSign } from '../../ui/alert-sign.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import styles from './alert-counts.module.css'
import { alertCounts } from './alert-rows.ts'
import { priorityCount } from './alert-words.ts'
import { barCounts, isSolid } from './bar-counts.ts'
import type { AlertSound } from './use-alert-sound.ts'

const SOUND_WORDS: Record<AlertSound['state'], string> = {
  locked: 'Sound is off until a key or a press',
  muted: 'Sound is muted',
  on: 'Sound is on',
}

/** `3 alarms, 2 not acknowledged`, as the button is read out. */
function countWords({ priority, open, unacknowledged }: ReturnType<typeof alertCounts>[number]): string {
  const words = priorityCount(priority, open)
  return unacknowledged > 0 ? `${words}, ${countText(unacknowledged)} not acknowledged` : words
}

/** How many alerts are open, by sign, for the bar; a press opens the list. Beside it whether they can be heard. */
export function AlertCounts({
  sound,
  onOpen,
  onSound,
}: {
  sound: AlertSound
  onOpen: () => void
  onSound: () => void
}) {
  const alerts = usePictureState((state) => state.alerts)
  const counts = useMemo(() => alertCounts(alerts).filter(({ open }) => open > 0), [alerts])
  const { shown, inWords, rest } = barCounts(counts)
  return (
    <>
      <button type="button" className={styles.counts} onClick={onOpen}>
        <Hidden>Alerts: {counts.length > 0 && counts.map(countWords).join(', ')}</Hidden>
        {counts.length === 0 && <span className={styles.none}>no alerts</span>}
        {shown.map((count, i) => {
          const { priority, open, unacknowledged } = count
          return (
            <span
              key={priority}
              className={styles.count}
              data-priority={priority}
              data-solid={isSolid(count) || undefined}
              aria-hidden="true"
            >
              <AlertSign
                priority={priority}
                state={unacknowledged > 0 ? 'sounding' : 'acknowledged'}
                size={17}
                onFill={isSolid(count)}
              />
              {inWords && i === 0 ? priorityCount(priority, open) : countText(open)}
            </span>
          )
        })}
        {rest > 0 && (
          <span className={styles.rest} aria-hidden="true">
            +{countText(rest)}
          </span>
        )}
      </button>
      <button
        type="button"
        className={styles.sound}
        data-sound={sound.state}
        aria-label={`${SOUND_WORDS[sound.state]}. Test and mute`}
        title={SOUND_WORDS[sound.state]}
        onClick={onSound}
      >
        {sound.state === 'on' ? <Volume2 /> : <VolumeX />}
        {sound.state !== 'on' && <span>{sound.state === 'muted' ? 'muted' : 'off'}</span>}
      </button>
    </>
  )
}
