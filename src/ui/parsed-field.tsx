import { type ReactNode, useId, useState } from 'react'
import styles from './parsed-field.module.css'

interface ParsedFieldProps<Value> {
  readonly label: ReactNode
  readonly value: Value
  readonly textOf: (value: Value) => string
  /** Undefined for a text that is none. */
  readonly parse: (text: string) => Value | undefined
  /** What is expected, told when a text is none. */
  readonly expected: string
  /** What is wrong with the value, though it is one. */
  readonly problem?: string | undefined
  readonly disabled?: boolean
  readonly onValue: (value: Value) => void
}

/** A value that is typed as text. It is taken when the field is left or Enter pressed; a text that is none stays and says so. */
export function ParsedField<Value>(props: ParsedFieldProps<Value>) {
  const { label, value, textOf, parse, expected, problem, disabled, onValue } = props
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const isNone = typed !== undefined && parse(typed) === undefined
  const take = () => {
    const next = typed === undefined ? undefined : parse(typed)
    if (next === undefined) return
    setTyped(undefined)
    onValue(next)
  }
  const [isLeft, setLeft] = useState(false)
  const said = isNone && isLeft ? `expected ${expected}` : typed === undefined ? problem : undefined
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={typed ?? textOf(value)}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        aria-invalid={said !== undefined}
        aria-describedby={said === undefined ? undefined : `${id}-said`}
        onChange={({ target }) => {
          setTyped(target.value)
          setLeft(false)
        }}
        onBlur={() => {
          setLeft(true)
          take()
        }}
        onKeyDown={({ key }) => {
          if (key !== 'Enter') return
          setLeft(true)
          take()
        }}
      />
      {said !== undefined && (
        <p id={`${id}-said`} role="alert">
          <span aria-hidden="true">✕ </span>
          {said}
        </p>
      )}
    </div>
  )
}
