import type { Footprint } from '../coverage/footprint.ts'
import { reachAt } from '../sensors/detection-probability.ts'
import { partOf } from '../sensors/footprint.ts'
import type { Sensor } from '../sensors/sensor.ts'
import { type PlatformKind, sensorFor } from '../sensors/sensors-of.ts'
import { type SeenShape, seenShapes } from '../sensors/shapes.ts'
import type { SensorReport } from './sensor-report.ts'

/** Metres: a small fishing boat, for which the sea counts as looked at (notional). */
export const SEARCHED_LENGTH_M = 15

/** The sensor of a report, pointed as it was; undefined when such a craft has none of that kind. */
export function sensorOf({ fit, sensor: kind, aim }: Pick<SensorReport, 'fit' | 'sensor' | 'aim'>): Sensor | undefined {
  const sensor = sensorFor(fit, kind)
  return sensor?.kind === 'eo-ir-cone' && aim ? { ...sensor, ...aim } : sensor
}

/**
 * What of the sea was looked at, at one end of a report, for an object of a length: the footprint of the sensor out to where it
 * finds such an object in 8 of 10 looks in that sea. A radar lights up the sea far beyond the range at which it would show a small
 * boat, and a sea in which a boat would not have been found was not looked at. None for AIS receivers, which find nobody
 * who is silent.
 */
export function searchFootprints(
  report: SensorReport,
  at: 'from' | 'to',
  lengthM = SEARCHED_LENGTH_M,
): readonly Footprint[] {
  const sensor = sensorOf(report)
  if (!sensor || sensor.kind === 'ais-receiver') return []
  const reachNm = reachAt(sensor, lengthM, report.seaState)
  return seenShapes(sensor, report[at]).flatMap((shape) => cutAt(shape, reachNm))
}

/**
 * The width of the strip that a platform searches with its radar, on both sides together, nautical miles: twice the range of
 * 0.8 in one look, as if it found all within and nothing beyond (the definite range law; B. O. Koopman, Search and Screening,
 * 1980). Less than its true sweep width, as many looks find more than one; and what the footprints above add up to, but for the
 * strip right below a drone, 1.6 NM wide for the radar that is blind near by and ahead, which counts as searched. No horizon
 * is asked for: from any height at which such radars are carried it is further off than a small boat is found.
 */
export function searchWidthNm(platform: PlatformKind, seaState: number, lengthM = SEARCHED_LENGTH_M): number {
  const radar = sensorFor(platform, 'maritime-radar')
  return radar ? 2 * Math.min(radar.maxRangeNm, reachAt(radar, lengthM, seaState)) : 0
}

function cutAt(shape: SeenShape, reachNm: number): Footprint[] {
  switch (shape.shape) {
    case 'sector': {
      const maxRangeNm = Math.min(shape.maxRangeNm, reachNm)
      return maxRangeNm > shape.minRangeNm ? [{ ...shape, maxRangeNm }] : []
    }
    case 'strip': {
      // Its far corners are within reach too.
      const farNm = Math.min(shape.farNm, Math.sqrt(Math.max(0, reachNm ** 2 - (shape.alongNm / 2) ** 2)))
      return farNm > shape.nearNm ? polygon({ ...shape, farNm }) : []
    }
    case 'cone': {
      const maxRangeNm = Math.min(shape.maxRangeNm, reachNm)
      return maxRangeNm > 0 ? polygon({ ...shape, maxRangeNm }) : []
    }
  }
}

function polygon(shape: SeenShape): Footprint[] {
  return partOf(shape).map((rings) => ({ shape: 'polygon', rings }))
}
