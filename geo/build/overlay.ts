import Flatbush from 'flatbush'
import type { LonLat } from '../lonlat.ts'
import type { Part } from '../zone.ts'
import { contains, signedArea } from './polygons.ts'
import { type LimitedRing, type Span, settled, UNITS } from './spans.ts'

// All lines of the build in one plane: cut where they cross, told apart into faces, and put together again as zones.
// Every zone then has the very same vertices as its neighbours and the land, and no gap or overlap can come in between.
// Places are whole millionths of a degree, so every test of a side is exact in double precision.

/** Parts whose ring edges are named: `edges[part][ring][i]` is a limit. */
export interface LimitedParts {
  readonly parts: readonly Part[]
  readonly edges: readonly (readonly (readonly number[])[])[]
}

/** Says whether a face lies in a layer. */
export type Holds = (layer: string) => boolean

export class Overlay {
  readonly #spans: readonly Span[]
  readonly #layers: ReadonlyMap<string, number>
  readonly #origin: Int32Array
  readonly #places: readonly LonLat[]
  /** Half-edges out of each vertex, counterclockwise. Half-edge 2i runs along span i, 2i + 1 back. */
  readonly #outgoing: readonly number[][]
  readonly #slot: Int32Array
  /** Face to the left of each half-edge; 0 is the open plane. */
  readonly #face: Int32Array
  /** How often each layer winds round a face: `windings[face * layers + layer]`. */
  readonly #windings: Int16Array
  readonly #faceCount: number

