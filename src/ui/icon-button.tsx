import type { ComponentProps, ReactNode } from 'react'
import styles from './controls.module.css'

/** A button that shows only a sign; `label` is what it is called, for everyone. */
export function IconButton({
  label,
  children,
  ...rest
}: { label: string; children: ReactNode } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`${styles.iconButton} ${rest.className ?? ''}`}
    >
      {children}
    </button>
  )
}
