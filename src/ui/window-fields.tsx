import { ParsedField } from './parsed-field.tsx'

interface WindowFieldsProps {
  /** Both ends belong to it. */
  readonly window: { readonly fromMs: number; readonly toMs: number }
  /** How an instant is written, read, and told of where a text is none. */
  readonly textOf: (atMs: number) => string
  readonly parse: (text: string) => number | undefined
  readonly expected: string
  readonly fromLabel?: string
  /** What is wrong with it, beside ending before it begins, which is said here. */
  readonly problem?: string | undefined
  readonly disabled?: boolean
  readonly onWindow: (window: { readonly fromMs: number; readonly toMs: number }) => void
}

/** Where a window of time begins and ends: two fields, for a row of the caller's. */
export function WindowFields(props: WindowFieldsProps) {
  const { window, textOf, parse, expected, fromLabel, problem, disabled = false, onWindow } = props
  const { fromMs, toMs } = window
  const field = { textOf, parse, expected, disabled }
  return (
    <>
      <ParsedField
        {...field}
        label={fromLabel ?? 'From, UTC'}
        value={fromMs}
        problem={problem}
        onValue={(next) => onWindow({ fromMs: next, toMs })}
      />
      <ParsedField
        {...field}
        label="To, UTC"
        value={toMs}
        problem={toMs < fromMs ? `expected ${textOf(fromMs)} or later` : undefined}
        onValue={(next) => onWindow({ fromMs, toMs: next })}
      />
    </>
  )
}
