import { memo } from 'react'
import { clockText, dateText, malaysiaText, minuteText } from '#domain/notation.ts'
import { shareOf, timeMarks } from './time-scale.ts'
import type { TimeWindow } from './time-window.ts'
import styles from './timeline.module.css'

const MARKS = 8
const DAY_MS = 86_400_000

/** Round instants below the graph in UTC, and beside each the time in Malaysia; over days, the days. */
export const Axis = memo(function Axis({ fromMs, toMs }: TimeWindow) {
  const lengthMs = toMs - fromMs
  const hasSeconds = lengthMs < MARKS * 60_000
  const hasDays = lengthMs > 2 * DAY_MS
  return (
    <div className={styles.axis} aria-hidden="true">
      {timeMarks(fromMs, toMs, MARKS).map((atMs) => (
        <span key={atMs} style={{ left: `${100 * shareOf(atMs, fromMs, toMs)}%` }}>
          {hasDays && <b>{dateText(atMs).split(' ').slice(1, 3).join(' ')} </b>}
          {hasSeconds ? clockText(atMs).slice(0, -1) : minuteText(atMs)}
          {!hasDays && <i> {malaysiaText(atMs).slice(0, 5)}</i>}
        </span>
      ))}
    </div>
  )
})
