import Flatbush from 'flatbush'
import { orient2d } from 'robust-predicates'
import type { LonLat } from './lonlat.ts'
import type { Ring } from './zone.ts'

/** An edge by the number of its ring and of the vertex it starts at, both from 0. */
interface EdgePlace {
  readonly ring: number
  readonly edge: number
}

/** Two edges that may not meet as they do. */
interface RingFault {
  /** cross: they go through each other, or their rings do at a shared vertex. along: they run over each other. */
  readonly kind: 'cross' | 'along'
  readonly at: EdgePlace
  readonly other: EdgePlace
}

/** What comparing all edges of a zone with each other came to. */
export interface RingFaults {
  readonly faults: readonly RingFault[]
  /** False when the search was given up: too many faults, or boxes of edges that overlap too often. */
  readonly complete: boolean
}

/** Pairs of edges with overlapping boxes; a coast of 250,000 vertices has about 1,000,000, a ball of wool any number. */
const MOST_PAIRS = 20_000_000

/**
 * Every pair of edges that cross or run over each other, within a ring and between rings. Rings are closed, without
 * repeated neighbours, and taken as they lie in the plane of longitude and latitude. Exact: decided by the signs of
 * Shewchuk's orientation test alone. Rings that only touch in a point, even in a vertex of their own, are no fault:
 * the sum of crossings that says what is inside stays right.
 */
export function findRingFaults(rings: readonly Ring[], most: number): RingFaults {
  const edges = new Edges(rings)
  const faults: RingFault[] = []
  const seen = new Set<string>()
  let pairs = 0
  const keep = (kind: RingFault['kind'], i: number, j: number, key: string) => {
    if (seen.has(key) || faults.length >= most) return
    seen.add(key)
    faults.push({ kind, at: edges.placeOf(i), other: edges.placeOf(j) })
  }
  for (let i = 0; i < edges.count; i++) {
    edges.tree.search(...edges.boxOf(i), (j) => {
      if (j <= i) return false
      pairs++
      const fault = edges.compare(i, j)
      if (fault) keep(fault.kind, i, j, fault.key)
      return false
    })
    if (faults.length >= most || pairs > MOST_PAIRS) return { faults, complete: false }
  }
  return { faults, complete: true }
}

/**
 * For each ring the others that hold it, by number. Rings may touch but must not cross or run over each other.
 */
export function ringContainers(rings: readonly Ring[]): number[][] {
  const edges = new Edges(rings)
  return rings.map((ring, own) => {
    let held = edges.ringsAround(ring[0] as LonLat, own)
    for (const place of testPlaces(ring)) {
      if (!held.touches) break
      held = edges.ringsAround(place, own)
    }
    return held.rings
  })
}

