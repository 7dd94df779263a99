import { rangeAndBearing } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import type { Pose, Sensor } from './sensor.ts'
import { shapeHolds } from './shape-holds.ts'
import { type SeenShape, seenShapes } from './shapes.ts'

/** A degree of latitude is nowhere shorter on WGS 84: 59.705 NM at the equator. */
const SHORTEST_LATITUDE_DEGREE_NM = 59.7
/** Distance on the sphere is within 0.56 % of that on WGS 84. */
const SPHERE_SHARE = 1.006

/**
 * True where a sensor sees a place on the sea from a pose: exact on WGS 84, by range, bearing and angle. The footprint of
 * the same sensor agrees but for its chords. False for a place that is not finite.
 */
export function sees(sensor: Sensor, pose: Pose, place: LonLat): boolean {
  return seer(sensor, pose)(place)
}

/** The same made ready for many places: those far off cost no geodesic. */
export function seer(sensor: Sensor, pose: Pose): (place: LonLat) => boolean {
  const shapes = seenShapes(sensor, pose)
  const reachNm = Math.max(0, ...shapes.map(farthestNm))
  return (place) => {
    if (Math.abs(place[1] - pose.place[1]) * SHORTEST_LATITUDE_DEGREE_NM > reachNm) return false
    if (distanceNm(pose.place, place) > reachNm * SPHERE_SHARE) return false
    const { nm, bearingDeg } = rangeAndBearing(pose.place, place)
    return shapes.some((shape) => shapeHolds(shape, nm, bearingDeg))
  }
}

/** No place of a shape is further from the sensor than this, nautical miles. */
export function farthestNm(shape: SeenShape): number {
  return shape.shape === 'strip' ? Math.hypot(shape.farNm, shape.alongNm / 2) : shape.maxRangeNm
}
