import type { SensorReport } from '#domain/looks/sensor-report.ts'
import type { Pose } from '#domain/sensors/sensor.ts'
import { TaskedDrone } from '../air/tasked-drone.ts'
import type { Entity } from '../entity.ts'
import { PatrolShip } from '../ships/patrol-ship.ts'
import { seaObjects } from './sea-objects.ts'
import { SensorSuite } from './sensor-suite.ts'

/** How often sensors tell what they see, seconds. */
const LOOK_EVERY_S = 10
/** Of a vessel of which no length is known, metres (notional). */
const USUAL_LENGTH_M = 15

interface Platform {
  readonly suite: SensorSuite
  pose(): Pose
  /** Nothing that it sees comes through: on the ground, in port, or its line is lost. */
  isCutOff(atMs: number): boolean
  before: Pose
}

/** All sensors of a world. To be asked each second. */
export class WorldSensors {
  readonly #platforms: readonly Platform[]
  readonly #afloat: readonly Entity[]
  readonly #seaState: number
  readonly #startAtMs: number

  constructor(
    entities: readonly Entity[],
    { seed, seaState, startAtMs }: { readonly seed: number; readonly seaState: number; readonly startAtMs: number },
  ) {
    this.#afloat = entities.filter(({ identity }) => identity.kind !== 'drone')
    this.#seaState = seaState
    this.#startAtMs = startAtMs
    this.#platforms = entities.flatMap((entity) => platformOf(entity, seed))
  }

  /** What they saw by now; most seconds nothing is due. */
  look(nowMs: number): SensorReport[] {
    if (this.#platforms.length === 0 || (nowMs - this.#startAtMs) % (LOOK_EVERY_S * 1000) !== 0) return []
    const objects = seaObjects(
      this.#afloat.map(({ identity, motion }) => ({
        trackId: identity.trackId,
        motion,
        lengthM: identity.lengthM ?? USUAL_LENGTH_M,
      })),
    )
    return this.#platforms.flatMap((platform) => {
      const from = platform.before
      const to = platform.pose()
      platform.before = to
      const isCutOff = platform.isCutOff(nowMs)
      const stretch = { fromMs: nowMs - LOOK_EVERY_S * 1000, toMs: nowMs, from, to, seaState: this.#seaState }
      return platform.suite.look({ ...stretch, isCutOff }, objects)
    })
  }
}

function platformOf(entity: Entity, seed: number): Platform[] {
  const platformId = entity.identity.trackId
  if (entity instanceof TaskedDrone) {
    const pose = () => ({ place: entity.place, headingDeg: entity.headingDeg, altitudeM: entity.altitudeM })
    const suite = new SensorSuite({ platformId, fit: 'anka-s', seed })
    return [{ suite, pose, before: pose(), isCutOff: (atMs) => !entity.airborne || entity.linkLostAt(atMs) }]
  }
  if (entity instanceof PatrolShip) {
    const pose = (): Pose => {
      const { lon, lat, courseDeg } = entity.motion
      return { place: [lon, lat], headingDeg: courseDeg, altitudeM: 0 }
    }
    const suite = new SensorSuite({ platformId, fit: 'patrol-ship', seed })
    return [{ suite, pose, before: pose(), isCutOff: () => entity.isMoored }]
  }
  return []
}
