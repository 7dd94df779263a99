import { ECCENTRICITY_SQUARED, EQUATOR_M, setOnEllipsoid } from '../ellipsoid.ts'
import type { LonLat } from '../lonlat.ts'
import { METRES_PER_NM } from '../measure.ts'

// Places as points in space, metres from the Earth's centre, so that "nearest" needs no dateline and no projection.

const RADIANS = Math.PI / 180

/** Mean radius of curvature near the equator, by which a chord of some hundred kilometres becomes an arc. */
const RADIUS_M = 6_367_000

type Point = readonly [x: number, y: number, z: number]

/** A place on the WGS 84 ellipsoid in Earth-centred coordinates, metres. */
function pointOn([lon, lat]: LonLat): Point {
  const point = { x: 0, y: 0, z: 0 }
  setOnEllipsoid(point, lon, lat)
  return [point.x * METRES_PER_NM, point.y * METRES_PER_NM, point.z * METRES_PER_NM]
}

/**
 * Metres along the ellipsoid over a chord. The arc is longer by c³/24R², 52 m at 200 NM; the radius of curvature in our
 * seas differs from R by less than 1 %, so the geodesic is met within a metre up to 200 NM (tested against Karney's).
 */
function arcOf(chordM: number): number {
  return 2 * RADIUS_M * Math.asin(Math.min(1, chordM / 2 / RADIUS_M))
}

/** Metres on the ground for a degree of longitude and of latitude at a latitude: for small steps. */
export function metresPerDegree(lat: number): readonly [lon: number, lat: number] {
  const sine2 = Math.sin(lat * RADIANS) ** 2
  const normal = EQUATOR_M / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine2)
  const meridian = (EQUATOR_M * (1 - ECCENTRICITY_SQUARED)) / (1 - ECCENTRICITY_SQUARED * sine2) ** 1.5
  return [normal * Math.cos(lat * RADIANS) * RADIANS, meridian * RADIANS]
}

/** The nearest of many places, as a k-d tree (Bentley 1975) over points in space, split across where they spread most. */
export class NearestPlace {
  readonly places: readonly LonLat[]
  /** Points in the order of the tree: the middle one of a range splits it. */
  readonly #xyz: Float64Array
  readonly #index: Uint32Array
  readonly #axis: Uint8Array
  /** Where in the tree the last answer was: the next question is often asked nearby. */
  #best = 0
  #bestSquare = 0

  constructor(places: readonly LonLat[]) {
    this.places = places
    const points = places.map(pointOn)
    const order = [...places.keys()]
    this.#axis = new Uint8Array(places.length)
    this.#sort(points, order, 0, order.length)
    this.#index = Uint32Array.from(order)
    this.#xyz = Float64Array.from(order.flatMap((i) => [...(points[i] as Point)]))
  }

  /** Which place is nearest, and how far it is along the ellipsoid in metres. Without places: none, infinitely far. */
  nearest(to: LonLat): { readonly index: number; readonly distanceM: number } {
    if (this.places.length === 0) return { index: -1, distanceM: Number.POSITIVE_INFINITY }
    const [x, y, z] = pointOn(to)
    this.#bestSquare = this.#square(this.#best, x, y, z)
    this.#search(0, this.places.length, x, y, z)
    return { index: this.#index[this.#best] as number, distanceM: arcOf(Math.sqrt(this.#bestSquare)) }
  }

  distanceM(to: LonLat): number {
    return this.nearest(to).distanceM
  }

  #square(at: number, x: number, y: number, z: number): number {
    const dx = x - (this.#xyz[at * 3] as number)
    const dy = y - (this.#xyz[at * 3 + 1] as number)
    const dz = z - (this.#xyz[at * 3 + 2] as number)
    return dx * dx + dy * dy + dz * dz
  }

  #sort(points: readonly Point[], order: number[], from: number, to: number): void {
    if (to - from < 2) return
    const part = order.slice(from, to)
    const spread = [0, 1, 2].map((axis) => {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      for (const i of part) {
        const value = points[i]?.[axis] ?? 0
        low = Math.min(low, value)
        high = Math.max(high, value)
      }
      return high - low
    })
    const axis = spread.indexOf(Math.max(...spread))
    part.sort((a, b) => (points[a]?.[axis] ?? 0) - (points[b]?.[axis] ?? 0) || a - b)
    for (const [i, each] of part.entries()) order[from + i] = each
    const middle = (from + to) >> 1
    this.#axis[middle] = axis
    this.#sort(points, order, from, middle)
    this.#sort(points, order, middle + 1, to)
  }

  #search(from: number, to: number, x: number, y: number, z: number): void {
    const middle = (from + to) >> 1
    const square = this.#square(middle, x, y, z)
    if (square < this.#bestSquare) {
      this.#bestSquare = square
      this.#best = middle
    }
    if (to - from < 2) return
    const axis = this.#axis[middle] as number
    const aside = (axis === 0 ? x : axis === 1 ? y : z) - (this.#xyz[middle * 3 + axis] as number)
    const isLow = aside < 0
    if (isLow ? middle > from : middle + 1 < to) this.#search(isLow ? from : middle + 1, isLow ? middle : to, x, y, z)
    if (aside * aside >= this.#bestSquare) return
    if (isLow ? middle + 1 < to : middle > from) this.#search(isLow ? middle + 1 : from, isLow ? to : middle, x, y, z)
  }
}

/** A line with places put in so that no step is longer than `stepM`. */
export function densified(line: readonly LonLat[], stepM: number): readonly LonLat[] {
  const places: LonLat[] = line.slice(0, 1) as LonLat[]
  for (let i = 1; i < line.length; i++) {
    const [[x0, y0], [x1, y1]] = [line[i - 1] as LonLat, line[i] as LonLat]
    const [lonM, latM] = metresPerDegree(y0)
    const steps = Math.max(1, Math.ceil(Math.hypot((x1 - x0) * lonM, (y1 - y0) * latM) / stepM))
    for (let step = 1; step <= steps; step++)
      places.push([x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps])
  }
  return places
}
