import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './form.module.css'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onText: (text: string) => void
  readonly help?: string | undefined
  readonly problem: string | undefined
  /** What else can fill it in. */
  readonly tools?: ReactNode
}

/** A line to type in, or several, with its name above and, below, what is wrong with it or how it is meant. */
export function Field({
  label,
  value,
  onText,
  help,
  problem,
  tools,
  rows = 1,
  ...rest
}: FieldProps & { rows?: number } & Pick<ComponentProps<'input'>, 'inputMode' | 'placeholder'>) {
  const id = useId()
  const said = problem ?? help
  const common = {
    ...rest,
    id,
    value,
    autoComplete: 'off',
    spellCheck: false,
    'aria-invalid': problem !== undefined,
    'aria-describedby': said === undefined ? undefined : `${id}-said`,
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {rows > 1 ? (
        <textarea {...common} rows={rows} onChange={({ target }) => onText(target.value)} />
      ) : (
        <input {...common} onChange={({ target }) => onText(target.value)} />
      )}
      {said !== undefined && (
        <p id={`${id}-said`} className={problem === undefined ? styles.help : styles.problem}>
          {problem !== undefined && <span aria-hidden="true">✕ </span>}
          {said}
        </p>
      )}
      {tools && <div className={styles.buttons}>{tools}</div>}
    </div>
  )
}
