import { type ComponentProps, useId } from 'react'
import styles from './dialogs.module.css'

/** A line to type in, with its name above and, below, how it is meant or what is wrong with it. */
export function TextField({
  label,
  value,
  onText,
  help,
  problem,
  ...rest
}: {
  label: string
  value: string
  onText: (text: string) => void
  help?: string
  problem?: string | undefined
} & Omit<ComponentProps<'input'>, 'value'>) {
  const id = useId()
  const said = problem ?? help
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        autoComplete="off"
        {...rest}
        id={id}
        value={value}
        onChange={({ target }) => onText(target.value)}
        aria-invalid={problem !== undefined}
        aria-describedby={said ? `${id}-said` : undefined}
      />
      {said && (
        <p id={`${id}-said`} className={problem === undefined ? styles.help : styles.problem}>
          {problem !== undefined && <span aria-hidden="true">✕ </span>}
          {said}
        </p>
      )}
    </div>
  )
}