  constructor(layers: ReadonlyMap<string, readonly LimitedRing[]>) {
    this.#layers = new Map([...layers.keys()].map((id, i) => [id, i]))
    this.#spans = settled([...layers.values()])
    const vertexOf = new Map<string, number>()
    const places: LonLat[] = []
    const vertex = (x: number, y: number) => {
      const key = `${x},${y}`
      const known = vertexOf.get(key)
      if (known !== undefined) return known
      vertexOf.set(key, places.length)
      places.push([x / UNITS, y / UNITS])
      return places.length - 1
    }
    this.#origin = new Int32Array(this.#spans.length * 2)
    for (const [i, span] of this.#spans.entries()) {
      this.#origin[2 * i] = vertex(span.ax, span.ay)
      this.#origin[2 * i + 1] = vertex(span.bx, span.by)
    }
    this.#places = places
    this.#outgoing = places.map(() => [])
    for (const [half, at] of this.#origin.entries()) this.#outgoing[at]?.push(half)
    this.#slot = new Int32Array(this.#origin.length)
    for (const out of this.#outgoing) {
      out.sort((a, b) => this.#turn(a, b))
      for (const [slot, half] of out.entries()) this.#slot[half] = slot
    }
    this.#face = this.#faces()
    this.#faceCount = this.#face.reduce((most, face) => Math.max(most, face), 0) + 1
    this.#windings = this.#wind()
  }

  /**
   * What the test holds for, as parts with simple rings: outer counterclockwise, holes clockwise. `name` picks an
   * edge's limit out of those that lie on it, given the faces inside and outside.
   */
  parts(
    test: (holds: Holds) => boolean,
    name: (limits: readonly number[], inside: Holds, outside: Holds, from: LonLat, to: LonLat) => number,
  ): LimitedParts {
    const count = this.#faceCount
    const isIn = Array.from({ length: count }, (_, face) => test((layer) => this.#holds(face, layer)))
    const isEdge = (half: number) =>
      isIn[this.#face[half] as number] === true && isIn[this.#face[half ^ 1] as number] !== true
    const done = new Uint8Array(this.#origin.length)
    const outer: Ringed[] = []
    const holes: Ringed[] = []
    for (let start = 0; start < this.#origin.length; start++) {
      if (done[start] || !isEdge(start)) continue
      const walk: number[] = []
      for (let half = start; !done[half]; half = this.#nextEdge(half, isEdge)) {
        done[half] = 1
        walk.push(half)
      }
      for (const loop of this.#simpleLoops(walk)) {
        const places = loop.map((half) => this.#places[this.#origin[half] as number] as LonLat)
        places.push(places[0] as LonLat)
        const limits = loop.map((half, i) => {
          const uses = this.#spans[half >> 1]?.uses ?? []
          return name(
            [...new Set(uses.map(({ limit }) => limit))],
            (layer) => this.#holds(this.#face[half] as number, layer),
            (layer) => this.#holds(this.#face[half ^ 1] as number, layer),
            places[i] as LonLat,
            places[i + 1] as LonLat,
          )
        })
        const area = signedArea(places)
        ;(area > 0 ? outer : holes).push({ places, limits, area })
      }
    }
    return assembled(outer, holes)
  }

  #holds(face: number, layer: string): boolean {
    const at = this.#layers.get(layer)
    if (at === undefined) throw new Error(`no layer ${layer}, expected one of ${[...this.#layers.keys()].join(', ')}`)
    return (this.#windings[face * this.#layers.size + at] ?? 0) > 0
  }

  /** Counterclockwise order of two half-edges out of one vertex, from the positive x axis. */
  #turn(a: number, b: number): number {
    const [ax, ay] = this.#way(a)
    const [bx, by] = this.#way(b)
    const [halfA, halfB] = [ay > 0 || (ay === 0 && ax > 0) ? 0 : 1, by > 0 || (by === 0 && bx > 0) ? 0 : 1]
    return halfA - halfB || Math.sign(bx * ay - by * ax)
  }

  #way(half: number): [dx: number, dy: number] {
    const { ax, ay, bx, by } = this.#spans[half >> 1] as Span
    return half & 1 ? [ax - bx, ay - by] : [bx - ax, by - ay]
  }

  /** The half-edge that follows along the face to the left: the first clockwise from the way back. */
  #next(half: number): number {
    const back = half ^ 1
    const out = this.#outgoing[this.#origin[back] as number] as number[]
    return out.at((this.#slot[back] as number) - 1) as number
  }

  /** The next one on a zone's edge: clockwise from the way back, past what lies within the zone. */
  #nextEdge(half: number, isEdge: (half: number) => boolean): number {
    const back = half ^ 1
    const out = this.#outgoing[this.#origin[back] as number] as number[]
    for (let step = 1; step <= out.length; step++) {
      const candidate = out.at((this.#slot[back] as number) - step) as number
      if (isEdge(candidate)) return candidate
    }
    throw new Error(`a zone's edge ends at ${this.#places[this.#origin[back] as number]?.join(' ')}`)
  }

  /** A walk that passes a vertex twice, taken apart there: GeoJSON wants simple rings. */
  #simpleLoops(walk: readonly number[]): readonly (readonly number[])[] {
    const loops: number[][] = []
    const stack: number[] = []
    const placeOf = new Map<number, number>()
    for (const half of walk) {
      const from = this.#origin[half] as number
      const known = placeOf.get(from)
      if (known !== undefined) {
        const loop = stack.splice(known)
        for (const each of loop) placeOf.delete(this.#origin[each] as number)
        loops.push(loop)
      }
      placeOf.set(from, stack.length)
      stack.push(half)
    }
    return [...loops, stack]
  }

  #faces(): Int32Array {
    const cycle = new Int32Array(this.#origin.length).fill(-1)
    const areas: number[] = []
    const leftmost: number[] = []
    for (let start = 0; start < cycle.length; start++) {
      if (cycle[start] !== -1) continue
      let [area, west] = [0, this.#origin[start] as number]
      for (let half = start; cycle[half] === -1; half = this.#next(half)) {
        cycle[half] = areas.length
        const { ax, ay, bx, by } = this.#spans[half >> 1] as Span
        // Relative to the cycle's first place, so that sums stay small and exact.
        const { ax: x0, ay: y0 } = this.#spans[start >> 1] as Span
        const twice = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        area += half & 1 ? -twice : twice
        const at = this.#origin[half] as number
        if ((this.#places[at]?.[0] ?? 0) < (this.#places[west]?.[0] ?? 0)) west = at
      }
      areas.push(area)
      leftmost.push(west)
    }
    // A cycle that runs clockwise is the outside of something: its face is the one around.
    const around = new Int32Array(areas.length).fill(-1)
    const index = new Flatbush(this.#spans.length)
    for (const { ax, ay, bx, by } of this.#spans)
      index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    index.finish()
    const faceOf = areas.map(() => -1)
    let faces = 1
    for (const [i, area] of areas.entries()) if (area > 0) faceOf[i] = faces++
    const resolve = (i: number): number => {
      const known = faceOf[i] as number
      if (known !== -1) return known
      const to = around[i] as number
      const face = to === -1 ? 0 : resolve(to)
      faceOf[i] = face
      return face
    }
    for (const [i, area] of areas.entries()) {
      if (area > 0) continue
      const [lon, lat] = this.#places[leftmost[i] as number] as LonLat
      const hit = this.#spanToTheLeft(index, Math.round(lon * UNITS), Math.round(lat * UNITS))
      if (hit !== undefined) around[i] = cycle[hit] as number
    }
    for (const i of areas.keys()) resolve(i)
    return cycle.map((i) => faceOf[i] as number)
  }

  /** The half-edge that has a place, seen just above its latitude, to its left across open plane. */
  #spanToTheLeft(index: Flatbush, x: number, y: number): number | undefined {
    let best: number | undefined
    let [bestX, bestLean] = [Number.NEGATIVE_INFINITY, 0]
    for (const i of index.search(Number.NEGATIVE_INFINITY, y, x, y)) {
      const { ax, ay, bx, by } = this.#spans[i] as Span
      if (ay === by || Math.min(ay, by) > y || Math.max(ay, by) <= y) continue
      const lean = (bx - ax) / (by - ay)
      const at = ay === y ? ax : by === y ? bx : ax + lean * (y - ay)
      if (at > x || (at === x && lean >= 0)) continue
      if (at < bestX || (at === bestX && lean <= bestLean)) continue
      best = by > ay ? 2 * i + 1 : 2 * i
      bestX = at
      bestLean = lean
    }
    return best
  }

  /** From the open plane inwards: across an edge a layer winds once more or once less. */
  #wind(): Int16Array {
    const width = this.#layers.size
    const count = this.#faceCount
    const windings = new Int16Array(count * width)
    const edges: number[][] = Array.from({ length: count }, () => [])
    for (const [half, face] of this.#face.entries()) edges[face]?.push(half)
    const seen = new Uint8Array(count)
    const queue = [0]
    seen[0] = 1
    for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
      for (const half of edges[face] ?? []) {
        const other = this.#face[half ^ 1] as number
        const across = windings.slice(face * width, (face + 1) * width)
        // Going from the left of this half-edge to its right: what runs along it is left behind.
        for (const { layer, sign } of this.#spans[half >> 1]?.uses ?? [])
          across[layer] = (across[layer] ?? 0) - (half & 1 ? -sign : sign)
        if (!seen[other]) {
          seen[other] = 1
          windings.set(across, other * width)
          queue.push(other)
        } else if (across.some((winding, layer) => winding !== windings[other * width + layer])) {
          const at = this.#places[this.#origin[half] as number]?.join(' ')
          throw new Error(`the faces at ${at} do not agree on what they lie in: some ring is not closed`)
        }
      }
    }
    return windings
  }
}

interface Ringed {
  readonly places: readonly LonLat[]
  readonly limits: readonly number[]
  readonly area: number
}

/** Each hole goes to the smallest outer ring around it. Largest part first. */
function assembled(outer: Ringed[], holes: readonly Ringed[]): LimitedParts {
  outer.sort((a, b) => b.area - a.area || compare(a, b))
  const groups = outer.map((ring) => ({ ring, holes: [] as Ringed[], box: boxed(ring.places) }))
  for (const hole of holes) {
    const [west, south, east, north] = boxed(hole.places)
    const home = groups.findLast(({ ring, box }) => {
      if (west < box[0] || south < box[1] || east > box[2] || north > box[3] || -hole.area >= ring.area) return false
      const own = new Set(ring.places.map((place) => place.join()))
      const apart = hole.places.find((place) => !own.has(place.join()))
      return contains([[ring.places]], apart ?? middleOf(hole.places))
    })
    if (!home) throw new Error(`a hole at ${hole.places[0]?.join(' ')} lies in no part`)
    home.holes.push(hole)
  }
  for (const group of groups) group.holes.sort((a, b) => a.area - b.area || compare(a, b))
  return {
    parts: groups.map(({ ring, holes }) => [ring.places, ...holes.map(({ places }) => places)]),
    edges: groups.map(({ ring, holes }) => [ring.limits, ...holes.map(({ limits }) => limits)]),
  }
}

function compare(a: Ringed, b: Ringed): number {
  return (a.places[0]?.[0] ?? 0) - (b.places[0]?.[0] ?? 0) || (a.places[0]?.[1] ?? 0) - (b.places[0]?.[1] ?? 0)
}

function middleOf(places: readonly LonLat[]): LonLat {
  const [[x0, y0], [x1, y1]] = [places[0] as LonLat, places[1] as LonLat]
  return [(x0 + x1) / 2, (y0 + y1) / 2]
}

function boxed(places: readonly LonLat[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of places) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}
