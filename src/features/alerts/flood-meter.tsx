import { countText } from '#domain/notation.ts'
import styles from './flood-meter.module.css'

const CELLS = Array.from({ length: 10 }, (_, i) => i)

/** How many alerts came in the last ten minutes, in ten cells; all full is more than anybody can attend to. */
export function FloodMeter({ inTenMinutes, isFlood }: { inTenMinutes: number; isFlood: boolean }) {
  return (
    <span className={styles.meter} data-flood={isFlood || undefined}>
      <span>{isFlood ? <strong>{countText(inTenMinutes)}</strong> : inTenMinutes} in 10 min</span>
      <span className={styles.cells} aria-hidden="true">
        {CELLS.map((i) => (
          <i key={i} data-on={i < inTenMinutes || undefined} />
        ))}
      </span>
    </span>
  )
}
