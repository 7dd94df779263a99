import type { CraftState } from '#domain/craft/craft-state.ts'
import { plainText } from '#domain/notation.ts'
import { Button } from '../../ui/button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import styles from './form.module.css'
import { planFacts } from './plan-facts.ts'
import type { TaskProblems } from './task-draft.ts'
import { FIELD_NAMES } from './task-problems.ts'
import type { TaskPlan } from './use-task-plan.ts'

const LONGEST = 300

/** What a task would come to, before it is sent: figures and doubts. */
export function PlanPreview({
  craft,
  plan: { answer, isOld, failure, again },
  missing,
  others,
  nowMs,
}: {
  craft: CraftState
  plan: TaskPlan
  /** Fields that are not filled in as they must be; then there is nothing to plan. */
  missing: TaskProblems
  /** What the server says against the order that belongs to no field. */
  others: readonly string[]
  nowMs: number
}) {
  const fields = Object.keys(missing) as (keyof TaskProblems)[]
  if (fields.length > 0) {
    const names = fields.map((field) => FIELD_NAMES[field].split(',')[0]?.toLowerCase()).join(', ')
    return (
      <Frame>
        <p className={styles.help}>Path, times and expected coverage show here. Still needed: {names}.</p>
      </Frame>
    )
  }
  if (failure !== undefined)
    return (
      <Frame>
        <p className={styles.problem} role="alert">
          <span aria-hidden="true">✕</span> No plan: {failure}. Nothing here is lost.
        </p>
        <div className={styles.buttons}>
          <Button onClick={again}>Plan again</Button>
        </div>
      </Frame>
    )
  if (!answer)
    return (
      <Frame>
        <p className={styles.help}>Planning…</p>
      </Frame>
    )
  if (!answer.ok)
    return (
      <Frame isOld={isOld}>
        <p className={styles.help}>No plan can be made of this{others.length > 0 ? ':' : '; see the fields above.'}</p>
        <Marks texts={others} mark="✕" />
      </Frame>
    )
  const { warnings } = answer.value
  return (
    <Frame isOld={isOld}>
      <Facts columns={2}>
        {planFacts(answer.value, craft, nowMs).map(({ name, value, wide = false }) => (
          <Fact key={name} name={name} value={value} wide={wide} />
        ))}
      </Facts>
      <Marks texts={warnings} mark="!" label="To be known" />
    </Frame>
  )
}

function Frame({ isOld = false, children }: { isOld?: boolean; children: React.ReactNode }) {
  return (
    <section className={styles.plan} data-old={isOld || undefined} aria-label="Plan" aria-busy={isOld}>
      <h3>
        Plan <small>{isOld ? 'being worked out…' : 'not sent'}</small>
      </h3>
      {children}
    </section>
  )
}

/** A short list, each with a sign before it. */
export function Marks({ texts, mark, label }: { texts: readonly string[]; mark: string; label?: string }) {
  if (texts.length === 0) return null
  return (
    <ul className={styles.marks} aria-label={label}>
      {texts.map((text) => (
        <li key={text}>
          <span aria-hidden="true">{mark}</span>
          <span>{plainText(text, LONGEST)}</span>
        </li>
      ))}
    </ul>
  )
}
