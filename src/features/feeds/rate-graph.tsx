import { countText } from '#domain/notation.ts'
import styles from './rate-graph.module.css'

const MINUTES = 60
const BAR = 2
const HEIGHT = 24

/** One hour of reports a minute, newest at the right, against the line of what is due. */
export function RateGraph({ minutes, duePerMinute }: { minutes: readonly number[]; duePerMinute: number | undefined }) {
  const most = Math.max(1, duePerMinute ?? 0, ...minutes)
  const y = (count: number) => HEIGHT - (HEIGHT - 2) * (count / most)
  const from = MINUTES - minutes.length
  const bars = minutes.map((count, i) => `M${(from + i) * BAR} ${HEIGHT}V${y(count)}h${BAR - 0.5}V${HEIGHT}z`).join('')
  return (
    <svg
      className={styles.graph}
      viewBox={`0 0 ${MINUTES * BAR} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words(minutes, duePerMinute)}
    >
      <path className={styles.ground} d={`M0 ${HEIGHT - 0.25}H${MINUTES * BAR}`} />
      <path className={styles.bars} d={bars} />
      {duePerMinute !== undefined && <path className={styles.due} d={`M0 ${y(duePerMinute)}H${MINUTES * BAR}`} />}
    </svg>
  )
}

function words(minutes: readonly number[], duePerMinute: number | undefined): string {
  const newest = minutes.at(-1)
  if (newest === undefined) return 'No whole minute yet'
  const due = duePerMinute === undefined ? '' : `, ${countText(Math.round(duePerMinute))} due`
  return `Reports a minute, last ${minutes.length === 1 ? 'minute' : `${minutes.length} minutes`}: least ${countText(Math.min(...minutes))}, most ${countText(Math.max(...minutes))}, newest ${countText(newest)}${due}`
}
