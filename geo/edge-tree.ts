import Flatbush from 'flatbush'
import { type SpacePoint, setMoving, setOnEllipsoid } from './ellipsoid.ts'
import { EARTH_RADIUS_NM } from './measure.ts'

const RADIANS = Math.PI / 180

/** Longer edges are cut for the search, so that the distance along each piece has one least value. Degrees. */
const LONGEST_PIECE_DEG = 1

/**
 * A chord of the ellipsoid is at least 0.9944 times that of the mean sphere between the same longitudes and latitudes,
 * because no radius of curvature of WGS 84 is less: the least is 6335.4 km, the meridian's at the equator.
 */
const LEAST_CHORD_SQUARED = (2 * EARTH_RADIUS_NM * 0.9944) ** 2

const NODE_SIZE = 16

/** Steps along a piece end when they are shorter, nautical miles (2 micrometres). */
const STEP_END_NM = 1e-9
const MOST_STEPS = 6

/** More than sums of squares of lengths within the Earth can be off, as a length. */
const ROUNDING_NM = 1e-7

const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Places that are to be measured from. */
export interface Origin extends SpacePoint {
  readonly lon: number
  readonly lat: number
  readonly cosLat: number
}

/** The nearest place of some edges: the straight line through the Earth is as long as `chordNm`. */
export interface NearestEdge {
  readonly edge: number
  readonly lon: number
  readonly lat: number
  readonly chordNm: number
}

export function originAt(lon: number, lat: number): Origin {
  const origin = { lon, lat, cosLat: Math.cos(lat * RADIANS), x: 0, y: 0, z: 0 }
  setOnEllipsoid(origin, lon, lat)
  return origin
}

/**
 * Edges that are straight in longitude and latitude, packed for two questions: which is the nearest, and which meet a box.
 *
 * Nearness is judged by the chord, the straight line through the ellipsoid. It needs no care at the antimeridian and the
 * poles, grows with the geodesic, and puts edges in another order only where their distances differ by less than 0.3 m
 * at 200 NM (a geodesic s has a chord s - s^3 / 24 R^2, and the radius of curvature R differs by 0.7 % at most).
 */
export class EdgeTree {
  /** lon, lat, lon, lat of each edge, degrees. */
  readonly edges: Float64Array
  readonly #pieces: Float64Array
  readonly #pieceEdges: Uint32Array
  readonly #tree: Flatbush
  /** Least cosine of latitude in each box of the tree. */
  readonly #leastCosine: Float64Array
  readonly #stack: number[] = []
  readonly #stackLeast: number[] = []
  readonly #point: SpacePoint = { x: 0, y: 0, z: 0 }
  readonly #speed: SpacePoint = { x: 0, y: 0, z: 0 }
  /** Where on the piece that was measured last its nearest place is, 0 to 1. */
  #share = 0

