import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import type { SensorLook } from '../association/sensor-look.ts'
import { detectionProbability } from '../sensors/detection-probability.ts'
import { seer } from '../sensors/sees.ts'
import type { Sensor } from '../sensors/sensor.ts'
import type { SensorReport } from './sensor-report.ts'

/** A vessel of which no length is known is taken as a boat of so many metres: a small one is missed more often (notional). */
const UNKNOWN_LENGTH_M = 15

/** What is known of the vessel of a track: its length in metres, undefined where it told none. */
export type LengthOf = (trackId: string) => number | undefined

/**
 * A report as a look at the end of it, with the chance to have seen each vessel by its own length. Whoever carries the sensor
 * is not looked for. Nothing is seen by a sensor that was off.
 */
export function sensorLookOf(
  report: SensorReport,
  sensor: Sensor,
  lengthOf: LengthOf,
  isAisHeard: boolean,
): SensorLook {
  const { sensorId, platformId, toMs, to, seaState, paused = false } = report
  const seen = seer(sensor, to)
  return {
    sensorId,
    atMs: toMs,
    contacts: paused ? [] : report.contacts,
    isAisHeard,
    detectionAt: (lon, lat, trackId) => {
      const place: LonLat = [lon, lat]
      if (paused || trackId === platformId || !seen(place)) return 0
      const lengthM = lengthOf(trackId) ?? UNKNOWN_LENGTH_M
      return detectionProbability(sensor, { rangeNm: distanceNm(to.place, place), lengthM, seaState })
    },
  }
}
