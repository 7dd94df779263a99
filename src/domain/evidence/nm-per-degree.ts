import { ECCENTRICITY_SQUARED, EQUATOR_M } from '#geo/ellipsoid.ts'
import { METRES_PER_NM } from '#geo/measure.ts'

/** Nautical miles in one degree of longitude and of latitude at a latitude in degrees, on WGS 84. */
export function nmPerDegree(lat: number): readonly [lon: number, lat: number] {
  const radians = Math.PI / 180
  const flattened = 1 - ECCENTRICITY_SQUARED * Math.sin(lat * radians) ** 2
  const alongParallelM = (EQUATOR_M / Math.sqrt(flattened)) * Math.cos(lat * radians)
  const alongMeridianM = (EQUATOR_M * (1 - ECCENTRICITY_SQUARED)) / flattened ** 1.5
  return [(alongParallelM * radians) / METRES_PER_NM, (alongMeridianM * radians) / METRES_PER_NM]
}
