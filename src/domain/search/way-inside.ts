import { edgesOf, holdsSegment, signedArea } from './polygon.ts'
import type { Point } from './search-plane.ts'

/**
 * How far a way may be outside where an edge bends a little: twice what edges are off that were cut into straight
 * pieces. A corner for each such bend would be no way to fly.
 */
export const OUTSIDE_NM = 0.02

/** The places between two places on the shortest way that stays inside a polygon; none where the straight one does. */
export type WayInside = (from: Point, to: Point) => readonly Point[]

/**
 * Shortest ways inside a polygon: they bend only at its inward corners (D. T. Lee and F. P. Preparata, Networks 14, 1984),
 * so a search over those that see each other finds them (P. E. Hart, N. J. Nilsson and B. Raphael, A*, 1968). Both
 * ends must be inside; where they are not there may be no way, and then it is the straight one.
 */
export function waysInside(polygon: readonly Point[]): WayInside {
  const corners = inwardCorners(polygon)
  const sees = (a: Point, b: Point) => holdsSegment(polygon, a, b, OUTSIDE_NM)
  const known = new Map<number, boolean>()
  const cornersSee = (i: number, j: number): boolean => {
    const key = Math.min(i, j) * corners.length + Math.max(i, j)
    const seen = known.get(key) ?? sees(corners[i] as Point, corners[j] as Point)
    known.set(key, seen)
    return seen
  }
  return (from, to) => {
    if (corners.length === 0 || sees(from, to)) return []
    const nm = corners.map((corner) => (sees(from, corner) ? gap(from, corner) : Infinity))
    const onNm = corners.map((corner) => gap(corner, to))
    const before = corners.map((): number => -1)
    const open = new Set(corners.keys())
    const all = (i: number) => (nm[i] as number) + (onNm[i] as number)
    let [last, least] = [-1, Infinity]
    while (open.size > 0) {
      let at = -1
      for (const i of open) if (at < 0 || all(i) < all(at)) at = i
      if (all(at) >= least) break
      open.delete(at)
      if (sees(corners[at] as Point, to)) [last, least] = [at, all(at)]
      for (const i of open) {
        const there = (nm[at] as number) + gap(corners[at] as Point, corners[i] as Point)
        if (there >= (nm[i] as number) || there + (onNm[i] as number) >= least || !cornersSee(at, i)) continue
        nm[i] = there
        before[i] = at
      }
    }
    const way: Point[] = []
    for (let i = last; i >= 0; i = before[i] as number) way.unshift(corners[i] as Point)
    return way
  }
}

function inwardCorners(polygon: readonly Point[]): readonly Point[] {
  const side = Math.sign(signedArea(polygon))
  const edges = edgesOf(polygon)
  return edges.flatMap(([a, b], i) => {
    const c = (edges[(i + 1) % edges.length] as readonly [Point, Point])[1]
    const turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
    return side * turn < 0 ? [b] : []
  })
}

function gap(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