  /** @param edges lon, lat, lon, lat of at least one edge, degrees; they do not cross the antimeridian. */
  constructor(edges: Float64Array) {
    this.edges = edges
    const { pieces, pieceEdges } = cut(edges)
    this.#pieces = pieces
    this.#pieceEdges = pieceEdges
    this.#tree = new Flatbush(pieceEdges.length, NODE_SIZE)
    for (let i = 0; i < pieces.length; i += 4) {
      const [lon1, lat1, lon2, lat2] = pieces.subarray(i, i + 4) as unknown as [number, number, number, number]
      this.#tree.add(Math.min(lon1, lon2), Math.min(lat1, lat2), Math.max(lon1, lon2), Math.max(lat1, lat2))
    }
    this.#tree.finish()
    const boxes = this.#tree._boxes
    this.#leastCosine = new Float64Array(boxes.length / 4).map((_, i) => {
      const [south, north] = [boxes[i * 4 + 1] as number, boxes[i * 4 + 3] as number]
      return Math.max(0, Math.cos(Math.max(Math.abs(south), Math.abs(north)) * RADIANS))
    })
  }

  /** A distance that no edge is nearer than, nautical miles: that to the box of all. */
  leastNm(origin: Origin): number {
    return Math.max(0, Math.sqrt(this.#leastChordSquared(origin, this.#tree._boxes.length - 4)) - ROUNDING_NM)
  }

  /** The nearest place of all edges with a chord below a limit (nautical miles), or undefined when all are farther. */
  nearest(origin: Origin, belowNm: number): NearestEdge | undefined {
    // Flatbush has no search by a distance of one's own, so this walks its packed tree: of each node the nearest first.
    const { _boxes: boxes, _indices: indices, _levelBounds: levels, numItems } = this.#tree
    const stack = this.#stack
    const stackLeast = this.#stackLeast
    let best = belowNm * belowNm
    let bestPiece = -1
    let bestShare = 0
    let size = 1
    stack[0] = boxes.length - 4
    stackLeast[0] = 0
    while (size > 0) {
      size--
      if ((stackLeast[size] as number) >= best) continue
      const node = stack[size] as number
      const end = Math.min(node + NODE_SIZE * 4, levelEnd(levels, node))
      const first = size
      for (let at = node; at < end; at += 4) {
        const least = this.#leastChordSquared(origin, at)
        if (least >= best) continue
        const child = indices[at >> 2] as number
        if (node < numItems * 4) {
          const chordSquared = this.#chordSquaredTo(origin, child)
          if (chordSquared >= best) continue
          best = chordSquared
          bestPiece = child
          bestShare = this.#share
        } else {
          let slot = size++
          for (; slot > first && (stackLeast[slot - 1] as number) < least; slot--) {
            stack[slot] = stack[slot - 1] as number
            stackLeast[slot] = stackLeast[slot - 1] as number
          }
          stack[slot] = child
          stackLeast[slot] = least
        }
      }
    }
    if (bestPiece < 0) return undefined
    const [lon1, lat1, lon2, lat2] = this.#piece(bestPiece)
    return {
      edge: this.#pieceEdges[bestPiece] as number,
      lon: bestShare === 1 ? lon2 : lon1 + (lon2 - lon1) * bestShare,
      lat: bestShare === 1 ? lat2 : lat1 + (lat2 - lat1) * bestShare,
      chordNm: Math.sqrt(best),
    }
  }

  /** The edges whose boxes meet a box, each once. */
  meeting(west: number, south: number, east: number, north: number): readonly number[] {
    const found = this.#tree.search(west, south, east, north).map((piece) => this.#pieceEdges[piece] as number)
    return found.length > 1 ? [...new Set(found)] : found
  }

  #piece(piece: number): [number, number, number, number] {
    return this.#pieces.subarray(piece * 4, piece * 4 + 4) as unknown as [number, number, number, number]
  }

  /** Haversine of the least differences in longitude and latitude between a place and a box, as a chord. */
  #leastChordSquared(origin: Origin, at: number): number {
    const boxes = this.#tree._boxes
    const south = boxes[at + 1] as number
    const north = boxes[at + 3] as number
    const latGap = (origin.lat < south ? south - origin.lat : origin.lat > north ? origin.lat - north : 0) * RADIANS
    const toEast = (boxes[at] as number) - origin.lon
    const toWest = origin.lon - (boxes[at + 2] as number)
    let lonGap = 0
    if (toEast > 0) lonGap = Math.min(toEast, toWest + 360) * RADIANS
    else if (toWest > 0) lonGap = Math.min(toWest, toEast + 360) * RADIANS
    const cosines = origin.cosLat * (this.#leastCosine[at >> 2] as number)
    return LEAST_CHORD_SQUARED * (leastHaversine(latGap) + cosines * leastHaversine(lonGap))
  }

  /** Least squared chord to a piece, nautical miles; sets #share. Gauss-Newton from the nearest place in the plane. */
  #chordSquaredTo(origin: Origin, piece: number): number {
    const pieces = this.#pieces
    const lon1 = pieces[piece * 4] as number
    const lat1 = pieces[piece * 4 + 1] as number
    const lonSpan = (pieces[piece * 4 + 2] as number) - lon1
    const latSpan = (pieces[piece * 4 + 3] as number) - lat1
    const away = lon1 - origin.lon
    const x = (away > 180 ? away - 360 : away < -180 ? away + 360 : away) * origin.cosLat
    const y = lat1 - origin.lat
    const dx = lonSpan * origin.cosLat
    const length = dx * dx + latSpan * latSpan
    let share = length > 0 ? clamp(-(x * dx + y * latSpan) / length) : 0
    const point = this.#point
    const speed = this.#speed
    for (let step = 0; step < MOST_STEPS; step++) {
      setMoving(point, speed, lon1 + lonSpan * share, lat1 + latSpan * share, lonSpan, latSpan)
      const gradient = (point.x - origin.x) * speed.x + (point.y - origin.y) * speed.y + (point.z - origin.z) * speed.z
      const speedSquared = speed.x * speed.x + speed.y * speed.y + speed.z * speed.z
      const next = speedSquared > 0 ? clamp(share - gradient / speedSquared) : share
      const moved = Math.abs(next - share)
      if (moved * moved * speedSquared < STEP_END_NM * STEP_END_NM) {
        this.#share = share
        return squaredLength(point, origin)
      }
      share = next
    }
    return this.#leastByHalving(origin, lon1, lat1, lonSpan, latSpan)
  }

  /** Golden section search, for where steps do not settle: beside a pole, where parallels are small circles. */
  #leastByHalving(origin: Origin, lon1: number, lat1: number, lonSpan: number, latSpan: number): number {
    const chordSquaredAt = (share: number) => {
      setOnEllipsoid(this.#point, lon1 + lonSpan * share, lat1 + latSpan * share)
      return squaredLength(this.#point, origin)
    }
    let [from, to] = [0, 1]
    while (to - from > 1e-12) {
      const [a, b] = [to - (to - from) * GOLDEN, from + (to - from) * GOLDEN]
      if (chordSquaredAt(a) <= chordSquaredAt(b)) to = b
      else from = a
    }
    const shares = [0, (from + to) / 2, 1]
    this.#share = shares.reduce((best, share) => (chordSquaredAt(share) < chordSquaredAt(best) ? share : best))
    return chordSquaredAt(this.#share)
  }
}

function squaredLength(a: SpacePoint, b: SpacePoint): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2
}

