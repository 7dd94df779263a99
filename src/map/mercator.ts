import { EARTH_RADIUS_NM, METRES_PER_NM } from '#geo/measure.ts'

/** Side of the world square at zoom 0, in CSS px: MapLibre's own measure. */
export const WORLD_PX = 512

/** Girth of the mean sphere that `#geo/measure.ts` measures on, so that drawn and told distances agree. */
export const EARTH_GIRTH_NM = 2 * Math.PI * EARTH_RADIUS_NM

/** The edge of the map, degrees. */
export const MAX_LATITUDE = 85.051129

/** Web Mercator x of a longitude in degrees: 0 at 180°W, 1 at 180°E. */
export function mercatorX(lon: number): number {
  return (180 + lon) / 360
}

/** Web Mercator y of a latitude in degrees: 0 at 85.05°N, 1 at 85.05°S, where latitudes beyond are held. */
export function mercatorY(lat: number): number {
  return exactY(Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)))
}

function exactY(lat: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
}

/** Nodes of a degree of latitude, for `quickMercatorY`. */
const NODES_PER_DEG = 8
const FIRST_NODE = -MAX_LATITUDE
const NODES = Math.ceil(2 * MAX_LATITUDE * NODES_PER_DEG) + 1
const nodeLatitude = (node: number) => FIRST_NODE + node / NODES_PER_DEG
/** Mercator y at each node, and how much it changes on the way to the next by the slope there. */
const NODE_Y = Float64Array.from({ length: NODES + 1 }, (_, node) => exactY(nodeLatitude(node)))
const NODE_SLOPE = Float64Array.from(
  { length: NODES + 1 },
  (_, node) => -1 / (360 * NODES_PER_DEG * Math.cos((nodeLatitude(node) * Math.PI) / 180)),
)

/**
 * As `mercatorY`, to a tenth of a millimetre within 60° of the equator and four centimetres at 85°, and much quicker:
 * for all targets of a frame. Between two nodes a cubic with their values and slopes.
 */
export function quickMercatorY(lat: number): number {
  if (!(Math.abs(lat) < MAX_LATITUDE)) return mercatorY(lat)
  const place = (lat - FIRST_NODE) * NODES_PER_DEG
  const node = Math.floor(place)
  const t = place - node
  const from = NODE_Y[node] as number
  const rise = (NODE_Y[node + 1] as number) - from
  const leaves = NODE_SLOPE[node] as number
  const arrives = NODE_SLOPE[node + 1] as number
  return from + t * (leaves + t * (3 * rise - 2 * leaves - arrives + t * (leaves + arrives - 2 * rise)))
}

/** Mercator units in one nautical mile at a latitude. */
function mercatorPerNm(lat: number): number {
  return 1 / (EARTH_GIRTH_NM * Math.cos((lat * Math.PI) / 180))
}

/** Metres on the ground in one CSS px at a latitude and zoom. */
export function metresPerPixel(lat: number, zoom: number): number {
  return METRES_PER_NM / (mercatorPerNm(lat) * WORLD_PX * 2 ** zoom)
}
