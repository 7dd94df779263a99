import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Modal } from '../../ui/modal.tsx'
import styles from './dialogs.module.css'

/** A dialog with its title, a way to close it, and what can be done at its foot. */
export function DialogFrame({
  title,
  isWide = false,
  onClose,
  foot,
  children,
}: {
  title: string
  isWide?: boolean
  onClose: () => void
  foot?: ReactNode
  children: ReactNode
}) {
  const heading = useId()
  return (
    <Modal onClose={onClose} className={isWide ? styles.wide : styles.dialog} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <IconButton label="Close (Esc)" className={styles.close} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className={styles.body}>{children}</div>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </Modal>
  )
}
