import { memo, useMemo } from 'react'
import { clockText, countText, plainText } from '#domain/notation.ts'
import { OBSERVATION_KIND_WORDS, type Observation } from '#domain/observations/observation.ts'
import { usePicture } from '../../data/use-picture.ts'
import { observationGroups } from './tick-groups.ts'
import { shareOf } from './time-scale.ts'
import type { TimeWindow } from './time-window.ts'
import styles from './timeline.module.css'

const TICK_PX = 6

interface ObservationTicksProps extends TimeWindow {
  readonly widthPx: number
  readonly observations: readonly Observation[]
}

/**
 * Where observations began, as dots above the crossings; a click goes to when one became known. They are for the pointer:
 * the list of events has each of them for the keyboard.
 */
export const ObservationTicks = memo(function ObservationTicks({
  fromMs,
  toMs,
  widthPx,
  observations,
}: ObservationTicksProps) {
  const picture = usePicture()
  const bins = Math.max(1, Math.floor(widthPx / TICK_PX))
  const groups = useMemo(
    () => observationGroups(observations, { fromMs, toMs }, bins),
    [observations, fromMs, toMs, bins],
  )
  return (
    <div className={styles.dots}>
      {groups.map(({ first, count }) => {
        const words = `${clockText(first.atMs)} ${plainText(first.trackId)} ${OBSERVATION_KIND_WORDS[first.kind]}`
        const title = count === 1 ? words : `${words}, and ${countText(count - 1)} more close by`
        return (
          <button
            type="button"
            key={first.id}
            className={styles.dot}
            data-many={count > 1 || undefined}
            style={{ left: `${100 * shareOf(first.atMs, fromMs, toMs)}%` }}
            tabIndex={-1}
            aria-label={title}
            title={title}
            onClick={() => picture.seek(first.knownAtMs)}
          />
        )
      })}
    </div>
  )
})
