import type { Feature, FeatureCollection, Point, Position } from 'geojson'
import { WORLD_PX } from './mercator.ts'

/** Vertices kept of one ring: the roomiest place of an area does not hang on its finest bays. */
const RING_VERTICES = 400

/** A name needs this much free sea on each side of its middle before it is worth drawing. */
const NAME_NEEDS_PX = 20

/**
 * One point in each part of each zone, far from every edge, for the zone's name: `{ name, part, kind, minZoom }`. What
 * follows the first comma of a name is its `part`, written smaller. MapLibre would place one name in each tile a
 * polygon touches, and so repeat it.
 */
export function zoneNames(zones: FeatureCollection): FeatureCollection<Point> {
  const features: Feature<Point>[] = []
  for (const { geometry, properties } of zones.features) {
    const parts = geometry?.type === 'Polygon' ? [geometry.coordinates] : []
    if (geometry?.type === 'MultiPolygon') parts.push(...geometry.coordinates)
    for (const rings of parts) {
      const { place, roomDeg } = roomiestPlace(rings)
      if (!(roomDeg > 0)) continue
      const [name = '', part = ''] = String(properties?.name ?? '').split(/, (.*)/s)
      const minZoom = Math.max(0, Math.log2((NAME_NEEDS_PX * 360) / (WORLD_PX * roomDeg)))
      features.push({
        type: 'Feature',
        properties: { name, part, kind: properties?.kind, minZoom },
        geometry: { type: 'Point', coordinates: place },
      })
    }
  }
  return { type: 'FeatureCollection', features }
}

/**
 * About the point of a polygon farthest from its edges, and that distance in degrees: the best of a grid over the box,
 * then of ever finer grids round the best. The distance is negative when the polygon has no inside.
 */
export function roomiestPlace(rings: readonly (readonly Position[])[]): { place: [number, number]; roomDeg: number } {
  const thinned = rings.map((ring) => thin(ring))
  const outer = thinned[0] ?? []
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lon = 0, lat = 0] of outer) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  let place: [number, number] = [(west + east) / 2, (south + north) / 2]
  let roomDeg = room(place, thinned)
  const search = (centre: Position, halfWidth: number, halfHeight: number, cells: number) => {
    for (let i = 0; i <= cells; i++) {
      for (let j = 0; j <= cells; j++) {
        const at: [number, number] = [
          (centre[0] as number) + halfWidth * ((2 * i) / cells - 1),
          (centre[1] as number) + halfHeight * ((2 * j) / cells - 1),
        ]
        const here = room(at, thinned)
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

function thin(ring: readonly Position[]): readonly Position[] {
  const step = Math.ceil(ring.length / RING_VERTICES)
  if (step <= 1) return ring
  return [...ring.filter((_, index) => index % step === 0), ring[0] as Position]
}

/** Distance to the nearest edge in degrees, negative outside. */
function room([x, y]: readonly [number, number], rings: readonly (readonly Position[])[]): number {
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
