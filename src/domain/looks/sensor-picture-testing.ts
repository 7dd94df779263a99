import { destination } from '#geo/measure.ts'
import type { Contact } from '../association/contact.ts'
import type { SensorReport } from './sensor-report.ts'

export const LOOK_START_MS = Date.UTC(2026, 2, 14, 3)
/** Off Miri, 18 000 ft up, going east. */
const FLIGHT_START = [113, 5] as const
const SPEED_KN = 110
const STEP_S = 10

/** Where the drone of these tests is after so many steps of ten seconds. */
export function droneAt(step: number): readonly [number, number] {
  return destination(FLIGHT_START, 90, (SPEED_KN * STEP_S * step) / 3600)
}

/** What the radar of a drone did in one step, or another sensor as told. */
export function lookOfDrone(
  step: number,
  contacts: readonly Contact[] = [],
  more: Partial<SensorReport> = {},
): SensorReport {
  const pose = (at: number) => ({ place: droneAt(at), headingDeg: 90, altitudeM: 5486 })
  const platformId = more.platformId ?? 'uav:one'
  const sensor = more.sensor ?? 'maritime-radar'
  return {
    sensorId: `${platformId}/${sensor}`,
    platformId,
    fit: 'anka-s',
    sensor,
    fromMs: LOOK_START_MS + (step - 1) * STEP_S * 1000,
    toMs: LOOK_START_MS + step * STEP_S * 1000,
    from: pose(step - 1),
    to: pose(step),
    seaState: 2,
    contacts,
    ...more,
  }
}

/** A contact some miles south of where the drone began, in the sight of its radar, as seen at the end of a step. */
export function contactSouth(step: number, southNm = 10, more: Partial<Contact> = {}): Contact {
  const [lon, lat] = destination(FLIGHT_START, 180, southNm)
  return { atMs: LOOK_START_MS + step * STEP_S * 1000, lon, lat, sigmaNm: 0.1, ...more }
}
