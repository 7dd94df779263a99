import type { ReactNode } from 'react'
import styles from './panel.module.css'

/** A docked part of the screen with a head that says what it holds. */
export function Panel({
  title,
  lead,
  note,
  tools,
  children,
}: {
  title: string
  /** In the place of the title, such as tabs that it is one of. */
  lead?: ReactNode
  note?: string
  tools?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.head}>
        {lead ?? <h2>{title}</h2>}
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
