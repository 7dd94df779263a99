import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowLeftRight, EyeOff, LogIn, LogOut, ScanEye } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { eventWords, isCrossing, shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { titleOf } from '#domain/identity-words.ts'
import { ageText, clockText, countText, plainText } from '#domain/notation.ts'
import { useClock, usePicture, usePictureState } from '../../data/use-picture.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'
import styles from './event-list.module.css'

const ROW_PX = 48

const SIGNS = {
  entered: LogIn,
  exited: LogOut,
  crossed: ArrowLeftRight,
  'first-seen-inside': ScanEye,
  'lost-inside': EyeOff,
}

interface EventListProps {
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly chosen: string | undefined
  /** Brings the place of the event up on the map. */
  readonly onEvent: (event: ZoneEvent) => void
}

/** What happened up to the time of the picture, newest first. */
export function EventList({ zoneNameOf, chosen, onEvent }: EventListProps) {
  const events = usePictureState((state) => state.events)
  const source = usePictureState((state) => state.source)
  const nowMs = useClock(500) ?? 0
  const [crossingsOnly, setCrossingsOnly] = useState(true)
  const happened = useMemo(() => events.filter((event) => shownAtMs(event) <= nowMs), [events, nowMs])
  const crossings = useMemo(() => happened.filter(isCrossing), [happened])
  const shown = (crossingsOnly ? crossings : happened).toReversed()
  const hidden = happened.length - shown.length
  return (
    <Panel
      title="Events"
      note={hidden ? `${countText(shown.length)} shown of ${countText(happened.length)}` : countText(happened.length)}
      tools={
        <Chip on={crossingsOnly} onToggle={() => setCrossingsOnly(!crossingsOnly)}>
          Crossings
        </Chip>
      }
    >
      {shown.length === 0 ? (
        <EmptyNote>
          {source === 'live'
            ? 'No crossing is known. A page that opens is told only of the latest.'
            : 'Nothing has happened up to this time.'}
          {hidden > 0 && ` ${hidden} first seen inside are hidden by the filter.`}
        </EmptyNote>
      ) : (
        <Rows events={shown} nowMs={nowMs} zoneNameOf={zoneNameOf} chosen={chosen} onEvent={onEvent} />
      )}
    </Panel>
  )
}

function Rows({
  events,
  nowMs,
  zoneNameOf,
  chosen,
  onEvent,
}: EventListProps & { events: readonly ZoneEvent[]; nowMs: number }) {
  const picture = usePicture()
  usePictureState((state) => state.identityVersion)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    getItemKey: (i) => events[i]?.id ?? i,
  })
  return (
    <div ref={scroller} className={styles.scroller}>
      <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const event = events[index]
          if (!event) return null
          const slot = picture.slotOf(event.trackId)
          const identity = slot === undefined ? undefined : picture.identity(slot)
          const SignOf = SIGNS[event.kind]
          return (
            <li key={key} className={styles.place} style={{ transform: `translateY(${start}px)` }}>
              <button
                type="button"
                className={styles.row}
                aria-pressed={event.id === chosen}
                onClick={() => onEvent(event)}
              >
                <SignOf className={styles.sign} aria-hidden="true" />
                <span className={styles.what}>
                  <strong>{identity ? titleOf(identity) : plainText(event.trackId)}</strong>
                  <span>{eventWords(event, zoneNameOf(event.zoneId))}</span>
                </span>
                <span className={styles.when}>
                  <time dateTime={new Date(event.atMs).toISOString()}>{clockText(event.atMs)}</time>
                  <span>{ageText((nowMs - event.atMs) / 1000)} ago</span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
