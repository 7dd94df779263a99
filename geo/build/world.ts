import type { MultiPolygon, Polygon } from 'geojson'
import { feature, type TopoGeometry, type Topology } from 'topojson-client'
import type { Box, LonLat } from '../lonlat.ts'
import type { Part } from '../zone.ts'
import { boxesTouch, boxOf, boxPart, common, rounded, roundedPlace, without } from './polygons.ts'

/** 11 m. */
const LAND_DECIMALS = 4

/** 1.1 km: the 1:50m coast is not known better, and the file is a third smaller than with three. */
const WORLD_DECIMALS = 2

/** Islands of the world file smaller than this are left out, square degrees: about 4 km² at the equator. */
const WORLD_ISLAND_DEG2 = 0.0003

/** Land everywhere but in the box, from `land-50m.json`, cut at ±180°. */
export function readWorld(land50m: Topology, box: Box): readonly Part[] {
  const parts = collection(land50m, 'land')
    .geometries.flatMap((geometry) => partsOf(land50m, geometry))
    .flatMap(cutAtDateline)
  const [far, near] = [
    parts.filter((part) => !boxesTouch(boxOf(part), box)),
    parts.filter((part) => boxesTouch(boxOf(part), box)),
  ]
  const size = (part: Part) => {
    const [west, south, east, north] = boxOf(part)
    return (east - west) * (north - south)
  }
  const outside = [...without(far, [], WORLD_DECIMALS), ...without(near, [boxPart(box)], WORLD_DECIMALS)]
  return outside.filter((part) => size(part) >= WORLD_ISLAND_DEG2)
}

function collection(topology: Topology, name: string) {
  const object = topology.objects[name]
  if (!object?.geometries)
    throw new Error(`topology holds ${Object.keys(topology.objects).join(', ')}, expected ${name}`)
  return object
}

function partsOf(topology: Topology, geometry: TopoGeometry): readonly Part[] {
  const shape: Polygon | MultiPolygon = feature(topology, geometry).geometry
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return polygons.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat])))
}

/**
 * The topology joins land across ±180°: a ring then jumps from one side of the world to the other. Such a ring is laid
 * out in one piece, past 180° where need be, and cut; the piece beyond comes back on the other side. A ring that goes
 * round the pole is closed through the pole.
 */
function cutAtDateline(part: Part): readonly Part[] {
  const [outer = [], ...holes] = part
  const isJump = (i: number) => i > 0 && Math.abs((outer[i]?.[0] ?? 0) - (outer[i - 1]?.[0] ?? 0)) > 180
  if (!outer.some((_, i) => isJump(i))) return [part]
  let turns = 0
  const laidOut = outer.map(([lon, lat], i): LonLat => {
    if (isJump(i)) turns += lon < 0 ? 360 : -360
    return [lon + turns, lat]
  })
  const [start, end] = [laidOut[0] as LonLat, laidOut.at(-1) as LonLat]
  const pole = start[1] < 0 ? -90 : 90
  const closed: LonLat[] = turns === 0 ? laidOut : [...laidOut, [end[0], pole], [start[0], pole], start]
  return [-360, 0, 360].flatMap((shift) => {
    const window = boxPart([-180 - shift, -90, 180 - shift, 90])
    const pieces = common([[closed, ...holes]], [window], LAND_DECIMALS)
    return pieces.map((piece) =>
      piece.map((ring) => ring.map(([lon, lat]): LonLat => [rounded(lon + shift, LAND_DECIMALS), lat])),
    )
  })
}

/** The pieces of a line within a box, each segment cut where it leaves (Liang and Barsky 1984). */
export function clippedLine(line: readonly LonLat[], [west, south, east, north]: Box): readonly (readonly LonLat[])[] {
  const pieces: LonLat[][] = []
  let piece: LonLat[] = []
  for (let i = 1; i < line.length; i++) {
    const [[x0, y0], [x1, y1]] = [line[i - 1] as LonLat, line[i] as LonLat]
    let [from, to] = [0, 1]
    for (const [step, room] of [
      [x0 - x1, x0 - west],
      [x1 - x0, east - x0],
      [y0 - y1, y0 - south],
      [y1 - y0, north - y0],
    ] as const) {
      if (step === 0) {
        if (room < 0) to = -1
      } else if (step < 0) from = Math.max(from, room / step)
      else to = Math.min(to, room / step)
    }
    if (from >= to) {
      piece = []
      continue
    }
    const at = (share: number) => roundedPlace([x0 + (x1 - x0) * share, y0 + (y1 - y0) * share], LAND_DECIMALS)
    if (piece.length === 0 || from > 0) {
      piece = [at(from)]
      pieces.push(piece)
    }
    piece.push(at(to))
    if (to < 1) piece = []
  }
  return pieces
}
