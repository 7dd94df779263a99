import { memo, useMemo } from 'react'
import { eventWords } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { clockText, countText, plainText } from '#domain/notation.ts'
import { useClock } from '../../data/use-picture.ts'
import { type PriorityOf, type TickGroup, tickGroups } from './tick-groups.ts'
import { shareOf } from './time-scale.ts'
import type { TimeWindow } from './time-window.ts'
import styles from './timeline.module.css'

const TICK_PX = 4
const CLOCK_EVERY_MS = 250

interface EventTicksProps extends TimeWindow {
  readonly widthPx: number
  readonly events: readonly ZoneEvent[]
  readonly zoneNameOf: (zoneId: string) => string | undefined
  readonly priorityOf: PriorityOf
  readonly onEvent: (event: ZoneEvent) => void
}

/** The crossings at their times by priority, close ones as one mark; those not yet played are hollow. */
export function EventTicks({ fromMs, toMs, widthPx, events, zoneNameOf, priorityOf, onEvent }: EventTicksProps) {
  const bins = Math.max(1, Math.floor(widthPx / TICK_PX))
  const groups = useMemo(
    () => tickGroups(events, { fromMs, toMs }, bins, priorityOf),
    [events, fromMs, toMs, bins, priorityOf],
  )
  const nowMs = useClock(CLOCK_EVERY_MS) ?? 0
  const ahead = groups.findIndex(({ first }) => first.atMs > nowMs)
  return (
    <Ticks
      fromMs={fromMs}
      toMs={toMs}
      groups={groups}
      played={ahead < 0 ? groups.length : ahead}
      zoneNameOf={zoneNameOf}
      onEvent={onEvent}
    />
  )
}

interface TicksProps extends Omit<EventTicksProps, 'widthPx' | 'events' | 'priorityOf'> {
  readonly groups: readonly TickGroup[]
  /** How many of the groups, from the first, have begun. */
  readonly played: number
}

/** Drawn again only when a mark comes, goes or is played, not whenever the clock is read. */
const Ticks = memo(function Ticks({ fromMs, toMs, groups, played, zoneNameOf, onEvent }: TicksProps) {
  return (
    <div className={styles.ticks}>
      {groups.map(({ first, count, priority }, i) => {
        const words = `${clockText(first.atMs)} ${plainText(first.trackId)} ${eventWords(first, zoneNameOf(first.zoneId))}`
        const urgency = priority ? `, ${priority}` : ''
        const title =
          count === 1 ? `${words}${urgency}` : `${words}${urgency}, and ${countText(count - 1)} more close by`
        return (
          <button
            type="button"
            key={first.id}
            className={styles.tick}
            data-ahead={i >= played || undefined}
            data-many={count > 1 || undefined}
            data-priority={priority}
            style={{ left: `${100 * shareOf(first.atMs, fromMs, toMs)}%` }}
            aria-label={title}
            title={title}
            onClick={() => onEvent(first)}
          />
        )
      })}
    </div>
  )
})
