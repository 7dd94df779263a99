import { type FormEvent, useId, useState } from 'react'
import { type Alert, isUnacknowledged } from '#domain/alerts/alert.ts'
import { Button } from '../../ui/button.tsx'
import type { AlertDesk } from './alert-desk.ts'
import { alertTitle } from './alert-words.ts'
import { DialogFrame } from './dialog-frame.tsx'
import styles from './dialogs.module.css'

const LONGEST_NOTE = 2000

/** Free words to an alert, with or without acknowledging it. */
export function NoteDialog({ alert, subject, desk }: { alert: Alert; subject: string; desk: AlertDesk }) {
  const id = useId()
  const [text, setText] = useState('')
  const close = () => desk.open(undefined)
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
          <strong>{alertTitle(alert)}</strong> {subject}
        </p>
        <div className={styles.field}>
          <label htmlFor={id}>What the log should have</label>
          <textarea
            id={id}
            // biome-ignore lint/a11y/noAutofocus: the dialog is opened to write here
            autoFocus
            rows={4}
            maxLength={LONGEST_NOTE}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <p className={styles.buttons}>
          <Button onClick={close}>Cancel</Button>
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
