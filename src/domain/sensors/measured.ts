import { geodesicDestination, rangeAndBearing } from '#geo/geodesic.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { METRES_PER_NM } from '#geo/measure.ts'
import { depressionDeg, OPTICAL_RADIUS_M } from './horizon.ts'
import { type Pose, type Sensor, sensorHeightM } from './sensor.ts'

const RADIANS = Math.PI / 180
/** The sensor's own place is wrong too: 5 m (notional; a satellite fix is better most of the time). */
const OWN_PLACE_NM = 5 / METRES_PER_NM
/** Near the horizon a pointing error has no end; the share of the range at which a camera gives no range any more (notional). */
const MOST_RANGE_SHARE = 0.25

/** Standard deviations of a place along the line of sight and across it, nautical miles. */
export interface PlaceError {
  readonly alongNm: number
  readonly acrossNm: number
}

/** A place as a sensor gives it. */
export interface Measured {
  readonly place: LonLat
  /** One standard deviation for all directions, the larger of both: what association wants. Above 0. */
  readonly sigmaNm: number
}

/** How well a sensor places something at a range from a pose. The same for all objects. */
export function placeErrorAt(sensor: Sensor, pose: Pick<Pose, 'altitudeM'>, rangeNm: number): PlaceError {
  const { error } = sensor
  switch (error.by) {
    case 'told':
      return { alongNm: error.metres / METRES_PER_NM, acrossNm: error.metres / METRES_PER_NM }
    case 'range-and-bearing': {
      const alongNm = Math.max(error.rangeM / METRES_PER_NM, error.rangeShare * rangeNm)
      return withOwnPlace(alongNm, error.bearingDeg * RADIANS * rangeNm)
    }
    case 'pointing': {
      const heightNm = sensorHeightM(sensor, pose) / METRES_PER_NM
      const slantNm = Math.hypot(rangeNm, heightNm)
      const pointing = error.degrees * RADIANS
      // The ray is turned by so much at the end of the slant range, and meets the sea at an angle.
      const down = depressionDeg(heightNm * METRES_PER_NM, rangeNm, OPTICAL_RADIUS_M) * RADIANS
      const grazing = down - (rangeNm * METRES_PER_NM) / OPTICAL_RADIUS_M
      const alongNm = (slantNm * pointing) / Math.sin(Math.max(0, grazing))
      const mostNm = Math.max(slantNm * MOST_RANGE_SHARE, slantNm * pointing)
      return withOwnPlace(Math.min(alongNm, mostNm), slantNm * pointing)
    }
  }
}

function withOwnPlace(alongNm: number, acrossNm: number): PlaceError {
  return { alongNm: Math.hypot(alongNm, OWN_PLACE_NM), acrossNm: Math.hypot(acrossNm, OWN_PLACE_NM) }
}

/**
 * Where a sensor at a pose says that something at a place is. `normals` are two independent numbers with mean 0 and
 * standard deviation 1: the error in range and the error in bearing. The same numbers give the same place. The error in
 * bearing is laid off square to the line of sight, so that straight below it has a length too. A place that the vessel
 * told comes back as it was told: its own error is in it already.
 */
export function measured(sensor: Sensor, pose: Pose, place: LonLat, normals: readonly [number, number]): Measured {
  const { nm, bearingDeg } = rangeAndBearing(pose.place, place)
  const { alongNm, acrossNm } = placeErrorAt(sensor, pose, nm)
  const sigmaNm = Math.max(alongNm, acrossNm)
  if (sensor.error.by === 'told') return { place, sigmaNm }
  const [along, across] = [nm + normals[0] * alongNm, normals[1] * acrossNm]
  const turnDeg = Math.atan2(across, along) / RADIANS
  return { place: geodesicDestination(pose.place, bearingDeg + turnDeg, Math.hypot(along, across)), sigmaNm }
}
