import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import styles from './world-section.module.css'
import { jumpGoal } from './world-words.ts'

/** On to a later time, typed: all that is between is played as fast as the server can. */
export function JumpForm({ nowMs, onJump }: { nowMs: number; onJump: (toMs: number) => void }) {
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const jump = (event: FormEvent) => {
    event.preventDefault()
    const goal = jumpGoal(text, nowMs)
    setProblem(goal.ok ? undefined : goal.problem)
    if (goal.ok) onJump(goal.value)
  }
  return (
    <form onSubmit={jump}>
      <label htmlFor={id}>On to</label>
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
        <Button type="submit">Jump</Button>
      </div>
      <p id={`${id}-note`} className={problem ? styles.problem : styles.note} role={problem ? 'alert' : undefined}>
        {problem ?? 'UTC, such as 14:30, or +2 h'}
      </p>
    </form>
  )
}
