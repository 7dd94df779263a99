import { type ComponentProps, useId } from 'react'
import styles from './form.module.css'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onText: (text: string) => void
  readonly help?: string
  readonly problem: string | undefined
}

/** A line to type in, with its name above and, below, what is wrong with it or how it is meant. */
export function Field({
  label,
  value,
  onText,
  help,
  problem,
  ...rest
}: FieldProps & Omit<ComponentProps<'input'>, 'value'>) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        autoComplete="off"
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onText(event.target.value)}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help`}
      />
      <Help id={`${id}-help`} help={help} problem={problem} />
    </div>
  )
}

/** The same with room for several lines. */
export function LongField({
  label,
  value,
  onText,
  help,
  problem,
  ...rest
}: FieldProps & Omit<ComponentProps<'textarea'>, 'value'>) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        spellCheck={false}
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onText(event.target.value)}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help`}
      />
      <Help id={`${id}-help`} help={help} problem={problem} />
    </div>
  )
}

/** Several of a list, each on or off; with what is wrong with the choice. */
export function Checks<Item extends string | number>({
  legend,
  items,
  chosen,
  onChosen,
  problem,
}: {
  legend: string
  items: readonly { readonly item: Item; readonly name: string }[]
  chosen: ReadonlySet<Item>
  onChosen: (chosen: ReadonlySet<Item>) => void
  problem: string | undefined
}) {
  const id = useId()
  return (
    <fieldset aria-describedby={problem === undefined ? undefined : id}>
      <legend>{legend}</legend>
      <div className={styles.checks}>
        {items.map(({ item, name }) => (
          <label key={item} className={styles.check}>
            <input
              type="checkbox"
              checked={chosen.has(item)}
              aria-invalid={problem !== undefined}
              onChange={({ target }) => {
                const next = new Set(chosen)
                if (target.checked) next.add(item)
                else next.delete(item)
                onChosen(next)
              }}
            />
            {name}
          </label>
        ))}
      </div>
      <Help id={id} problem={problem} />
    </fieldset>
  )
}

function Help({ id, help, problem }: { id: string; help?: string | undefined; problem: string | undefined }) {
  if (problem !== undefined) {
    return (
      <p id={id} className={styles.problem}>
        <span aria-hidden="true">✕</span> {problem}
      </p>
    )
  }
  return help ? (
    <p id={id} className={styles.help}>
      {help}
    </p>
  ) : null
}
