import { Volume2, VolumeX } from 'lucide-react'
import { usePictureState } from '../../data/use-picture.ts'
import { AlertSign } from '../../ui/alert-sign.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import styles from './alert-counts.module.css'
import { alertCounts } from './alert-rows.ts'
import { priorityCount } from './alert-words.ts'
import type { AlertSound } from './use-alert-sound.ts'

const SOUND_WORDS: Record<AlertSound['state'], string> = {
  locked: 'Sound is off until a key or a press',
  muted: 'Sound is muted',
  on: 'Sound is on',
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
  const counts = alertCounts(alerts).filter(({ open }) => open > 0)
  return (
    <>
      <button type="button" className={styles.counts} onClick={onOpen}>
        <Hidden>Alerts: </Hidden>
        {counts.length === 0 && <span className={styles.none}>no alerts</span>}
        {counts.map(({ priority, open, unacknowledged }) => {
          const isSolid = unacknowledged > 0 && (priority === 'alarm' || priority === 'emergency')
          return (
            <span key={priority} className={styles.count} data-priority={priority} data-solid={isSolid || undefined}>
              <AlertSign
                priority={priority}
                state={unacknowledged > 0 ? 'sounding' : 'acknowledged'}
                size={17}
                onFill={isSolid}
              />
              {isSolid && priority === counts[0]?.priority ? (
                priorityCount(priority, open)
              ) : (
                <>
                  {open}
                  <Hidden> {priorityCount(priority, open).replace(/^\d+ /, '')}</Hidden>
                </>
              )}
              {unacknowledged > 0 && <Hidden>, {unacknowledged} not acknowledged</Hidden>}
            </span>
          )
        })}
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
