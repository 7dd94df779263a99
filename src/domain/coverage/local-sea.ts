import { ECCENTRICITY_SQUARED, EQUATOR_M } from '#geo/ellipsoid.ts'
import { METRES_PER_NM } from '#geo/measure.ts'

const RADIANS = Math.PI / 180
const EQUATOR_NM = EQUATOR_M / METRES_PER_NM

/** Nautical miles of a degree of latitude at the equator, where it is shortest on WGS 84. */
export const SHORTEST_LATITUDE_DEGREE_NM = EQUATOR_NM * (1 - ECCENTRICITY_SQUARED) * RADIANS

/**
 * The sea between a sensor and one parallel, flat: a place `dLon` radians east of the sensor is `nmPerRadian * dLon` east
 * and `northNm` north of it, and the geodesic to it starts `turn * dLon` radians to the left of that direction.
 */
export interface LocalSea {
  northNm: number
  nmPerRadian: number
  turn: number
}

/**
 * Sets `sea` to the parallel at `lat` as seen from `centreLat`, degrees: the mid-latitude formulas of Gauss on WGS 84
 * (as in W. Torge, Geodesy), first order. Measured against geodesics: within 10 degrees of the equator 0.002 NM and 0.003
 * degrees at 120 NM, 0.03 NM and 0.015 degrees at 300 NM; at 75 degrees and 300 NM 1.9 NM and 0.21 degrees.
 */
export function setLocalSea(sea: LocalSea, centreLat: number, lat: number): void {
  const middle = ((centreLat + lat) / 2) * RADIANS
  const sin = Math.sin(middle)
  const flat = 1 - ECCENTRICITY_SQUARED * sin * sin
  const normal = EQUATOR_NM / Math.sqrt(flat)
  sea.northNm = ((normal * (1 - ECCENTRICITY_SQUARED)) / flat) * (lat - centreLat) * RADIANS
  sea.nmPerRadian = normal * Math.cos(middle)
  sea.turn = sin / 2
}
