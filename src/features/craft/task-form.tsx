import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftState } from '#domain/craft/craft-state.ts'
import { plainText } from '#domain/notation.ts'
import type { Result } from '#geo/result.ts'
import { craftQuery, sendOrder } from '../../data/craft.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { craftName, givenUpWords, linkWords, PATTERN_NAMES, phaseWords } from './craft-words.ts'
import type { DrawnShape } from './draw-bar.tsx'
import styles from './form.module.css'
import { Marks, PlanPreview } from './plan-preview.tsx'
import { forCraft, type Pattern, type TaskDraft, type TaskKind, type TaskProblems } from './task-draft.ts'
import { TaskFields } from './task-fields.tsx'
import { placedProblems } from './task-problems.ts'
import type { Targets } from './use-targets.ts'
import type { TaskPlan } from './use-task-plan.ts'

const KINDS: Record<TaskKind, string> = {
  search: 'Search',
  intercept: 'Intercept a target',
  shadow: 'Shadow a target',
  relieve: 'Relieve another craft',
  hold: 'Hold at a place',
}
const NONE: TaskProblems = {}

interface TaskFormProps {
  readonly draft: TaskDraft
  readonly craft: readonly CraftState[]
  readonly targets: Targets
  readonly order: Result<CraftOrder, TaskProblems>
  readonly plan: TaskPlan
  readonly nowMs: number
  readonly onDraft: (draft: TaskDraft) => void
  readonly onDraw: (shape: DrawnShape) => void
  readonly onSent: (state: CraftState) => void
  readonly onLeave: () => void
}

/** Everything that a craft can be told. What is wrong is told at its field; what the server refuses, above the buttons. */
export function TaskForm(props: TaskFormProps) {
  const { draft, craft, targets, order, plan, nowMs, onDraft, onDraw, onSent, onLeave } = props
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  const chosen = craft.find(({ trackId }) => trackId === draft.craftId)
  const send = useMutation({
    mutationFn: (asked: CraftOrder) => sendOrder(draft.craftId, asked),
    onSuccess: async (answer) => {
      if (!answer.ok) return
      onSent(answer.value)
      await client.invalidateQueries({ queryKey: craftQuery.queryKey })
    },
  })
  const refused = send.data?.ok === false ? send.data.problem : undefined
  // After a refused try the first wrong field takes the focus, as soon as it is marked.
  useLayoutEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  // What was refused or could not be sent was another order.
  const { reset } = send
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is for the change of the draft alone
  useEffect(() => reset(), [draft, reset])

  const told = plan.answer?.ok === false && !plan.isOld ? plan.answer.problem : refused
  const placed = placedProblems(told ? (told.problems.length > 0 ? told.problems : [told.error]) : [], draft)
  const wrong = order.ok ? NONE : order.problem
  const problems = { ...placed.fields, ...(tries > 0 ? wrong : NONE) }
  const against = placedProblems(plan.answer?.ok ? plan.answer.value.infeasible : [], draft)
  const infeasible = [...Object.values(against.fields), ...against.others]
  const why = order.ok ? reasonNotToSend(chosen, plan, infeasible.length > 0) : undefined
  const set = (change: Partial<TaskDraft>) => onDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (send.isPending || why !== undefined) return
    if (order.ok) send.mutate(order.value)
    else setTries(tries + 1)
  }
  const chooseCraft = (trackId: string) => {
    const next = craft.find((each) => each.trackId === trackId)
    if (next) onDraft(forCraft(draft, chosen, next))
  }
  const givenUp = chosen && givenUpWords(chosen, targets.nameOf)
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.choices}>
        <Select
          name="Craft"
          value={draft.craftId}
          options={craft.map(({ trackId }) => trackId)}
          nameOf={(trackId) => {
            const each = craft.find((one) => one.trackId === trackId)
            return each ? `${craftName(each)} · ${phaseWords(each).toLowerCase()}` : trackId
          }}
          onChange={chooseCraft}
        />
        <Select
          name="Task"
          value={draft.kind}
          options={Object.keys(KINDS) as TaskKind[]}
          nameOf={(kind) => KINDS[kind]}
          onChange={(kind) => set({ kind })}
        />
        {draft.kind === 'search' && (
          <Select
            name="Pattern"
            value={draft.pattern}
            options={Object.keys(PATTERN_NAMES) as Pattern[]}
            nameOf={(pattern) => PATTERN_NAMES[pattern]}
            onChange={(pattern) => set({ pattern })}
          />
        )}
      </div>
      <div className={styles.section}>
        <TaskFields draft={draft} problems={problems} craft={craft} targets={targets} set={set} onDraw={onDraw} />
      </div>
      {chosen && <PlanPreview craft={chosen} plan={plan} missing={wrong} others={placed.others} nowMs={nowMs} />}
      {givenUp && (
        <p className={styles.notice}>
          <span>
            <strong>Gives up:</strong> {givenUp}.
          </span>
        </p>
      )}
      {chosen && linkWords(chosen, nowMs) && <p className={styles.notice}>{linkWords(chosen, nowMs)}.</p>}
      {refused && (
        <div className={styles.notice} role="alert">
          <p>
            <strong>Not sent:</strong> {plainText(refused.error, 400)}
          </p>
        </div>
      )}
      {send.error && (
        <div className={styles.notice} role="alert">
          <p>Not sent: {send.error.message}. Nothing here is lost; send again.</p>
        </div>
      )}
      {tries > 0 && !order.ok && (
        <p className={styles.problem} role="alert">
          <span aria-hidden="true">✕</span> Not sent: {wrongWords(Object.keys(wrong).length)}.
        </p>
      )}
      <div className={`${styles.buttons} ${styles.end}`}>
        {why && <Reason why={why} against={infeasible} />}
        <Button onClick={onLeave}>Cancel</Button>
        <Button
          strong
          type="submit"
          disabled={send.isPending || why !== undefined}
          aria-describedby={why ? 'craft-why' : undefined}
        >
          {send.isPending ? 'Sending…' : 'Send'}
        </Button>
      </div>
    </form>
  )
}

/** Why a whole order cannot be sent now: nothing goes out that nobody has seen the plan of. */
function reasonNotToSend(
  craft: CraftState | undefined,
  { answer, isOld, failure }: TaskPlan,
  isInfeasible: boolean,
): string | undefined {
  if (!craft) return 'This craft is not there any more; choose another.'
  if (craft.refuses !== undefined) return `It takes no order now: ${plainText(craft.refuses, 200)}`
  if (failure !== undefined) return 'It can be sent when there is a plan of it.'
  if (isOld || !answer) return 'It can be sent when the plan shows.'
  if (!answer.ok) return 'It cannot be sent as it is.'
  return isInfeasible ? 'It cannot be sent:' : undefined
}

/** Stands beside the button, wherever the form is scrolled to. */
function Reason({ why, against }: { why: string; against: readonly string[] }) {
  return (
    <div id="craft-why" className={styles.why}>
      <p>{why}</p>
      <Marks texts={against} mark="✕" />
    </div>
  )
}

function wrongWords(count: number): string {
  return count === 1 ? 'a field needs another value' : `${count} fields need other values`
}
