import type { Point } from './search-plane.ts'

/** Miles within which a place counts as on the edge: less than 2 mm. */
const ON_EDGE_NM = 1e-6

/** The middle first: where it is far from the edge the others need no look. */
const EIGHTHS = [4, 2, 6, 1, 3, 5, 7]

/** A stretch of a line, its ends as x; `from` is never more than `to`. */
export type Interval = readonly [from: number, to: number]

/** The edges of a polygon, from each place to the next and from the last to the first. */
export function edgesOf(polygon: readonly Point[]): readonly (readonly [Point, Point])[] {
  return polygon.map((point, i) => [point, polygon[(i + 1) % polygon.length] as Point])
}

/** Signed area of a polygon, square miles: positive where it winds from x to y. */
export function signedArea(polygon: readonly Point[]): number {
  return edgesOf(polygon).reduce((sum, [[ax, ay], [bx, by]]) => sum + (ax * by - bx * ay) / 2, 0)
}

/** The stretches of the line at `y` that are inside a polygon, by the sum of crossings, from the least x on. */
export function chordsAt(polygon: readonly Point[], y: number): readonly Interval[] {
  const crossings: number[] = []
  for (const [[ax, ay], [bx, by]] of edgesOf(polygon))
    if (ay <= y !== by <= y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax))
  crossings.sort((a, b) => a - b)
  return crossings.flatMap((x, i): Interval[] => (i % 2 === 1 ? [[crossings[i - 1] as number, x]] : []))
}

/**
 * What a polygon has between two lines, `low` and `high` in y, as seen square to them: the stretches of x that some place
 * of the polygon in that strip has. Every part of the polygon in the strip is bounded by pieces of edges and by chords of
 * the two lines, so these give its reach.
 */
export function reachBetween(polygon: readonly Point[], low: number, high: number): readonly Interval[] {
  const stretches: Interval[] = [...chordsAt(polygon, low), ...chordsAt(polygon, high)]
  for (const [a, b] of edgesOf(polygon)) {
    const [[ax, ay], [bx, by]] = a[1] <= b[1] ? [a, b] : [b, a]
    if (by < low || ay > high) continue
    const at = (y: number) => (by === ay ? ax : ax + ((y - ay) / (by - ay)) * (bx - ax))
    const from = ay < low ? at(low) : ax
    const to = by > high ? at(high) : bx
    stretches.push([Math.min(from, to), Math.max(from, to)])
  }
  return merged(stretches)
}

function merged(stretches: readonly Interval[]): readonly Interval[] {
  const all: [number, number][] = []
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last && from <= last[1] + ON_EDGE_NM) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}

/** Whether a place is inside a polygon, by the sum of crossings; on its edge it may be either. */
export function isInside(polygon: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  let [ax, ay] = polygon.at(-1) as Point
  for (const [bx, by] of polygon) {
    if (ay <= y !== by <= y && ax + ((y - ay) / (by - ay)) * (bx - ax) > x) inside = !inside
    ax = bx
    ay = by
  }
  return inside
}

/** Miles from a place to the edge of a polygon. */
export function edgeDistance(polygon: readonly Point[], point: Point): number {
  let least = Infinity
  let a = polygon.at(-1) as Point
  for (const b of polygon) {
    least = Math.min(least, distanceToSegment(point, a, b))
    a = b
  }
  return least
}

/** Whether a place is inside a polygon or no farther than `byNm` from its edge. */
export function holds(polygon: readonly Point[], point: Point, byNm = ON_EDGE_NM): boolean {
  return isInside(polygon, point) || isNearEdge(polygon, point, byNm)
}

function isNearEdge(polygon: readonly Point[], point: Point, byNm: number): boolean {
  const x = point[0]
  const y = point[1]
  let a = polygon.at(-1) as Point
  for (const b of polygon) {
    // Most edges are far off: no distance is needed to say so.
    const near =
      Math.min(a[0], b[0]) - byNm <= x &&
      Math.max(a[0], b[0]) + byNm >= x &&
      Math.min(a[1], b[1]) - byNm <= y &&
      Math.max(a[1], b[1]) + byNm >= y
    if (near && distanceToSegment(point, a, b) <= byNm) return true
    a = b
  }
  return false
}

/** Miles from a place to the nearest of a straight stretch. */
export function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square))
  return Math.hypot(x - ax - share * dx, y - ay - share * dy)
}

/**
 * Whether all of a straight stretch is inside a polygon, on its edge, or outside so little that between two meetings with
 * the edge its eighths are no farther than `byNm` from it.
 */
export function holdsSegment(polygon: readonly Point[], a: Point, b: Point, byNm = ON_EDGE_NM): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const square = dx * dx + dy * dy
  if (square <= ON_EDGE_NM ** 2) return true
  // Between two meetings with the edge it is either all inside or all outside: one place tells.
  const shares = meetings(polygon, a, b)
  const least = ON_EDGE_NM / Math.sqrt(square)
  return shares.every((share, i) => {
    const before = shares[i - 1]
    if (before === undefined || share - before < least) return true
    const at = (eighths: number): Point => {
      const where = before + (eighths / 8) * (share - before)
      return [a[0] + where * dx, a[1] + where * dy]
    }
    return isInside(polygon, at(4)) || EIGHTHS.every((eighths) => isNearEdge(polygon, at(eighths), byNm))
  })
}

/** Where a straight stretch meets the edges of a polygon, as shares of its length in order, with its ends 0 and 1. */
function meetings(polygon: readonly Point[], a: Point, b: Point): readonly number[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const square = dx * dx + dy * dy
  const [west, east] = [Math.min(a[0], b[0]) - ON_EDGE_NM, Math.max(a[0], b[0]) + ON_EDGE_NM]
  const [low, high] = [Math.min(a[1], b[1]) - ON_EDGE_NM, Math.max(a[1], b[1]) + ON_EDGE_NM]
  const shares = [0, 1]
  const add = (share: number) => share > 0 && share < 1 && shares.push(share)
  let [px, py] = polygon.at(-1) as Point
  for (const [qx, qy] of polygon) {
    const apart =
      (px < west && qx < west) || (px > east && qx > east) || (py < low && qy < low) || (py > high && qy > high)
    if (!apart) {
      const [ex, ey] = [qx - px, qy - py]
      const turn = dx * ey - dy * ex
      if (turn === 0) {
        add(((px - a[0]) * dx + (py - a[1]) * dy) / square)
        add(((qx - a[0]) * dx + (qy - a[1]) * dy) / square)
      } else {
        const along = ((px - a[0]) * dy - (py - a[1]) * dx) / turn
        if (along >= -1e-9 && along <= 1 + 1e-9) add(((px - a[0]) * ey - (py - a[1]) * ex) / turn)
      }
    }
    px = qx
    py = qy
  }
  return shares.sort((first, second) => first - second)
}
