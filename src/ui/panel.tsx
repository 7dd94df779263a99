import type { ReactNode } from 'react'
import styles from './panel.module.css'

/** A docked part of the screen with a head that says what it holds. */
export function Panel({
  title,
  note,
  tools,
  children,
}: {
  title: string
  note?: string
  tools?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {note && <span className={styles.note}>{note}</span>}
        {tools && <span className={styles.tools}>{tools}</span>}
      </header>
      {children}
    </section>
  )
}

/** What stands where there is nothing to show: why, and what to do. */
export function EmptyNote({ children }: { children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>
}
