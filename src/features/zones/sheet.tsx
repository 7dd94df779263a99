import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './zones-panel.module.css'

/** One page of the panel: its title takes the focus when it opens, and its arrow goes back to the list. */
export function Sheet({ title, onBack, children }: { title: string; onBack: () => void; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <header className={styles.head}>
        <IconButton label="Back to the list" className={styles.plain} onClick={onBack}>
          <ArrowLeft />
        </IconButton>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
      </header>
      <div className={styles.body}>{children}</div>
    </>
  )
}
