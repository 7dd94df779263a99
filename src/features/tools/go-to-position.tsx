import { type FormEvent, useId, useState } from 'react'
import { POSITION_EXAMPLES, parsePosition } from '#domain/position-notation.ts'
import { Button } from '../../ui/button.tsx'
import styles from './tools.module.css'
import type { Tools } from './tools.ts'

/** Takes the map to a position that is typed or pasted in any notation. */
export function GoToPosition({ tools }: { tools: Tools }) {
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const go = (event: FormEvent) => {
    event.preventDefault()
    const read = parsePosition(text)
    setProblem(read.ok ? undefined : read.problem)
    if (read.ok) tools.goTo(read.value)
  }
  return (
    <form onSubmit={go}>
      <label htmlFor={id}>Go to position</label>
      <div className={styles.line}>
        <input
          id={id}
          className={styles.text}
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-note`}
          aria-invalid={problem !== undefined}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit">Go</Button>
      </div>
      <p id={`${id}-note`} className={problem ? styles.problem : styles.note} role={problem ? 'alert' : undefined}>
        {problem ?? POSITION_EXAMPLES}
      </p>
    </form>
  )
}
