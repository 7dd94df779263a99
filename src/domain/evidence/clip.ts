type Point = readonly [x: number, y: number]

/** Left, top, right, bottom. */
export type ClipBox = readonly [left: number, top: number, right: number, bottom: number]

/** The part of a segment inside a box, or undefined (Liang and Barsky 1984). */
export function clipSegment(from: Point, to: Point, [left, top, right, bottom]: ClipBox): [Point, Point] | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  let [enter, leave] = [0, 1]
  for (const [speed, room] of [
    [-dx, from[0] - left],
    [dx, right - from[0]],
    [-dy, from[1] - top],
    [dy, bottom - from[1]],
  ] as const) {
    if (speed === 0 && room < 0) return undefined
    if (speed < 0) enter = Math.max(enter, room / speed)
    if (speed > 0) leave = Math.min(leave, room / speed)
  }
  if (enter > leave) return undefined
  const at = (share: number): Point => [from[0] + dx * share, from[1] + dy * share]
  return [at(enter), at(leave)]
}

/**
 * A ring cut to a box (Sutherland and Hodgman 1974). Where the ring leaves the box it runs along the edge, which does
 * not matter to what is filled by the even-odd rule. Empty when nothing of it is inside.
 */
export function clipRing(ring: readonly Point[], [left, top, right, bottom]: ClipBox): Point[] {
  const sides = [
    { axis: 0, at: left, keepsMore: true },
    { axis: 0, at: right, keepsMore: false },
    { axis: 1, at: top, keepsMore: true },
    { axis: 1, at: bottom, keepsMore: false },
  ] as const
  let rest: readonly Point[] = ring
  for (const { axis, at, keepsMore } of sides) {
    const isKept = (point: Point) => (keepsMore ? point[axis] >= at : point[axis] <= at)
    rest = rest.flatMap((to, i) => {
      const from = rest.at(i - 1) as Point
      if (isKept(from) === isKept(to)) return isKept(to) ? [to] : []
      const share = (at - from[axis]) / (to[axis] - from[axis])
      const edge: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
      return isKept(to) ? [edge, to] : [edge]
    })
  }
  return [...rest]
}
