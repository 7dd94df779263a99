import type { Limit } from '#geo/zone.ts'
import { type DrawnLine, linePattern } from '../../map/drawn-limit.ts'
import { DASHES_PX, UNVERIFIED_OPACITY } from '../../map/limit-layers.ts'
import styles from './limit-card.module.css'

/** A piece of the line as the chart draws it. */
export function LineSample({
  limit,
}: {
  limit: Pick<Limit, 'basis' | 'disputedBy' | 'verified'> & { line: DrawnLine }
}) {
  const pattern = linePattern(limit)
  const isDots = pattern === 'dots'
  return (
    <svg className={styles.sample} width="46" height="8" aria-hidden="true" data-line={limit.line}>
      <path
        d="M2 4H44"
        stroke="currentColor"
        strokeWidth={isDots ? 1.9 : 1.6}
        strokeLinecap={isDots ? 'round' : 'butt'}
        strokeDasharray={isDots ? '0.1 4.6' : pattern === 'solid' ? undefined : DASHES_PX[pattern].join(' ')}
        opacity={limit.verified ? 1 : UNVERIFIED_OPACITY}
      />
    </svg>
  )
}
