import { countText } from '#domain/notation.ts'
import type { TrailChoice } from '../../map/tools/choices.ts'
import { SPEED_STEPS_KN } from '../../map/trails.ts'
import styles from './trail-legend.module.css'
import type { DrawnTrails } from './use-trails.ts'

/** What the trails on the map are: how long, what their colour says, and how many of those asked for are drawn. */
export function TrailLegend({ trails, drawnTrails }: { trails: TrailChoice; drawnTrails: DrawnTrails }) {
  const { drawn, wanted } = drawnTrails
  if (wanted === 0) return null
  const length = trails.minutes < 60 ? `${trails.minutes} min` : `${trails.minutes / 60} h`
  return (
    <div className={styles.legend}>
      <span>
        trails {length}
        {drawn < wanted && `, ${countText(drawn)} of ${countText(wanted)} drawn`}
      </span>
      {trails.colour === 'age' && <span className={styles.age}>{length} ago to now</span>}
      {trails.colour === 'speed' && (
        <span className={styles.speed}>
          {['0', ...SPEED_STEPS_KN].map((knots, i) => (
            <i key={knots} style={{ borderColor: `var(--speed-${i + 1})` }}>
              {knots}
            </i>
          ))}
          kn
        </span>
      )}
    </div>
  )
}
