import type { LonLat } from '#geo/lonlat.ts'
import { between, boxAround, EARTH_RADIUS_NM } from '#geo/measure.ts'
import { edgesOf } from './polygon.ts'
import { outlineOf, type SearchArea } from './search-area.ts'
import { type Point, type SearchPlane, searchPlane } from './search-plane.ts'

const RADIANS = Math.PI / 180
/** How far an edge drawn on the plane may lie beside the same edge drawn in longitude and latitude. */
const BESIDE_NM = 0.01

/** An area on a plane about its middle, x along an axis. */
export interface AreaOnPlane {
  readonly plane: SearchPlane
  readonly polygon: readonly Point[]
}

/** An area on a plane about the middle of its box, x along `axisDeg`; its edges, straight in degrees, in pieces where they bend. */
export function areaOnPlane(area: SearchArea, axisDeg: number): AreaOnPlane {
  const outline = outlineOf(area)
  const plane = searchPlane(middleOf(outline), axisDeg)
  const polygon = outline.flatMap((place, i) => {
    const next = outline[(i + 1) % outline.length] as LonLat
    const pieces = piecesOf(plane.toPlane(place), plane.toPlane(next), Math.max(Math.abs(place[1]), Math.abs(next[1])))
    return Array.from({ length: pieces }, (_, piece) => plane.toPlane(between(place, next, piece / pieces)))
  })
  return { plane, polygon }
}

/** Into how many pieces an edge is cut: a line of length L is beside its chord by L^2 k / 8, k its bend for each mile. */
function piecesOf(a: Point, b: Point, latitude: number): number {
  const nm = Math.hypot(a[0] - b[0], a[1] - b[1])
  // A course held bends by tan(latitude) / R; geodesics off the middle bend on the plane by less than 0.05 / R.
  const besideNm = (nm ** 2 * (Math.tan(latitude * RADIANS) + 0.05)) / (8 * EARTH_RADIUS_NM)
  return Math.max(1, Math.ceil(Math.sqrt(besideNm / BESIDE_NM)))
}

/**
 * The long side of the smallest rectangle around an area, degrees true in [0, 180). One side of that rectangle lies along an edge
 * of the area's hull (H. Freeman and R. Shapira, Communications of the ACM 18, 1975). Of equal ones the first, by the
 * order of the area's places.
 */
export function longAxisDeg(area: SearchArea): number {
  const outline = outlineOf(area)
  const plane = searchPlane(middleOf(outline), 0)
  const polygon = outline.map(plane.toPlane)
  let [axis, least] = [0, Infinity]
  for (const [a, b] of edgesOf(polygon)) {
    const angle = Math.atan2(b[1] - a[1], b[0] - a[0])
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const length = spread(polygon.map(([x, y]) => x * cos + y * sin))
    const width = spread(polygon.map(([x, y]) => y * cos - x * sin))
    if (length * width >= least * (1 - 1e-6)) continue
    least = length * width
    axis = angle / RADIANS + (length >= width ? 0 : 90)
  }
  return ((axis % 180) + 180) % 180
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}

function middleOf(outline: readonly LonLat[]): LonLat {
  const [west, south, east, north] = boxAround(outline) ?? [0, 0, 0, 0]
  return [(west + east) / 2, (south + north) / 2]
}
