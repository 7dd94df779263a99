import { initialCourseDeg } from '#geo/measure.ts'
import { wayNm } from '../one-motion.ts'
import type { Contact } from './contact.ts'
import type { PlacedMoment } from './finding.ts'

/** Places of the last ten minutes, half a minute apart, */
const PAST_MS = 10 * 60_000
const STEP_MS = 30_000
/** of which four minutes or more say a motion: with an error of 0.1 NM at both ends it is 2 kn wrong (notional). */
const LEAST_MS = 4 * 60_000

/** Knots and degrees true, both or none. */
export interface Motion {
  readonly sogKn?: number
  readonly cogDeg?: number
}

/** The newer part of where a contact was, with its newest place. */
export function pastWith(past: readonly PlacedMoment[], { atMs, lon, lat }: Contact): readonly PlacedMoment[] {
  const last = past.at(-1)
  if (last && atMs - last.atMs < STEP_MS) return past
  return [...past.filter((each) => atMs - each.atMs <= PAST_MS), { atMs, lon, lat }]
}

/** The motion that a sensor measured, or what the way since the oldest known place comes to; none while that is short. */
export function motionFrom(past: readonly PlacedMoment[], now: Contact): Motion {
  if (now.sogKn !== undefined && now.cogDeg !== undefined) return { sogKn: now.sogKn, cogDeg: now.cogDeg }
  const oldest = past[0]
  if (!oldest || now.atMs - oldest.atMs < LEAST_MS) return {}
  const nm = wayNm(oldest.lon, oldest.lat, now.lon, now.lat)
  return {
    sogKn: (nm * 3_600_000) / (now.atMs - oldest.atMs),
    cogDeg: initialCourseDeg([oldest.lon, oldest.lat], [now.lon, now.lat]),
  }
}
