import { memo } from 'react'
import { clockText, dateText, malaysiaText, minuteText } from '#domain/notation.ts'
import { shareOf, timeMarks } from './time-scale.ts'
import type { TimeWindow } from './time-window.ts'
import styles from './timeline.module.css'

const MARKS = 8
/** So near an end a mark in the middle of its place would stick out, as a share of the graph. */
const EDGE = 0.03
const DAY_MS = 86_400_000
/** From here on a day alone would not say which. */
const MANY_DAYS_MS = 300 * DAY_MS

/** Round instants below the graph in UTC, and beside each the time in Malaysia; over days, the days. */
export const Axis = memo(function Axis({ fromMs, toMs }: TimeWindow) {
  const lengthMs = toMs - fromMs
  const hasSeconds = lengthMs < MARKS * 60_000
  const hasDays = lengthMs > 2 * DAY_MS
  const hasYears = lengthMs > MANY_DAYS_MS
  return (
    <div className={styles.axis} aria-hidden="true">
      {timeMarks(fromMs, toMs, MARKS).map((atMs) => (
        <span
          key={atMs}
          data-edge={edgeOf(shareOf(atMs, fromMs, toMs))}
          style={{ left: `${100 * shareOf(atMs, fromMs, toMs)}%` }}
        >
          {hasDays && (
            <b>
              {dateText(atMs)
                .split(' ')
                .slice(1, hasYears ? 4 : 3)
                .join(' ')}{' '}
            </b>
          )}
          {hasYears ? null : hasSeconds ? clockText(atMs).slice(0, -1) : minuteText(atMs)}
          {!hasDays && <i> {malaysiaText(atMs).slice(0, 5)}</i>}
        </span>
      ))}
    </div>
  )
})

/** A mark at an end stands within the graph. */
function edgeOf(share: number): 'left' | 'right' | undefined {
  if (share < EDGE) return 'left'
  return share > 1 - EDGE ? 'right' : undefined
}
