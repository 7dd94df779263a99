import { X } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Modal } from '../../ui/modal.tsx'
import styles from './dialogs.module.css'

/**
 * A dialog with its title, a way to close it, and what can be done at its foot. `isUnsaved`: closing it would lose what
 * was typed or changed here. Then it asks first, in the place of its foot.
 */
export function DialogFrame({
  title,
  isWide = false,
  isUnsaved = false,
  onClose,
  foot,
  children,
}: {
  title: string
  isWide?: boolean
  isUnsaved?: boolean
  onClose: () => void
  /** What closing by its own buttons does: `close` asks like every other way out. */
  foot?: ReactNode | ((close: () => void) => ReactNode)
  children: ReactNode
}) {
  const heading = useId()
  const [isAsking, setIsAsking] = useState(false)
  // The question goes with what it was about: the next change is not asked about before one closes again.
  if (isAsking && !isUnsaved) setIsAsking(false)
  const asks = isAsking && isUnsaved
  // Where the work was: a press beside the dialog takes the focus before it asks.
  const worked = useRef<HTMLElement>(null)
  const goOn = () => {
    setIsAsking(false)
    worked.current?.focus()
  }
  const mayClose = () => {
    if (!isUnsaved) return true
    // Once more on the question itself: back to the work.
    if (asks) goOn()
    else setIsAsking(true)
    return false
  }
  const close = () => {
    if (mayClose()) onClose()
  }
  const shownFoot = typeof foot === 'function' ? foot(close) : foot
  return (
    <Modal
      onClose={onClose}
      mayClose={mayClose}
      className={isWide ? styles.wide : styles.dialog}
      aria-labelledby={heading}
      onFocus={({ target }) => {
        if (target.closest(`.${styles.body}`)) worked.current = target
      }}
    >
      <header className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <IconButton label="Close (Esc)" className={styles.close} onClick={close}>
          <X />
        </IconButton>
      </header>
      <div className={styles.body}>{children}</div>
      {asks ? (
        <footer key="question" className={styles.foot}>
          <p role="alert">What you changed here is not saved.</p>
          <Button onClick={onClose}>Discard</Button>
          <Button strong autoFocus onClick={goOn}>
            Keep editing
          </Button>
        </footer>
      ) : (
        shownFoot && <footer className={styles.foot}>{shownFoot}</footer>
      )}
    </Modal>
  )
}
