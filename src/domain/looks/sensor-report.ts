import type { Contact } from '../association/contact.ts'
import type { Pose, SensorKind } from '../sensors/sensor.ts'
import type { PlatformKind } from '../sensors/sensors-of.ts'

/**
 * What one sensor of one craft did from one moment to another: how it was carried and pointed, and what it saw. All that is
 * said of footprints and chances follows from it.
 */
export interface SensorReport {
  /** `uav:anka-s-1/maritime-radar`. */
  readonly sensorId: string
  /** The track that carries it. */
  readonly platformId: string
  /** Which sensors such a craft has, and which of them this is: see `sensorsOf`. */
  readonly fit: PlatformKind
  readonly sensor: SensorKind
  /** Milliseconds since 1970: reports of one sensor follow each other without overlap. */
  readonly fromMs: number
  readonly toMs: number
  readonly from: Pose
  readonly to: Pose
  /** Where a camera points, instead of where it usually does: degrees clockwise from the heading and below the level. */
  readonly aim?: { readonly lookDeg: number; readonly depressionDeg: number }
  /** Douglas scale, 0 to 9. */
  readonly seaState: number
  /** What it saw at `toMs`; empty for an AIS receiver, whose finds are reports. */
  readonly contacts: readonly Contact[]
  /** It was off, or what it saw did not come through. */
  readonly paused?: boolean
}
