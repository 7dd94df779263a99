import { chordsAt, type Interval, reachBetween } from './polygon.ts'
import type { Point } from './search-plane.ts'
import { waysInside } from './way-inside.ts'

/** Where legs end: see `SearchTask`. */
export type LegEnds = 'half-spacing-inside' | 'at-edge' | 'beyond-edge'

/** One leg on its line: `from` is never more than `to`. */
interface Run {
  readonly y: number
  readonly from: number
  readonly to: number
}

/** How many beginnings of blocks are tried, the nearest as the crow flies. */
const MOST_TRIED = 8

/** What a strip may be wider than half a spacing before it gets a leg of its own, in spacings: areas drawn to n legs get n. */
const HAIR = 0.02

/**
 * The y of legs over an area from `low` to `high`: the first half a spacing inside, the others a spacing on, the last no
 * nearer to the far edge than half a spacing and so perhaps nearer to its neighbour. One in the middle of what is narrower
 * than a spacing.
 */
export function legLines(low: number, high: number, spacingNm: number): readonly number[] {
  const width = high - low
  if (width <= spacingNm) return [(low + high) / 2]
  const whole = Math.floor(width / spacingNm + HAIR)
  const lines = Array.from({ length: whole }, (_, i) => Math.min(low + (i + 0.5) * spacingNm, high - spacingNm / 2))
  return width - whole * spacingNm > HAIR * spacingNm ? [...lines, high - spacingNm / 2] : lines
}

/** The legs over a polygon, line by line. */
export function runsOver(polygon: readonly Point[], spacingNm: number, ends: LegEnds): readonly (readonly Run[])[] {
  const ys = polygon.map(([, y]) => y)
  const [low, high] = [Math.min(...ys), Math.max(...ys)]
  const half = spacingNm / 2
  const hair = HAIR * spacingNm
  return legLines(low, high, spacingNm).map((y) => {
    const stretches: readonly Interval[] =
      ends === 'beyond-edge' ? reachBetween(polygon, y - half - hair, y + half + hair) : chordsAt(polygon, y)
    const short = ends === 'half-spacing-inside' ? half : 0
    return stretches.flatMap(([from, to]) => (to - from > 2 * short ? [{ y, from: from + short, to: to - short }] : []))
  })
}

/**
 * The turning points of legs over a polygon, from the corner nearest to `start` on. Legs beside each other are flown one
 * after the other, up and down (H. Choset, Coverage of known spaces: the boustrophedon cellular decomposition, Autonomous
 * Robots 9, 2000); where a line has several, because the area has a bay, each block of legs is ended before the next is
 * begun, the nearest first. Between legs the way stays inside the area, but for legs that themselves go beyond its edge.
 */
export function joinedLegs(
  polygon: readonly Point[],
  lines: readonly (readonly Run[])[],
  ends: LegEnds,
  start?: Point,
): readonly Point[] {
  const way = ends === 'beyond-edge' ? () => [] : waysInside(polygon)
  const left = blocksOf(lines)
  const points: Point[] = []
  const add = (point: Point) => {
    const last = points.at(-1)
    if (!last || gap(last, point) > 1e-6) points.push(point)
  }
  while (left.length > 0) {
    const at = points.at(-1) ?? start
    const options = left.flatMap((block) => waysThrough(block).map((legs) => ({ block, legs })))
    // The craft comes to its first leg from outside: there the straight way counts.
    const wayNm = (to: Point) =>
      at === undefined ? 0 : points.length === 0 ? gap(at, to) : lengthOf([at, ...way(at, to), to])
    const next = at === undefined ? options[0] : nearest(options, at, wayNm)
    for (const [i, point] of (next?.legs ?? []).entries()) {
      const last = points.at(-1)
      // Every other place begins a leg: the way to it is a join.
      if (last && i % 2 === 0) for (const corner of way(last, point)) add(corner)
      add(point)
    }
    left.splice(left.indexOf(next?.block ?? []), 1)
  }
  return points
}

interface Option {
  readonly block: Run[]
  readonly legs: readonly Point[]
}

/** The option that begins nearest, by the length of the way; none is shorter than the straight one, so few are asked for. */
function nearest(options: readonly Option[], at: Point, wayNm: (to: Point) => number): Option | undefined {
  const sorted = options
    .map((option) => ({ option, first: option.legs[0] as Point }))
    .map((each) => ({ ...each, straightNm: gap(at, each.first) }))
    .sort((a, b) => a.straightNm - b.straightNm)
  let found: Option | undefined
  let least = Infinity
  for (const { option, first, straightNm } of sorted.slice(0, MOST_TRIED)) {
    if (straightNm >= least) break
    const nm = wayNm(first)
    if (nm < least) [found, least] = [option, nm]
  }
  return found
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((nm, point, i) => (i === 0 ? 0 : nm + gap(points[i - 1] as Point, point)), 0)
}

function gap(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

/** Blocks of legs that lie beside each other one by one: a new block begins wherever legs part or come together. */
function blocksOf(lines: readonly (readonly Run[])[]): Run[][] {
  const blocks: Run[][] = []
  let open: Run[][] = []
  for (const runs of lines) {
    open = runs.map((run) => {
      const beside = open.filter((block) => overlap(block.at(-1), run))
      const [only] = beside
      const alone = beside.length === 1 && runs.filter((other) => overlap(only?.at(-1), other)).length === 1
      if (only && alone) {
        only.push(run)
        return only
      }
      const block = [run]
      blocks.push(block)
      return block
    })
  }
  return blocks
}

function overlap(a: Run | undefined, b: Run): boolean {
  return a !== undefined && a.from <= b.to && b.from <= a.to
}

/** The four ways through a block: from its first line or its last, from either end. */
function waysThrough(block: readonly Run[]): readonly (readonly Point[])[] {
  return [block, block.toReversed()].flatMap((runs) =>
    [0, 1].map((begin) =>
      runs.flatMap(({ y, from, to }, i): Point[] => {
        const ends: [Point, Point] = [
          [from, y],
          [to, y],
        ]
        return (i + begin) % 2 === 0 ? ends : [ends[1], ends[0]]
      }),
    ),
  )
}
