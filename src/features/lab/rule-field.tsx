import { useId, useState } from 'react'
import styles from './lab-panel.module.css'

interface RuleFieldProps {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly inForce: number
  readonly most: number
  readonly step: number
  readonly onValue: (value: number) => void
}

/** A number from 0 on: by slider, or typed. What is not a number in range is not taken, and says so. */
export function RuleField({ name, unit, value, inForce, most, step, onValue }: RuleFieldProps) {
  const id = useId()
  /** What was typed but not taken, while the value is still the one of then. */
  const [refused, setRefused] = useState<{ readonly text: string; readonly at: number }>()
  const wrong = refused?.at === value ? refused.text : undefined
  const take = (text: string) => {
    const next = Number(text)
    const isTaken = text.trim() !== '' && next >= 0 && next <= most
    setRefused(isTaken ? undefined : { text, at: value })
    if (isTaken) onValue(next)
  }
  const common = {
    min: 0,
    max: most,
    step,
    onChange: (event: { target: { value: string } }) => take(event.target.value),
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{name}</label>
      <input {...common} value={value} type="range" aria-label={`${name}, ${unit}`} list={`${id}-force`} />
      <datalist id={`${id}-force`}>
        <option value={inForce} />
      </datalist>
      <input
        {...common}
        value={wrong ?? value}
        id={id}
        type="number"
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-help`}
      />
      <span>{unit}</span>
      <small id={`${id}-help`}>
        {wrong !== undefined && <b role="alert">✕ expected 0 to {most};</b>} in force {inForce} {unit}
      </small>
    </div>
  )
}
