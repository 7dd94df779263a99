import type { ReactNode } from 'react'
import styles from './alert-sign.module.css'

/** Shape is urgency, fill is state: each is told without its colour. */
type AlertSignPriority = 'emergency' | 'alarm' | 'warning' | 'caution'
export type AlertSignState = 'sounding' | 'silenced' | 'acknowledged' | 'over'

const BODIES: Record<AlertSignPriority, ReactNode> = {
  emergency: <path d="M6 1.2H14L18.8 6V14L14 18.8H6L1.2 14V6Z" />,
  alarm: <path d="M10 1.6L19 17.6H1Z" />,
  warning: <circle cx="10" cy="10" r="8.4" />,
  caution: <rect x="2.2" y="2.2" width="15.6" height="15.6" rx="1.2" />,
}

const SPEAKER = 'M6.2 8.9H8L10.6 6.6V13.4L8 11.1H6.2Z'

const MARKS: Record<AlertSignState, ReactNode> = {
  sounding: (
    <>
      <path className={styles.filled} d={SPEAKER} />
      <path strokeWidth="1.3" d="M12.3 8.2Q13.6 10 12.3 11.8" />
    </>
  ),
  silenced: (
    <>
      <path className={styles.filled} d={SPEAKER} />
      <path strokeWidth="1.5" d="M5.6 6L14 14" />
    </>
  ),
  acknowledged: (
    <>
      <path strokeWidth="2" d="M10 5.6V11" />
      <circle className={styles.filled} cx="10" cy="14" r="1.2" />
    </>
  ),
  over: <path strokeWidth="1.8" d="M6.4 10.2L9 12.8L13.6 7.6" />,
}

/** The triangle has its middle lower than the others. */
const TRIANGLE_SINKS_BY = 1.6

/**
 * The sign of an alert, drawn in a 20 by 20 box. `onFill`: it stands on a solid ground of its own colour. `flashing`:
 * dims once a second; where motion is not wanted a second outline takes its place.
 */
export function AlertSign({
  priority,
  state,
  size = 20,
  onFill = false,
  flashing = false,
}: {
  priority: AlertSignPriority
  state: AlertSignState
  size?: number
  onFill?: boolean
  flashing?: boolean
}) {
  const sink = priority === 'alarm' ? TRIANGLE_SINKS_BY : 0
  return (
    <svg
      className={styles.sign}
      data-priority={priority}
      data-state={state}
      data-on-fill={onFill || undefined}
      data-flashing={flashing || undefined}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
    >
      {flashing && (
        <g className={styles.second} transform="translate(-3.2 -3.2) scale(1.32)">
          {BODIES[priority]}
        </g>
      )}
      <g className={styles.body}>{BODIES[priority]}</g>
      <g className={styles.mark} transform={`translate(0 ${sink})`}>
        {MARKS[state]}
      </g>
    </svg>
  )
}
