import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import type { AlertDesk } from './alert-desk.ts'
import { DialogFrame } from './dialog-frame.tsx'
import styles from './dialogs.module.css'
import { keeperName } from './keeper.ts'
import { TextField } from './text-field.tsx'

/** Asks who is on watch: before the first action, or when the watch changes. */
export function KeeperDialog({ desk, goesOn }: { desk: AlertDesk; goesOn: boolean }) {
  const [name, setName] = useState(keeperName() ?? '')
  const close = () => desk.open(undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) desk.sign(name)
  }
  return (
    <DialogFrame title="Who is on watch?" onClose={close}>
      <form onSubmit={submit}>
        <TextField
          label="Your name, as the log should have it"
          value={name}
          onText={setName}
          data-first
          maxLength={60}
          placeholder="R. Aziz"
          help="Every action on an alert carries it. This browser keeps it until it is changed."
        />
        <p className={styles.buttons}>
          <Button onClick={close}>Cancel</Button>
          <Button strong type="submit" disabled={!name.trim()}>
            {goesOn ? 'Sign on and go on' : 'Sign on'}
          </Button>
        </p>
      </form>
    </DialogFrame>
  )
}
