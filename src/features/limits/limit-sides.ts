import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { destination, initialCourseDeg, normalCourseDeg } from '#geo/measure.ts'
import type { LimitLine } from './limit-line.ts'

/** How far beside the line its sides are asked, nautical miles: clear of rounding, well inside any zone. */
const ASIDE_NM = 0.2

const WINDS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west']

/** A place beside a limit and where that is, seen from the line. */
export interface LimitSide {
  readonly wind: string
  readonly at: LonLat
}

/** The two sides of a limit at its place nearest to `near`; undefined when it has no stretch at all. */
export function limitSides(
  { stretches }: Pick<LimitLine, 'stretches'>,
  near: LonLat,
): readonly LimitSide[] | undefined {
  const found = nearestEdge(stretches, near)
  if (!found) return undefined
  const course = initialCourseDeg(found.from, found.to)
  return [course - 90, course + 90].map((aside) => ({
    wind: windOf(aside),
    at: destination(found.at, normalCourseDeg(aside), ASIDE_NM),
  }))
}

/** A course as one of eight winds. */
export function windOf(courseDeg: number): string {
  return WINDS[Math.round(normalCourseDeg(courseDeg) / 45) % 8] as string
}

/** The edge nearest to a place, on the flat map about it: the place is on the line or a few pixels beside. */
function nearestEdge(stretches: LimitLine['stretches'], [lon, lat]: LonLat) {
  const narrow = Math.cos((lat * Math.PI) / 180)
  let best: { from: LonLat; to: LonLat; at: LonLat } | undefined
  let bestSquare = Number.POSITIVE_INFINITY
  for (const line of stretches) {
    for (let i = 1; i < line.length; i++) {
      const [from, to] = [line[i - 1] as LonLat, line[i] as LonLat]
      const [x0, y0] = [longitudeDelta(lon, from[0]) * narrow, from[1] - lat]
      const [dx, dy] = [longitudeDelta(lon, to[0]) * narrow - x0, to[1] - lat - y0]
      const length = dx * dx + dy * dy
      const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(x0 * dx + y0 * dy) / length))
      const square = (x0 + share * dx) ** 2 + (y0 + share * dy) ** 2
      if (square >= bestSquare) continue
      bestSquare = square
      best = { from, to, at: [lon + (x0 + share * dx) / narrow, lat + y0 + share * dy] }
    }
  }
  return best
}
