import { type FormEvent, useId, useState } from 'react'
import { type Alert, isUnacknowledged } from '#domain/alerts/alert.ts'
import { Button } from '../../ui/button.tsx'
import type { AlertDesk } from './alert-desk.ts'
import { alertTitle } from './alert-words.ts'
import { DialogFrame } from './dialog-frame.tsx'
import styles from './dialogs.module.css'

const LONGEST_NOTE = 2000

/** Free words to an alert, with or without acknowledging it. Leaving keeps what was written; `Discard` throws it away. */
export function NoteDialog({ alert, subject, desk }: { alert: Alert; subject: string; desk: AlertDesk }) {
  const id = useId()
  const [before] = useState(() => desk.draftOf(alert.id))
  const [text, setText] = useState(before)
  const close = () => desk.open(undefined)
  const write = (next: string) => {
    setText(next)
    desk.keepDraft(alert.id, next)
  }
  const cancel = () => {
    desk.keepDraft(alert.id, '')
    close()
  }
  const save = (acknowledge: boolean) => {
    const note = text.trim()
    if (!note) return
    close()
    void desk.act(alert.id, acknowledge ? { action: 'acknowledge', note } : { action: 'note', text: note })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(false)
  }
  return (
    <DialogFrame title="Note" onClose={close}>
      <form onSubmit={submit}>
        <p>
          <strong>{alertTitle(alert)}</strong> <span className={styles.subject}>{subject}</span>
        </p>
        <div className={styles.field}>
          <label htmlFor={id}>What the log should have</label>
          <textarea
            id={id}
            data-first
            rows={4}
            maxLength={LONGEST_NOTE}
            value={text}
            onChange={({ target }) => write(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
            }}
            aria-describedby={`${id}-help`}
          />
          <p id={`${id}-help`} className={styles.help}>
            {before === ''
              ? 'Ctrl Enter saves. Closing keeps what is written here until it is saved.'
              : 'Written before, not in the log yet.'}
          </p>
        </div>
        <p className={styles.buttons}>
          <Button onClick={cancel}>{text ? 'Discard' : 'Cancel'}</Button>
          <Button type="submit" strong={!isUnacknowledged(alert)} disabled={!text.trim()}>
            Save note
          </Button>
          {isUnacknowledged(alert) && (
            <Button strong disabled={!text.trim()} onClick={() => save(true)}>
              Acknowledge with this note
            </Button>
          )}
        </p>
      </form>
    </DialogFrame>
  )
}
