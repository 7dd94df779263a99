import { useMemo, useState } from 'react'
import { shownAtMs } from '#domain/event-words.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { clockText, courseText, knotsText, minuteText } from '#domain/notation.ts'
import type { TrackKind } from '#domain/report.ts'
import type { StoredReport } from '#domain/track-store.ts'
import { type ChartMark, type ChartSeries, LineChart } from '../../ui/line-chart.tsx'
import { HISTORY_MS, motionHistory, speedTicks } from './track-history.ts'
import styles from './track-panel.module.css'

/** One report makes no line. */
const LEAST_REPORTS = 2
const COURSE_TICKS = [0, 180, 360]
/** A graph of a track that has just appeared begins where it does. */
const SHORTEST_MS = 10 * 60_000

interface MotionGraphProps {
  readonly reports: readonly StoredReport[] | undefined
  readonly kind: TrackKind
  readonly nowMs: number
  /** Of this track; those in the time of the graph are marked. */
  readonly events: readonly ZoneEvent[]
  /** `in EEZ since 11:58Z`, or empty. */
  readonly since: string
}

/** Speed as a line and course as dots over two hours, up to the instant that is shown; a zone change is a dashed upright. */
export function MotionGraph({ reports, kind, nowMs, events, since }: MotionGraphProps) {
  const [pointed, setPointed] = useState<number>()
  const history = useMemo(() => motionHistory(reports ?? [], kind), [reports, kind])
  const series = useMemo(
    (): readonly ChartSeries[] => [
      {
        name: 'course',
        values: history.cogDeg,
        token: '--ink-3',
        as: 'dots',
        ticks: COURSE_TICKS,
        side: 'right',
      },
      {
        name: 'speed',
        values: history.sogKn,
        token: '--graph-1',
        as: 'line',
        ticks: speedTicks(history.sogKn),
        side: 'left',
      },
    ],
    [history],
  )
  const marks = useMemo(
    () =>
      events
        .filter(({ withdrawn }) => !withdrawn)
        .map((event): ChartMark => ({ atS: shownAtMs(event) / 1000, token: '--graph-1' })),
    [events],
  )
  const firstMs = reports?.[0]?.atMs
  const fromMs = Math.max(nowMs - HISTORY_MS, Math.min(firstMs ?? 0, nowMs - SHORTEST_MS))
  const at = pointed === undefined ? undefined : history.times[pointed]
  const read =
    pointed === undefined || at === undefined
      ? since
      : `${clockText(at * 1000)} ${knotsText(history.sogKn[pointed])} kn ${courseText(history.cogDeg[pointed])}`
  return (
    <section className={styles.graph} aria-label="Speed and course">
      <h3>
        Speed, kn · course, °T <span className={styles.read}>{read}</span>
      </h3>
      {!reports ? (
        <p className={styles.quiet}>Loading its reports</p>
      ) : reports.length < LEAST_REPORTS ? (
        <p className={styles.quiet}>Too few reports for a graph yet.</p>
      ) : (
        <LineChart
          label={`Speed and course from ${clockText(fromMs)} to ${clockText(nowMs)}`}
          times={history.times}
          fromS={fromMs / 1000}
          toS={nowMs / 1000}
          series={series}
          marks={marks}
          height={92}
          timeText={(atS) => minuteText(atS * 1000)}
          onPoint={setPointed}
        />
      )}
    </section>
  )
}
