import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import type { CraftState } from '#domain/craft/craft-state.ts'
import { ageText, plainText } from '#domain/notation.ts'
import { craftQuery, sendOrder } from '../../data/craft.ts'
import { Button } from '../../ui/button.tsx'
import { Modal } from '../../ui/modal.tsx'
import { craftName, givenUpWords, linkWords } from './craft-words.ts'
import styles from './recall-dialog.module.css'

/** The one question before a craft is called home. Esc is no. */
export function RecallDialog({
  craft,
  nameOf,
  nowMs,
  onRecalled,
  onKeep,
}: {
  craft: CraftState
  nameOf: (trackId: string) => string
  nowMs: number
  onRecalled: (state: CraftState) => void
  onKeep: () => void
}) {
  const heading = useId()
  const client = useQueryClient()
  const recall = useMutation({
    mutationFn: () => sendOrder(craft.trackId, { kind: 'return' }),
    onSuccess: async (answer) => {
      if (!answer.ok) return
      onRecalled(answer.value)
      await client.invalidateQueries({ queryKey: craftQuery.queryKey })
    },
  })
  const givenUp = givenUpWords(craft, nameOf)
  const link = linkWords(craft, nowMs)
  const problem = recall.error?.message ?? (recall.data?.ok === false ? recall.data.problem.error : undefined)
  return (
    <Modal onClose={onKeep} className={styles.dialog} aria-labelledby={heading}>
      <div className={styles.body}>
        <h2 id={heading}>Recall {craftName(craft)}?</h2>
        <p>
          It returns to {plainText(craft.home.name)}, {ageText(craft.fuel.homewardS)} away
          {givenUp ? `, and gives up: ${givenUp}` : ''}.
        </p>
        {link && <p>{link}.</p>}
        {problem !== undefined && <p role="alert">Not recalled: {plainText(problem, 400)}</p>}
        <div className={styles.buttons}>
          <Button onClick={onKeep}>Keep</Button>
          <Button strong data-first disabled={recall.isPending} onClick={() => recall.mutate()}>
            {recall.isPending ? 'Sending…' : 'Recall'}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
