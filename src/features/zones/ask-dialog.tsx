import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import styles from './ask-dialog.module.css'
import { Message } from './message.tsx'

/** A question before something that cannot be taken back. Esc is no. */
export function AskDialog({
  title,
  yes,
  busy,
  problem,
  onYes,
  onNo,
  children,
}: {
  title: string
  yes: string
  busy: boolean
  /** Why it did not work, after a yes. */
  problem: string | undefined
  onYes: () => void
  onNo: () => void
  children: ReactNode
}) {
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // In the layout phase, while the dialog is still in the document: only then does closing give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  // `close` is told a turn later: after a remount, as in strict mode, the dialog is open again.
  const onClose = () => {
    if (!dialog.current?.open) onNo()
  }
  return (
    <dialog ref={dialog} className={styles.dialog} onClose={onClose} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
      {problem !== undefined && (
        <Message>
          <p>{problem}</p>
        </Message>
      )}
      <div className={styles.buttons}>
        <Button onClick={onNo}>Keep</Button>
        <Button strong disabled={busy} onClick={onYes}>
          {busy ? 'Working…' : yes}
        </Button>
      </div>
    </dialog>
  )
}
