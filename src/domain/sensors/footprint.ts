import { geodesicDestination } from '#geo/geodesic.ts'
import { type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import type { Part, Ring } from '#geo/zone.ts'
import type { OutlinePoint } from './arc.ts'
import { outlineOf } from './outline.ts'
import type { Pose, Sensor } from './sensor.ts'
import { type SeenShape, seenShapes } from './shapes.ts'

const RADIANS = Math.PI / 180

/**
 * How far the straight sides of a footprint on the chart are at most from the edge of what is seen, as a share of its
 * farthest range: 0.06 % up to 75 degrees of latitude, 0.1 NM at 160 NM (held to in the tests).
 */
export const CHORD_ERROR_SHARE = 0.0006

/**
 * What a sensor sees from a pose as polygons on the sea: for each an outer ring and perhaps a hole, closed, wound as
 * GeoJSON wants (RFC 7946, 3.1.6: outer ring anticlockwise, hole clockwise), corners on WGS 84 geodesics from the sensor.
 * Empty where it sees nothing. Across the antimeridian longitudes run on beyond 180 from the sensor's own and are not
 * cut; footprints that hold a pole are not meant.
 */
export function footprint(sensor: Sensor, pose: Pose): readonly Part[] {
  return seenShapes(sensor, pose).flatMap((shape) => partOf(shape))
}

/** One shape as a polygon on the sea; none when nothing of it is on the sea. */
export function partOf(shape: SeenShape): Part[] {
  const outline = outlineOf(shape)
  if (outline.length === 0) return []
  return [
    outline.map((points, i) => ringOf(shape.centre, isClockwise(points) === (i === 0) ? points.toReversed() : points)),
  ]
}

function ringOf(centre: LonLat, points: readonly OutlinePoint[]): Ring {
  const places = points.map(({ rangeNm, bearingDeg }): LonLat => {
    const [lon, lat] = geodesicDestination(centre, bearingDeg, rangeNm)
    return [centre[0] + longitudeDelta(centre[0], lon), lat]
  })
  const first = places[0]
  return first ? [...places, first] : places
}

/** By twice the area of the ring on the plane of ranges and bearings (shoelace formula). */
function isClockwise(points: readonly OutlinePoint[]): boolean {
  let twice = 0
  for (let i = 0; i < points.length; i++) {
    const [a, b] = [points[i], points[(i + 1) % points.length]]
    if (a && b) twice += a.rangeNm * b.rangeNm * Math.sin((a.bearingDeg - b.bearingDeg) * RADIANS)
  }
  return twice < 0
}
