import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { EventDifferences } from '#domain/event-differences.ts'
import { eventWords } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { titleOf } from '#domain/identity-words.ts'
import { clockText, countText, plainText } from '#domain/notation.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Chip } from '../../ui/chip.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import styles from './lab-panel.module.css'

const ROW_PX = 44

type Fate = 'appeared' | 'vanished' | 'kept'

const FATES: readonly { readonly fate: Fate; readonly sign: string; readonly word: string }[] = [
  { fate: 'appeared', sign: '+', word: 'Appear' },
  { fate: 'vanished', sign: '−', word: 'Vanish' },
  { fate: 'kept', sign: '=', word: 'Kept' },
]

interface DifferenceListProps {
  readonly differences: EventDifferences
  readonly zoneNameOf: (zoneId: string) => string
  readonly onEvent: (event: ZoneEvent) => void
}

/** The events that appear, vanish and are kept, in order of time. */
export function DifferenceList({ differences, zoneNameOf, onEvent }: DifferenceListProps) {
  const picture = usePicture()
  usePictureState((state) => state.identityVersion)
  const [shown, setShown] = useState<Readonly<Record<Fate, boolean>>>({ appeared: true, vanished: true, kept: false })
  const rows = useMemo(() => rowsOf(differences).filter(({ fate }) => shown[fate]), [differences, shown])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    getItemKey: (i) => `${rows[i]?.fate} ${rows[i]?.event.id}`,
  })
  return (
    <>
      <div className={styles.fates}>
        {FATES.map(({ fate, sign, word }) => (
          <Chip key={fate} on={shown[fate]} onToggle={() => setShown({ ...shown, [fate]: !shown[fate] })}>
            {word} {sign}
            {countText(differences[fate].length)}
          </Chip>
        ))}
      </div>
      <div ref={scroller} className={styles.scroller}>
        {rows.length === 0 && <p className={styles.nothing}>{nothingWords(differences, shown)}</p>}
        <ol style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            if (!row) return null
            const { event, fate } = row
            const { sign, word } = FATES.find((each) => each.fate === fate) ?? { sign: '', word: '' }
            const slot = picture.slotOf(event.trackId)
            const identity = slot === undefined ? undefined : picture.identity(slot)
            return (
              <li key={key} style={{ transform: `translateY(${start}px)` }}>
                <button type="button" data-fate={fate} onClick={() => onEvent(event)}>
                  <b aria-hidden="true">{sign}</b>
                  <Hidden>{word}: </Hidden>
                  <span>
                    <strong>{identity ? titleOf(identity) : plainText(event.trackId)}</strong>{' '}
                    <span>{eventWords(event, zoneNameOf(event.zoneId))}</span>
                  </span>
                  <time dateTime={new Date(event.atMs).toISOString()}>{clockText(event.atMs)}</time>
                </button>
              </li>
            )
          })}
        </ol>
      </div>
    </>
  )
}

function rowsOf({ kept, appeared, vanished }: EventDifferences): { readonly fate: Fate; readonly event: ZoneEvent }[] {
  return [
    ...appeared.map((event) => ({ fate: 'appeared' as const, event })),
    ...vanished.map((event) => ({ fate: 'vanished' as const, event })),
    ...kept.map(([event]) => ({ fate: 'kept' as const, event })),
  ].sort((a, b) => a.event.atMs - b.event.atMs)
}

function nothingWords({ kept, appeared, vanished }: EventDifferences, shown: Readonly<Record<Fate, boolean>>): string {
  if (appeared.length + vanished.length + kept.length === 0) return 'There are no events, in force or tried.'
  if (appeared.length + vanished.length === 0 && !shown.kept) return 'Nothing changes: every event is kept.'
  return 'What there is, the filters hide.'
}
