import {
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useLayoutEffect,
  useRef,
} from 'react'
import styles from './modal.module.css'

/**
 * A dialog over everything, open as long as it is there. Esc or a press beside it closes it; the focus then goes back.
 * What carries `data-first` has the focus when it opens. `mayClose` is asked before: a dialog with something typed into it stays, and says so in its own way.
 */
export function Modal({
  onClose,
  mayClose = always,
  className,
  children,
  ...rest
}: { onClose: () => void; mayClose?: () => boolean } & ComponentProps<'dialog'>) {
  const dialog = useRef<HTMLDialogElement>(null)
  const content = useRef<HTMLDivElement>(null)
  // In the layout phase, while the dialog is still in the document: only then does closing give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // `autoFocus` comes before the dialog shows and is lost: the browser then takes the first button.
    shown?.querySelector<HTMLElement>('[data-first]')?.focus()
    // From now on a press on plain text gives it the focus, so that Esc is heard here and not by the browser alone; any
    // earlier, and it would have the focus at the start.
    const inside = content.current
    inside?.setAttribute('tabindex', '-1')
    return () => {
      inside?.removeAttribute('tabindex')
      shown?.close()
    }
  }, [])
  // `close` is told a turn later: after a remount, as in strict mode, the dialog is open again.
  const onClosed = () => {
    const shown = dialog.current
    if (!shown || shown.open) return
    // Closed by the browser itself, as with the focus nowhere or by a phone's own way back: it may have to stay even so.
    if (mayClose()) onClose()
    else shown.showModal()
  }
  const pressedBeside = useRef(false)
  // The part of a dialog that is not its content is what lies behind it.
  const onPointerDown = ({ target }: PointerEvent) => {
    pressedBeside.current = target === dialog.current
  }
  // When the press has ended: before, what lies beneath would take the focus away again. Text that is marked from inside
  // to beyond the edge ends here too, but did not begin here.
  const onClick = ({ target }: MouseEvent) => {
    if (target === dialog.current && pressedBeside.current && mayClose()) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    rest.onKeyDown?.(event as KeyboardEvent<HTMLDialogElement>)
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    // Not by the browser's own `cancel`: that tells of it a turn later, in which the next key is lost, and cannot be
    // refused twice in a row.
    event.preventDefault()
    if (mayClose()) onClose()
  }
  return (
    <dialog
      {...rest}
      ref={dialog}
      className={`${styles.modal} ${className ?? ''}`}
      onClose={onClosed}
      onPointerDown={onPointerDown}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <div ref={content} className={styles.content}>
        {children}
      </div>
    </dialog>
  )
}

function always(): boolean {
  return true
}