/** Places of a ring to ask for when its first one lies on another ring: some vertices, then some middles of edges. */
function* testPlaces(ring: Ring): Generator<LonLat> {
  yield* ring.slice(1, 17)
  for (let i = 0; i + 1 < Math.min(ring.length, 17); i++) {
    const [a, b] = [ring[i] as LonLat, ring[i + 1] as LonLat]
    yield [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  }
}

class Edges {
  readonly count: number
  readonly tree: Flatbush
  readonly #rings: readonly Ring[]
  readonly #ringOf: Uint32Array
  readonly #firstOf: Uint32Array

  constructor(rings: readonly Ring[]) {
    this.#rings = rings
    this.#firstOf = new Uint32Array(rings.length)
    this.count = rings.reduce((sum, ring) => sum + ring.length - 1, 0)
    this.#ringOf = new Uint32Array(this.count)
    this.tree = new Flatbush(this.count)
    let at = 0
    for (const [r, ring] of rings.entries()) {
      this.#firstOf[r] = at
      for (let i = 0; i + 1 < ring.length; i++) {
        this.#ringOf[at++] = r
        const [a, b] = [ring[i] as LonLat, ring[i + 1] as LonLat]
        this.tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
      }
    }
    this.tree.finish()
  }

  placeOf(i: number): EdgePlace {
    const ring = this.#ringOf[i] as number
    return { ring, edge: i - (this.#firstOf[ring] as number) }
  }

  boxOf(i: number): [number, number, number, number] {
    const [a, b] = this.#ends(i)
    return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
  }

  /** What is wrong between two edges; equal keys mean the same crossing of two rings at one place. */
  compare(i: number, j: number): { readonly kind: RingFault['kind']; readonly key: string } | undefined {
    const [a, b] = this.#ends(i)
    const [c, d] = this.#ends(j)
    const abc = side(a, b, c)
    const abd = side(a, b, d)
    if (abc * abd > 0) return undefined
    const cda = side(c, d, a)
    const cdb = side(c, d, b)
    if (cda * cdb > 0) return undefined
    if (abc * abd < 0 && cda * cdb < 0) return { kind: 'cross', key: `${i} ${j}` }
    if (abc === 0 && abd === 0) return overlaps(a, b, c, d) ? { kind: 'along', key: `${i} ${j}` } : undefined
    const meeting = abc === 0 ? c : abd === 0 ? d : cda === 0 ? a : b
    return this.#crossesAt(meeting, i, j) ? { kind: 'cross', key: `${meeting[0]} ${meeting[1]}` } : undefined
  }

  /** The rings that hold a place by the parity of a ray to the west, and whether it lies on one of them. */
  ringsAround([lon, lat]: LonLat, own: number): { readonly rings: number[]; readonly touches: boolean } {
    const odd = new Set<number>()
    let touches = false
    this.tree.search(Number.NEGATIVE_INFINITY, lat, lon, lat, (i) => {
      const ring = this.#ringOf[i] as number
      if (ring === own) return false
      const [a, b] = this.#ends(i)
      const [low, high] = a[1] < b[1] ? [a, b] : [b, a]
      const turn = side(low, high, [lon, lat])
      if (turn === 0 && lon >= Math.min(a[0], b[0]) && lon <= Math.max(a[0], b[0])) touches = true
      // Half open, so that a vertex on the ray counts once. An edge to the west of the place has it on its right.
      else if (low[1] <= lat && lat < high[1] && turn < 0 && !odd.delete(ring)) odd.add(ring)
      return false
    })
    return { rings: [...odd], touches }
  }

  /** Whether the two ways through a meeting place go through each other there. */
  #crossesAt(meeting: LonLat, i: number, j: number): boolean {
    const [from, to] = this.#wayThrough(meeting, i)
    const [otherFrom, otherTo] = this.#wayThrough(meeting, j)
    for (const end of [otherFrom, otherTo]) {
      // The next edges over: one vertex of one ring, or edges that run over each other and are told as such.
      if (isSameRay(meeting, from, end) || isSameRay(meeting, to, end)) return false
    }
    return isBetween(meeting, from, to, otherFrom) !== isBetween(meeting, from, to, otherTo)
  }

  /** Where the ring of an edge comes from and goes to at a place on that edge. */
  #wayThrough([lon, lat]: LonLat, i: number): readonly [LonLat, LonLat] {
    const [a, b] = this.#ends(i)
    const { ring: r, edge } = this.placeOf(i)
    const ring = this.#rings[r] as Ring
    const last = ring.length - 1
    if (a[0] === lon && a[1] === lat) return [ring[edge === 0 ? last - 1 : edge - 1] as LonLat, b]
    if (b[0] === lon && b[1] === lat) return [a, ring[edge + 2 > last ? 1 : edge + 2] as LonLat]
    return [a, b]
  }

  #ends(i: number): readonly [LonLat, LonLat] {
    const ring = this.#ringOf[i] as number
    const edge = i - (this.#firstOf[ring] as number)
    return [this.#rings[ring]?.[edge] as LonLat, this.#rings[ring]?.[edge + 1] as LonLat]
  }
}

/** Above 0 when c lies to the left of the way from a to b, north up; 0 when it lies on that line. */
function side(a: LonLat, b: LonLat, c: LonLat): number {
  // The library thinks of y as pointing down.
  return Math.sign(-orient2d(a[0], a[1], b[0], b[1], c[0], c[1]))
}

/** Whether two edges on one line share more than a point. */
function overlaps(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  const axis = a[0] === b[0] ? 1 : 0
  const from = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
  return from < Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]))
}

function isSameRay(from: LonLat, a: LonLat, b: LonLat): boolean {
  if (side(from, a, b) !== 0) return false
  return (a[0] - from[0]) * (b[0] - from[0]) >= 0 && (a[1] - from[1]) * (b[1] - from[1]) >= 0
}

/**
 * Whether a ray lies in the smaller turn between two others (of two that are opposite, to the left of the first), all
 * from one place and none the same.
 */
function isBetween(at: LonLat, from: LonLat, to: LonLat, ray: LonLat): boolean {
  const turn = side(at, from, to)
  if (turn > 0) return side(at, from, ray) > 0 && side(at, ray, to) > 0
  if (turn < 0) return side(at, to, ray) > 0 && side(at, ray, from) > 0
  return side(at, from, ray) > 0
}
