import type { TracksToMatch } from './contact.ts'
import { NM_PER_DEGREE } from './place-grid.ts'
import { type AssociationRules, mostAgeMs } from './rules.ts'

const RADIANS = Math.PI / 180
const MS_PER_HOUR = 3_600_000
/** Nearer to a pole a degree of longitude is no measure of a way: what moves is advanced as if it were here. */
const FARTHEST_LAT = 89
/** A ship slower than this has no course worth the name, and stays where it is (AIS sends 360, "not available"). */
const STILL_KN = 0.5

/** How to dead-reckon each track, columns beside `TracksToMatch`. */
export interface Predictions {
  /** Degrees in a millisecond. */
  readonly lonRate: Float64Array
  readonly latRate: Float64Array
  /** Motion in knots; NaN where it is not known. */
  readonly eastKn: Float64Array
  readonly northKn: Float64Array
  /** By how much the standard deviation of the place grows in a millisecond, nautical miles. */
  readonly growthNmPerMs: Float64Array
  /** How long before and after its report the track counts; negative where the row says no place at all. */
  readonly mostAgeMs: Float64Array
}

/**
 * Dead reckoning at an even course and speed on a plane that touches the sphere at the report: for the miles between two
 * reports within metres of the great circle. A track without a course stays where it was.
 */
export function predictionsOf(tracks: TracksToMatch, rules: AssociationRules): Predictions {
  const count = tracks.ids.length
  const column = () => new Float64Array(count)
  const found: Predictions = {
    lonRate: column(),
    latRate: column(),
    eastKn: column(),
    northKn: column(),
    growthNmPerMs: column(),
    mostAgeMs: column(),
  }
  for (let i = 0; i < count; i++) {
    const [sogKn, cogDeg, lat] = [tracks.sogKn[i] as number, tracks.cogDeg[i] as number, tracks.lat[i] as number]
    const motion = sogKn * (Number.isNaN(cogDeg) && sogKn < STILL_KN ? 0 : 1)
    const course = (motion === 0 ? 0 : cogDeg) * RADIANS
    const [eastKn, northKn] = [motion * Math.sin(course), motion * Math.cos(course)]
    const isKnown = Number.isFinite(eastKn) && Number.isFinite(northKn)
    found.eastKn[i] = isKnown ? eastKn : Number.NaN
    found.northKn[i] = isKnown ? northKn : Number.NaN
    const narrow = Math.cos(Math.min(FARTHEST_LAT, Math.abs(lat)) * RADIANS)
    found.lonRate[i] = isKnown ? eastKn / (NM_PER_DEGREE * narrow * MS_PER_HOUR) : 0
    found.latRate[i] = isKnown ? northKn / (NM_PER_DEGREE * MS_PER_HOUR) : 0
    found.growthNmPerMs[i] =
      (isKnown ? rules.growthKn + rules.growthShare * Math.abs(sogKn) : rules.unknownMotionKn) / MS_PER_HOUR
    const isUsable =
      Number.isFinite(tracks.atMs[i]) &&
      Number.isFinite(tracks.lon[i]) &&
      Math.abs(lat) <= 90 &&
      (tracks.sigmaNm[i] as number) > 0
    found.mostAgeMs[i] = isUsable ? mostAgeMs(tracks.intervalS[i] as number, rules) : -1
  }
  return found
}
