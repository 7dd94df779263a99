import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ALERT_PRIORITIES, type AlertPriority } from '#domain/alerts/alert.ts'
import type { AlertRule, AlertRuleBook } from '#domain/alerts/alert-rule.ts'
import { plainText } from '#domain/notation.ts'
import { alertRulesQuery, saveAlertRules, type VersionedRuleBook } from '../../data/alerts.ts'
import { Button } from '../../ui/button.tsx'
import { AllowList } from './allow-list.tsx'
import { DialogFrame } from './dialog-frame.tsx'
import styles from './dialogs.module.css'
import { keeperName } from './keeper.ts'
import { problemsAt, ruleWords } from './rule-words.ts'

/** What makes an alert, and who may be where they are. */
export function RulesDialog({ onClose }: { onClose: () => void }) {
  // As it was when the dialog opened: somebody else's change must not replace what is being edited.
  const { data, error } = useQuery({ ...alertRulesQuery, refetchOnReconnect: false, staleTime: 0 })
  if (data) return <BookEditor key={String(data.version)} book={data} onClose={onClose} />
  return (
    <DialogFrame title="Alert rules and allow-list" isWide onClose={onClose}>
      {error ? <p role="alert">The rules cannot be had: {error.message}</p> : <p role="status">Reading the rules</p>}
    </DialogFrame>
  )
}

function BookEditor({ book, onClose }: { book: VersionedRuleBook; onClose: () => void }) {
  const client = useQueryClient()
  const [draft, setDraft] = useState<AlertRuleBook>(book)
  const [isTyping, setIsTyping] = useState(false)
  const save = useMutation({
    mutationFn: () => saveAlertRules({ ...draft, version: book.version }, keeperName() ?? ''),
    onSuccess: (answer) => {
      if (!answer.ok) return
      client.setQueryData(alertRulesQuery.queryKey, answer.value)
      onClose()
    },
  })
  const problems = save.error ? [save.error.message] : save.data && !save.data.ok ? save.data.problem : []
  const elsewhere = problems.filter((problem) => !/^(rules|allowList)\.\d+/.test(problem))
  const isChanged = draft !== book
  const setRule = (index: number, rule: AlertRule) => setDraft({ ...draft, rules: draft.rules.with(index, rule) })
  return (
    <DialogFrame
      title="Alert rules and allow-list"
      isWide
      isUnsaved={isChanged || isTyping}
      onClose={onClose}
      foot={(close) => (
        <>
          <Button onClick={close}>Cancel</Button>
          <Button strong disabled={!isChanged || save.isPending} onClick={() => save.mutate()}>
            {save.isPending ? 'Saving…' : 'Save for everyone'}
          </Button>
        </>
      )}
    >
      {problems.length > 0 && (
        <p role="alert">
          <span aria-hidden="true">✕</span> Not saved.{' '}
          {elsewhere.length > 0 ? plainText(elsewhere.join('; '), 300) : 'What is wrong stands at its place below.'}
        </p>
      )}
      <p className={styles.columns} aria-hidden="true">
        <span />
        <span>Rule</span>
        <span>Priority</span>
        <span>Escalates after</span>
      </p>
      <ul className={styles.rules}>
        {draft.rules.map((rule, i) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            problem={problemsAt(problems, `rules.${i}`)}
            onRule={(next) => setRule(i, next)}
          />
        ))}
      </ul>
      <h3>Allow-list</h3>
      <AllowList
        allowed={draft.allowList}
        problemOf={(i) => problemsAt(problems, `allowList.${i}`)}
        onAllowed={(allowList) => setDraft({ ...draft, allowList })}
        onTyping={setIsTyping}
      />
    </DialogFrame>
  )
}

function RuleRow({
  rule,
  problem,
  onRule,
}: {
  rule: AlertRule
  problem: string | undefined
  onRule: (rule: AlertRule) => void
}) {
  const id = useId()
  const { escalateAfterS: _, ...withoutEscalation } = rule
  const onMinutes = (text: string) =>
    onRule(text === '' ? withoutEscalation : { ...rule, escalateAfterS: Math.round(Number(text) * 60) })
  const said = problem === undefined ? {} : { 'aria-describedby': `${id}-problem`, 'aria-invalid': true }
  return (
    <li className={styles.rule}>
      <input
        id={id}
        type="checkbox"
        checked={rule.enabled}
        onChange={({ target }) => onRule({ ...rule, enabled: target.checked })}
      />
      <label htmlFor={id}>
        <strong>{plainText(rule.name, 120)}</strong>
        <span>{ruleWords(rule)}</span>
      </label>
      <select
        aria-label={`Priority of ${rule.name}`}
        value={rule.priority}
        {...said}
        onChange={({ target }) => onRule({ ...rule, priority: target.value as AlertPriority })}
      >
        {ALERT_PRIORITIES.map((priority) => (
          <option key={priority}>{priority}</option>
        ))}
      </select>
      <span className={styles.unit}>
        <input
          type="number"
          min="0"
          max="1440"
          step="any"
          aria-label={`Minutes until ${rule.name} escalates; never when empty`}
          placeholder="never"
          value={rule.escalateAfterS === undefined ? '' : rule.escalateAfterS / 60}
          {...said}
          onChange={({ target }) => onMinutes(target.value)}
        />
        min
      </span>
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles.problem}>
          <span aria-hidden="true">✕ </span>
          {plainText(problem, 300)}
        </p>
      )}
    </li>
  )
}