function clamp(share: number): number {
  return share < 0 ? 0 : share > 1 ? 1 : share
}

/** sin^2(x / 2) for 0 to pi, for small angles from below by the first two terms of its series. */
function leastHaversine(radians: number): number {
  if (radians > 0.2) return Math.sin(radians / 2) ** 2
  const squared = radians * radians
  return squared / 4 - (squared * squared) / 48
}

function levelEnd(levels: readonly number[], node: number): number {
  let level = 0
  while ((levels[level] as number) <= node) level++
  return levels[level] as number
}

function cut(edges: Float64Array): { pieces: Float64Array; pieceEdges: Uint32Array } {
  const pieces: number[] = []
  const pieceEdges: number[] = []
  for (let edge = 0; edge < edges.length / 4; edge++) {
    const [lon1, lat1, lon2, lat2] = edges.subarray(edge * 4) as unknown as [number, number, number, number]
    const count = Math.max(1, Math.ceil(Math.max(Math.abs(lon2 - lon1), Math.abs(lat2 - lat1)) / LONGEST_PIECE_DEG))
    const at = (from: number, to: number, i: number) => (i === count ? to : from + ((to - from) * i) / count)
    for (let i = 0; i < count; i++) {
      pieces.push(at(lon1, lon2, i), at(lat1, lat2, i), at(lon1, lon2, i + 1), at(lat1, lat2, i + 1))
      pieceEdges.push(edge)
    }
  }
  return { pieces: Float64Array.from(pieces), pieceEdges: Uint32Array.from(pieceEdges) }
}
