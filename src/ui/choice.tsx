import { type ReactNode, useId } from 'react'
import styles from './choice.module.css'

/** One of a few, side by side: a group of radio buttons that looks like one control. */
export function Choice<Value extends string>({
  name,
  value,
  options,
  onChange,
}: {
  name: string
  value: Value
  options: readonly { readonly value: Value; readonly title: ReactNode }[]
  onChange: (value: Value) => void
}) {
  const group = useId()
  return (
    <fieldset className={styles.choice}>
      <legend>{name}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={group} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
