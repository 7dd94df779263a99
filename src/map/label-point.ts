import type { Feature, FeatureCollection, Point, Position } from 'geojson'
import { stateWords } from '#domain/zone-words.ts'
import { WORLD_PX } from './mercator.ts'

/** Vertices kept of one ring: the roomiest place of an area does not hang on its finest bays. */
const RING_VERTICES = 400

/** A name needs this much free sea on each side of its middle before it is worth drawing. */
const NAME_NEEDS_PX = 20

/** Kinds whose name stands in their middle; the narrow ones along the coast are named along their lines. */
const NAMED = ['eez', 'neighbour', 'joint-area', 'overlapping-claim', 'watch-area']

/**
 * One point in each part of each zone, far from every edge, for the zone's name: `{ id, name, part, claimants, kind,
 * minZoom }`. What follows the first comma of a name is its `part`, written smaller; `claimants` is in words, and empty
 * where one state alone claims the zone. MapLibre would place one name in each tile a polygon touches, and so repeat it.
 */
export function zoneNames(zones: FeatureCollection): FeatureCollection<Point> {
  const features: Feature<Point>[] = []
  const shared = zones.features
    .filter(({ properties }) => properties?.kind === 'joint-area' || properties?.kind === 'overlapping-claim')
    .flatMap(partsOf)
  for (const zone of zones.features) {
    const { properties } = zone
    const { id, kind } = properties ?? {}
    if (!NAMED.includes(kind)) continue
    const claimants = claimantWords(kind, properties?.claimants ?? [])
    for (const rings of partsOf(zone)) {
      // Our name never stands in water that is shared or disputed.
      const { place, roomDeg } = roomiestPlace(rings, kind === 'eez' ? shared : [])
      if (!(roomDeg > 0)) continue
      const [name = '', part = ''] = String(properties?.name ?? '').split(/, (.*)/s)
      const minZoom = Math.max(0, Math.log2((NAME_NEEDS_PX * 360) / (WORLD_PX * roomDeg)))
      features.push({
        type: 'Feature',
        properties: { id, name, part, claimants, kind, minZoom },
        geometry: { type: 'Point', coordinates: place },
      })
    }
  }
  return { type: 'FeatureCollection', features }
}

function partsOf({ geometry }: Feature): Position[][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates]
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : []
}

/** More names than this are a paragraph: then the codes. */
const MOST_NAMES = 3

function claimantWords(kind: unknown, states: readonly string[]): string {
  if (states.length < 2 || kind === 'watch-area') return ''
  const words = states.length > MOST_NAMES ? states.join(' · ') : stateWords(states)
  return kind === 'overlapping-claim' ? `claimed by ${words}` : words
}

/**
 * About the point of a polygon farthest from its edges, and that distance in degrees: the best of a grid over the box,
 * then of ever finer grids round the best. The distance is negative when the polygon has no inside. A place in one of
 * the polygons to avoid is outside too.
 */
export function roomiestPlace(
  rings: readonly (readonly Position[])[],
  avoid: readonly (readonly (readonly Position[])[])[] = [],
): { place: [number, number]; roomDeg: number } {
  const thinned = rings.map((ring) => thin(ring))
  const [west, south, east, north] = boxOf(thinned[0] ?? [])
  const others = avoid
    .map((polygon) => polygon.map((ring) => thin(ring)))
    .filter((polygon) => {
      const box = boxOf(polygon[0] ?? [])
      return box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south
    })
  /** Exact where it is more than `atLeast`; a place no better than that need not be looked at further. */
  const room = (at: readonly [number, number], atLeast = Number.NEGATIVE_INFINITY) => {
    let least = depth(at, thinned)
    for (const polygon of others) if (least > atLeast) least = Math.min(least, -depth(at, polygon))
    return least
  }
  let place: [number, number] = [(west + east) / 2, (south + north) / 2]
  let roomDeg = room(place)
  const search = (centre: Position, halfWidth: number, halfHeight: number, cells: number) => {
    for (let i = 0; i <= cells; i++) {
      for (let j = 0; j <= cells; j++) {
        const at: [number, number] = [
          (centre[0] as number) + halfWidth * ((2 * i) / cells - 1),
          (centre[1] as number) + halfHeight * ((2 * j) / cells - 1),
        ]
        const here = room(at, roomDeg)
        if (here > roomDeg) {
          roomDeg = here
          place = at
        }
      }
    }
  }
  let [halfWidth, halfHeight] = [(east - west) / 2, (north - south) / 2]
  search(place, halfWidth, halfHeight, 32)
  for (let round = 0; round < 4; round++) {
    halfWidth /= 8
    halfHeight /= 8
    search(place, halfWidth, halfHeight, 6)
  }
  return { place, roomDeg }
}

function boxOf(ring: readonly Position[]): [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lon = 0, lat = 0] of ring) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

function thin(ring: readonly Position[]): readonly Position[] {
  const step = Math.ceil(ring.length / RING_VERTICES)
  if (step <= 1) return ring
  return [...ring.filter((_, index) => index % step === 0), ring[0] as Position]
}

/** Distance to the nearest edge in degrees, negative outside. */
function depth([x, y]: readonly [number, number], rings: readonly (readonly Position[])[]): number {
  let inside = false
  let square = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x0 = 0, y0 = 0] = ring[i - 1] as Position
      const [x1 = 0, y1 = 0] = ring[i] as Position
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
      const [dx, dy] = [x1 - x0, y1 - y0]
      const length = dx * dx + dy * dy
      const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length))
      square = Math.min(square, (x - x0 - share * dx) ** 2 + (y - y0 - share * dy) ** 2)
    }
  }
  return (inside ? 1 : -1) * Math.sqrt(square)
}
