import type { FeatureCollection } from 'geojson'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import type { DrawnLimit } from './drawn-limit.ts'
import { mercatorX, mercatorY, WORLD_PX } from './mercator.ts'

/** Edges looked at together: a box round so many throws most out at once. */
const RUN_EDGES = 32

/** A drawn limit near a place. */
export interface LimitHit {
  readonly id: string
  readonly name: string
  /** Nearest place on the line, in degrees. */
  readonly at: LonLat
  readonly distancePx: number
}

interface Run {
  readonly limit: DrawnLimit
  /** Mercator x, y of each place of the run, in turn. */
  readonly places: Float64Array
  readonly west: number
  readonly east: number
  readonly north: number
  readonly south: number
}

/** Finds the drawn limit under a pointer. Lines are straight between their places on the map, as they are drawn. */
export class LimitPicker {
  readonly #runs: readonly Run[]

  /** The chart's own source of limits, after `drawnLimit`. */
  constructor(limits: FeatureCollection) {
    this.#runs = limits.features.flatMap(({ geometry, properties }) =>
      geometry.type === 'LineString' ? runsOf(properties as DrawnLimit, geometry.coordinates) : [],
    )
  }

  /** Ids of the limits that are drawn, each once. */
  get ids(): string[] {
    return [...new Set(this.#runs.map(({ limit }) => limit.id))]
  }

  /** Places along a limit, in degrees: the middle of each of its edges. */
  placesOn(id: string): LonLat[] {
    return this.#runs.flatMap(({ limit, places }) => {
      if (limit.id !== id) return []
      const middles: LonLat[] = []
      for (let i = 2; i < places.length; i += 2) {
        const [x0, y0, x1, y1] = places.subarray(i - 2, i + 2) as unknown as [number, number, number, number]
        middles.push([((x0 + x1) / 2) * 360 - 180, latitudeOf((y0 + y1) / 2)])
      }
      return middles
    })
  }

  /** The nearest limit at most `radiusPx` away on the screen; of equally near ones the first of the source. */
  nearest([lon, lat]: LonLat, zoom: number, radiusPx: number): LimitHit | undefined {
    const worldPx = WORLD_PX * 2 ** zoom
    const reach = radiusPx / worldPx
    const y = mercatorY(lat)
    let best: LimitHit | undefined
    let bestSquare = reach * reach
    for (const { limit, places, west, east, north, south } of this.#runs) {
      if (y < north - reach || y > south + reach) continue
      // A map of many turns of the world: the line's copy nearest to the pointer.
      const middle = (west + east) / 2
      const x = middle + longitudeDelta(middle * 360 - 180, lon) / 360
      if (x < west - reach || x > east + reach) continue
      for (let i = 2; i < places.length; i += 2) {
        const [x0, y0, x1, y1] = places.subarray(i - 2, i + 2) as unknown as [number, number, number, number]
        const [dx, dy] = [x1 - x0, y1 - y0]
        const length = dx * dx + dy * dy
        const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length))
        const [px, py] = [x0 + share * dx, y0 + share * dy]
        const square = (x - px) ** 2 + (y - py) ** 2
        if (square >= bestSquare) continue
        bestSquare = square
        best = {
          id: limit.id,
          name: limit.name,
          at: [px * 360 - 180, latitudeOf(py)],
          distancePx: Math.sqrt(square) * worldPx,
        }
      }
    }
    return best
  }
}

function runsOf(limit: DrawnLimit, line: readonly (readonly number[])[]): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < line.length - 1; from += RUN_EDGES) {
    const part = line.slice(from, from + RUN_EDGES + 1)
    const xs = part.map(([lon = 0]) => mercatorX(lon))
    const ys = part.map(([, lat = 0]) => mercatorY(lat))
    runs.push({
      limit,
      places: Float64Array.from(part.flatMap((_, i) => [xs[i] as number, ys[i] as number])),
      west: Math.min(...xs),
      east: Math.max(...xs),
      north: Math.min(...ys),
      south: Math.max(...ys),
    })
  }
  return runs
}

function latitudeOf(mercator: number): number {
  return (Math.atan(Math.exp((0.5 - mercator) * 2 * Math.PI)) * 360) / Math.PI - 90
}

/** What a press means: the target, the limit, or the open sea. */
export type Picked = 'target' | 'limit' | 'sea'

/** A target's own symbol comes before any line that runs under it; farther off the nearer of both. */
const SYMBOL_PX = 7

export function pickedOf(targetPx: number | undefined, limitPx: number | undefined): Picked {
  if (targetPx === undefined) return limitPx === undefined ? 'sea' : 'limit'
  if (limitPx === undefined || targetPx <= SYMBOL_PX) return 'target'
  return limitPx < targetPx ? 'limit' : 'target'
}
