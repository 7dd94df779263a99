import type { ZoneKind } from '#geo/zone.ts'
import styles from './zone-key.module.css'

/** A small piece of the chart: how a kind of zone is drawn on it, by colour, dash, dots or hatch. */
export function ZoneKey({ kind }: { kind: ZoneKind }) {
  return (
    <svg className={styles.key} data-kind={kind} viewBox="0 0 24 16" aria-hidden="true">
      <rect className={styles.fill} x="1" y="1" width="22" height="14" />
      {kind === 'joint-area' && (
        <g className={styles.dots}>
          <circle cx="6" cy="5.5" r="0.9" />
          <circle cx="14" cy="5.5" r="0.9" />
          <circle cx="10" cy="10.5" r="0.9" />
          <circle cx="18" cy="10.5" r="0.9" />
        </g>
      )}
      {kind === 'overlapping-claim' && (
        <path className={styles.hatch} d="M1 9 L9 1 M3 15 L17 1 M11 15 L23 3 M19 15 L23 11" />
      )}
      <rect x="1" y="1" width="22" height="14" />
    </svg>
  )
}
