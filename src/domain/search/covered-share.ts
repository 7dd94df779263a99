import { distanceToSegment, isInside } from './polygon.ts'
import type { Point } from './search-plane.ts'

/** Places tried; a share told is within about 0.005 of the true one. */
const PLACES = 8192
/** Strips by which path stretches are found, at most. */
const STRIPS = 500
/** Steps of the R2 sequence, which fills a square evenly without the beat a grid would have with legs (M. Roberts 2018). */
const STEP_X = 0.7548776662466927
const STEP_Y = 0.5698402909980532

/** The share of a polygon, 0 to 1, that lies within `rangeNm` of a path; the same for the same input. */
export function coveredShare(polygon: readonly Point[], path: readonly Point[], rangeNm: number): number {
  const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)]
  const [west, low] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - low]
  const strips = Math.max(1, Math.min(STRIPS, Math.floor(height / rangeNm)))
  const stripOf = (y: number) => Math.min(strips - 1, Math.max(0, Math.floor(((y - low) / height) * strips)))
  const stretches = Array.from({ length: strips }, (): (readonly [Point, Point])[] => [])
  for (let i = 0; i + 1 < path.length; i++) {
    const [a, b] = [path[i] as Point, path[i + 1] as Point]
    const last = stripOf(Math.max(a[1], b[1]) + rangeNm)
    for (let strip = stripOf(Math.min(a[1], b[1]) - rangeNm); strip <= last; strip++) stretches[strip]?.push([a, b])
  }
  let [inside, covered] = [0, 0]
  for (let i = 1; i <= PLACES; i++) {
    const point: Point = [west + ((i * STEP_X) % 1) * width, low + ((i * STEP_Y) % 1) * height]
    if (!isInside(polygon, point)) continue
    inside++
    if (stretches[stripOf(point[1])]?.some(([a, b]) => distanceToSegment(point, a, b) <= rangeNm)) covered++
  }
  return inside === 0 ? 0 : covered / inside
}
