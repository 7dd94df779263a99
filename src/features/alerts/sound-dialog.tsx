import { ALERT_PRIORITIES, type AlertPriority } from '#domain/alerts/alert.ts'
import { AlertSign } from '../../ui/alert-sign.tsx'
import { Button } from '../../ui/button.tsx'
import { priorityTitle } from './alert-words.ts'
import { DialogFrame } from './dialog-frame.tsx'
import styles from './dialogs.module.css'
import { RHYTHM_OF } from './sound-plan.ts'
import type { AlertSound } from './use-alert-sound.ts'

const HEARD_AS: Record<AlertPriority, string> = {
  emergency: 'fast two-tone, without a rest',
  alarm: 'three short, every 7 s',
  warning: 'two short, every 30 s',
  caution: 'no sound',
}

const STATE_WORDS: Record<AlertSound['state'], string> = {
  locked:
    'Off: the browser lets no page sound before a key or a press, or this machine has nothing to sound with. Test one below.',
  muted: 'Muted: this page makes no sound until it is turned on here, or opened anew.',
  on: 'On. Silencing an alert holds for 30 s, for everyone; acknowledging it ends its sound.',
}

/** What each priority sounds like, to be tried; and quiet for this page. */
export function SoundDialog({ sound, onClose }: { sound: AlertSound; onClose: () => void }) {
  const isMuted = sound.state === 'muted'
  return (
    <DialogFrame title="Sounds" onClose={onClose}>
      <p role="status">{STATE_WORDS[sound.state]}</p>
      <ul className={styles.sounds}>
        {ALERT_PRIORITIES.map((priority) => (
          <li key={priority}>
            <AlertSign priority={priority} state="sounding" />
            <span>
              <strong>{priorityTitle(priority)}</strong> {HEARD_AS[priority]}
            </span>
            {RHYTHM_OF[priority] && (
              <Button aria-label={`Test sound of ${priority}`} onClick={() => sound.test(priority)}>
                Test sound
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.buttons}>
        <Button strong aria-pressed={isMuted} onClick={() => sound.setMuted(!isMuted)}>
          {isMuted ? 'Turn sound on' : 'Mute this page'}
        </Button>
      </p>
    </DialogFrame>
  )
}
