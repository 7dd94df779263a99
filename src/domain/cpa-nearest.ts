import { type Approach, approachOf, type Motion } from './cpa.ts'
import { wayNm } from './one-motion.ts'
import { FRESH, type PictureFrame, SIGN } from './picture.ts'

/** Another track and how it passes. */
export interface Passing {
  readonly row: number
  readonly approach: Approach
}

/** Beyond this OpenCPN looks at nobody either, nautical miles. */
const LOOK_WITHIN_NM = 20
/** A degree of latitude more than that: passed over without working out a distance. */
const LOOK_WITHIN_LAT_DEG = LOOK_WITHIN_NM / 60

export function motionOf(frame: PictureFrame, row: number): Motion {
  return {
    lon: frame.lon[row] as number,
    lat: frame.lat[row] as number,
    sogKn: frame.sogKn[row] as number,
    cogDeg: frame.cogDeg[row] as number,
  }
}

/**
 * Of everyone within 20 NM the one that comes nearest within the hour; undefined when none converges. What flies, what is
 * lost and what stands on the shore is passed over, and a track that itself flies or is lost has none.
 */
export function nearestApproach(frame: PictureFrame, row: number): Passing | undefined {
  if (!canMeet(frame, row)) return undefined
  const own = motionOf(frame, row)
  let best: { row: number; approach: Extract<Approach, { type: 'converging' }> } | undefined
  for (let other = 0; other < frame.count; other++) {
    const lat = frame.lat[other] as number
    if (other === row || !(Math.abs(lat - own.lat) <= LOOK_WITHIN_LAT_DEG) || !canMeet(frame, other)) continue
    if (wayNm(own.lon, own.lat, frame.lon[other] as number, lat) > LOOK_WITHIN_NM) continue
    const approach = approachOf(own, motionOf(frame, other))
    if (approach.type !== 'converging' || (best && approach.cpaNm >= best.approach.cpaNm)) continue
    best = { row: other, approach }
  }
  return best
}

/** The rows nearest to one, by distance, nearest first; lost ones too. */
export function nearestRows(frame: PictureFrame, row: number, most: number): readonly number[] {
  const [lon, lat] = [frame.lon[row] as number, frame.lat[row] as number]
  const found: { row: number; nm: number }[] = []
  for (let other = 0; other < frame.count; other++) {
    if (other === row) continue
    const nm = wayNm(lon, lat, frame.lon[other] as number, frame.lat[other] as number)
    const last = found[most - 1]
    if (Number.isNaN(nm) || (last && nm >= last.nm)) continue
    found.splice(found.findLastIndex((each) => each.nm <= nm) + 1, 0, { row: other, nm })
    found.length = Math.min(found.length, most)
  }
  return found.map((each) => each.row)
}

function canMeet(frame: PictureFrame, row: number): boolean {
  if (frame.fresh[row] === FRESH.lost) return false
  switch (frame.sign[row]) {
    case SIGN.vessel:
    case SIGN.sleeping:
    case SIGN.patrol:
    case SIGN.contact:
    case SIGN.other:
      return true
    default:
      return false
  }
}
