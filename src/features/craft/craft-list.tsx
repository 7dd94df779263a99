import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { CraftState } from '#domain/craft/craft-state.ts'
import { craftQuery } from '../../data/craft.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote } from '../../ui/panel.tsx'
import styles from './craft-list.module.css'
import panelStyles from './craft-panel.module.css'
import { CraftRow } from './craft-row.tsx'

interface CraftListProps {
  readonly craft: readonly CraftState[]
  /** What was done last; other each time, though the words may be the same. */
  readonly told: { readonly words: string }
  /** The map shows a recording, not these craft. */
  readonly isReplay: boolean
  readonly chosen: string | undefined
  readonly nameOf: (trackId: string) => string
  readonly nowMs: number
  readonly onChoose: (craft: CraftState) => void
  readonly onTask: (craft: CraftState) => void
  readonly onRecall: (craft: CraftState) => void
  readonly onClose: () => void
}

/** All drones and patrol ships, and what they are doing. */
export function CraftList(props: CraftListProps) {
  const { craft, told, isReplay, chosen, nameOf, nowMs, onChoose, onTask, onRecall, onClose } = props
  const query = useQuery({ ...craftQuery, enabled: false })
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed is gone when the list comes back.
  useEffect(() => {
    void told
    heading.current?.focus()
  }, [told])
  return (
    <>
      <header className={panelStyles.head}>
        <h2 ref={heading} tabIndex={-1}>
          Craft
        </h2>
        <IconButton label="Close the craft" className={panelStyles.plain} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className={panelStyles.body}>
        {told.words && <p className={panelStyles.told}>{told.words}</p>}
        {isReplay && <EmptyNote>These are the craft as they are now; the map shows a recording.</EmptyNote>}
        {query.isError && (
          <div className={panelStyles.failed} role="alert">
            <p>
              {query.data ? 'What stands here may be old' : 'The craft could not be asked for'}: {query.error.message}
            </p>
            <Button onClick={() => void query.refetch()}>Try again</Button>
          </div>
        )}
        {query.isPending && !query.isError && <EmptyNote>Asking for the craft…</EmptyNote>}
        {query.data?.length === 0 && (
          <EmptyNote>
            No craft can be sent from here: the server simulates no world with drones or patrol ships.
          </EmptyNote>
        )}
        <ul className={styles.list} aria-label="Craft">
          {craft.map((each) => (
            <CraftRow
              key={each.trackId}
              craft={each}
              isChosen={each.trackId === chosen}
              nameOf={nameOf}
              nowMs={nowMs}
              onChoose={() => onChoose(each)}
              onTask={() => onTask(each)}
              onRecall={() => onRecall(each)}
            />
          ))}
        </ul>
      </div>
    </>
  )
}
