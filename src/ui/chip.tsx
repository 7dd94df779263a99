import type { ReactNode } from 'react'
import styles from './controls.module.css'

/** A filter that is on or off; filled when on, so that a filter in force is seen. */
export function Chip({ on, onToggle, children }: { on: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.chip} aria-pressed={on} onClick={onToggle}>
      {children}
      {on && <span aria-hidden="true">✕</span>}
    </button>
  )
}
