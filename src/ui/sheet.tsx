import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { IconButton } from './icon-button.tsx'
import { Modal } from './modal.tsx'
import styles from './sheet.module.css'

interface SheetProps {
  readonly title: string
  /** As of `Modal`. */
  readonly mayClose?: () => boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog of sections under one heading, with its way out. */
export function Sheet({ title, mayClose = always, onClose, children }: SheetProps) {
  const heading = useId()
  return (
    <Modal className={styles.sheet} aria-labelledby={heading} mayClose={mayClose} onClose={onClose}>
      <header className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <IconButton label="Close (Esc)" onClick={() => mayClose() && onClose()}>
          <X />
        </IconButton>
      </header>
      <div className={styles.body}>{children}</div>
    </Modal>
  )
}

function always(): boolean {
  return true
}
