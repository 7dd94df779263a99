import { type ComponentProps, type PointerEvent, useLayoutEffect, useRef } from 'react'
import styles from './modal.module.css'

/** A dialog over everything, open as long as it is there. Esc or a press beside it closes it; the focus then goes back. */
export function Modal({ onClose, className, children, ...rest }: { onClose: () => void } & ComponentProps<'dialog'>) {
  const dialog = useRef<HTMLDialogElement>(null)
  // In the layout phase, while the dialog is still in the document: only then does closing give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  // `close` is told a turn later: after a remount, as in strict mode, the dialog is open again.
  const onClosed = () => {
    if (!dialog.current?.open) onClose()
  }
  const onPointerDown = (event: PointerEvent) => {
    // The part of a dialog that is not its content is what lies behind it.
    if (event.target === dialog.current) dialog.current?.close()
  }
  return (
    <dialog
      {...rest}
      ref={dialog}
      className={`${styles.modal} ${className ?? ''}`}
      onClose={onClosed}
      onPointerDown={onPointerDown}
    >
      <div className={styles.content}>{children}</div>
    </dialog>
  )
}
