import { useId } from 'react'
import styles from './select.module.css'

/** One of several, in the browser's own menu beside its name; for a few that should all be seen there is Choice. */
export function Select<Value extends string | number>({
  name,
  value,
  options,
  nameOf,
  onChange,
}: {
  name: string
  value: Value
  options: readonly Value[]
  nameOf: (value: Value) => string
  onChange: (value: Value) => void
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        value={String(value)}
        onChange={({ target }) => {
          const chosen = options.find((option) => String(option) === target.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {options.map((option) => (
          <option key={option} value={String(option)}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </div>
  )
}
