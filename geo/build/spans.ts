import Flatbush from 'flatbush'
import type { LonLat } from '../lonlat.ts'

// Rings of all layers cut where they cross, so that they meet only end to end.

/** A closed ring whose edge i, from place i to place i + 1, is the limit `limits[i]`. Counterclockwise is inside. */
export interface LimitedRing {
  readonly places: readonly LonLat[]
  readonly limits: readonly number[]
}

/** Units in a degree: spans have whole numbers of them. */
export const UNITS = 1e6

/** Rounding a crossing moves lines by half a unit, which may make new crossings; a few rounds settle that. */
const MAX_ROUNDS = 60

/** A layer whose ring runs along a span. */
interface Use {
  readonly layer: number
  readonly limit: number
  /** 1 when the ring runs from `a` to `b`, -1 when it runs back. */
  readonly sign: number
}

/** A piece of line between two vertices, `a` before `b`, by longitude and then latitude. */
export interface Span {
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
  readonly uses: Use[]
}

/** All rings as spans that meet only at their ends; spans that fall together are one, with the uses of both. */
export function settled(layers: readonly (readonly LimitedRing[])[]): readonly Span[] {
  let spans = new SpanSet()
  for (const [layer, rings] of layers.entries()) {
    for (const { places, limits } of rings) {
      for (const [i, limit] of limits.entries()) {
        const [[x0, y0], [x1, y1]] = [places[i] as LonLat, places[i + 1] as LonLat]
        const ends = [x0, y0, x1, y1].map((value) => Math.round(value * UNITS)) as [number, number, number, number]
        spans.add(...ends, [{ layer, limit, sign: 1 }])
      }
    }
  }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const list = spans.list()
    const cuts = cutsOf(list)
    if (cuts.size === 0) return list
    spans = new SpanSet()
    for (const [i, { ax, ay, bx, by, uses }] of list.entries()) {
      const along = ([x, y]: readonly [number, number]) => (x - ax) * (bx - ax) + (y - ay) * (by - ay)
      const stops = [...(cuts.get(i) ?? [])].sort((a, b) => along(a) - along(b))
      let [x, y] = [ax, ay]
      for (const [toX, toY] of [...stops, [bx, by] as const]) {
        spans.add(x, y, toX, toY, uses)
        x = toX
        y = toY
      }
    }
  }
  throw new Error(`lines still cross after ${MAX_ROUNDS} rounds of cutting`)
}

class SpanSet {
  readonly #byEnds = new Map<string, Span>()

  add(x0: number, y0: number, x1: number, y1: number, uses: readonly Use[]): void {
    if (x0 === x1 && y0 === y1) return
    const isForward = x0 < x1 || (x0 === x1 && y0 < y1)
    const [ax, ay, bx, by] = isForward ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
    const key = `${ax},${ay},${bx},${by}`
    const span = this.#byEnds.get(key) ?? { ax, ay, bx, by, uses: [] }
    for (const use of uses) span.uses.push(isForward ? use : { ...use, sign: -use.sign })
    this.#byEnds.set(key, span)
  }

  list(): readonly Span[] {
    return [...this.#byEnds.values()]
  }
}

/** Where spans cross or touch one another other than end to end. */
function cutsOf(spans: readonly Span[]): ReadonlyMap<number, readonly (readonly [number, number])[]> {
  const cuts = new Map<number, [number, number][]>()
  const index = new Flatbush(Math.max(1, spans.length))
  for (const { ax, ay, bx, by } of spans)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  if (spans.length === 0) return cuts
  index.finish()
  const cut = (i: number, x: number, y: number) => {
    const { ax, ay, bx, by } = spans[i] as Span
    if ((x === ax && y === ay) || (x === bx && y === by)) return
    const known = cuts.get(i) ?? []
    if (!known.some(([px, py]) => px === x && py === y)) known.push([x, y])
    cuts.set(i, known)
  }
  for (const [i, a] of spans.entries()) {
    const near = index.search(Math.min(a.ax, a.bx), Math.min(a.ay, a.by), Math.max(a.ax, a.bx), Math.max(a.ay, a.by))
    for (const j of near) {
      if (j <= i) continue
      const b = spans[j] as Span
      const [s0, s1] = [sideOf(b, a.ax, a.ay), sideOf(b, a.bx, a.by)]
      const [t0, t1] = [sideOf(a, b.ax, b.ay), sideOf(a, b.bx, b.by)]
      if (s0 === 0 && isBetween(b, a.ax, a.ay)) cut(j, a.ax, a.ay)
      if (s1 === 0 && isBetween(b, a.bx, a.by)) cut(j, a.bx, a.by)
      if (t0 === 0 && isBetween(a, b.ax, b.ay)) cut(i, b.ax, b.ay)
      if (t1 === 0 && isBetween(a, b.bx, b.by)) cut(i, b.bx, b.by)
      if (Math.sign(s0) * Math.sign(s1) < 0 && Math.sign(t0) * Math.sign(t1) < 0) {
        const share = s0 / (s0 - s1)
        const [x, y] = [Math.round(a.ax + (a.bx - a.ax) * share), Math.round(a.ay + (a.by - a.ay) * share)]
        cut(i, x, y)
        cut(j, x, y)
      }
    }
  }
  return cuts
}

/** Twice the area of the triangle: exact, since all differences stay under 2^26. */
function sideOf({ ax, ay, bx, by }: Span, x: number, y: number): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax)
}

function isBetween({ ax, ay, bx, by }: Span, x: number, y: number): boolean {
  return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
}
