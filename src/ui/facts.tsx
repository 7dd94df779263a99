import type { ReactNode } from 'react'
import styles from './facts.module.css'

/** Names and values side by side, in columns of one width. */
export function Facts({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <dl className={styles.facts} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {children}
    </dl>
  )
}

/** A value under its name. `wide` takes the whole line, `stale` says that the value is old. */
export function Fact({
  name,
  value,
  unit,
  wide = false,
  stale = false,
}: {
  name: string
  value: string
  unit?: string
  wide?: boolean
  stale?: boolean
}) {
  return (
    <div className={wide ? styles.wide : undefined} data-stale={stale || undefined}>
      <dt>{name}</dt>
      <dd>
        {value}
        {unit && <small> {unit}</small>}
      </dd>
    </div>
  )
}
