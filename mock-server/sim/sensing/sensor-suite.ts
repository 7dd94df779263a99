import type { Contact } from '#domain/association/contact.ts'
import type { SensorReport } from '#domain/looks/sensor-report.ts'
import { detectionProbability } from '#domain/sensors/detection-probability.ts'
import { measured } from '#domain/sensors/measured.ts'
import { farthestNm, seer } from '#domain/sensors/sees.ts'
import type { Pose, Sensor } from '#domain/sensors/sensor.ts'
import { type PlatformKind, sensorsOf } from '#domain/sensors/sensors-of.ts'
import { seenShapes } from '#domain/sensors/shapes.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { rounded } from '../fix.ts'
import { mixed, mixedError, textHash } from './mixed.ts'
import { firstRow, type SeaObjects } from './sea-objects.ts'

/** What a radar that has followed something for a while says of its motion: standard deviations (notional). */
const SPEED_ERROR_KN = 0.8
const COURSE_ERROR_DEG = 4
/** The least degree of latitude, nautical miles: a box drawn with it is never too small. */
const LEAST_NM_PER_DEGREE = 59.7

interface SuiteOptions {
  readonly platformId: string
  readonly fit: PlatformKind
  readonly seed: number
}

/** One stretch of time as a platform went through it. */
export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
  readonly from: Pose
  readonly to: Pose
  /** Douglas scale. */
  readonly seaState: number
  /** Nothing that it sees comes through. */
  readonly isCutOff?: boolean
}

/**
 * The sensors of one platform in the simulated world: what each sees at the end of a stretch. Whether it sees a thing, and how
 * wrong, depends on the seed, the sensor, the thing and the time alone, so that one more ship or drone changes nothing else. Nothing
 * is seen that is not there: false alarms are not simulated. Land hides nothing, and rain neither. A thing that is missed stays missed for as long as looks
 * of that sensor are not independent.
 */
export class SensorSuite {
  readonly #options: SuiteOptions
  readonly #sensors: readonly { readonly sensor: Sensor; readonly id: string; readonly key: number }[]
  readonly #hashes = new Map<string, number>()

  constructor(options: SuiteOptions) {
    this.#options = options
    this.#sensors = sensorsOf(options.fit).map((sensor) => {
      const id = `${options.platformId}/${sensor.kind}`
      return { sensor, id, key: textHash(`${options.seed}/${id}`) }
    })
  }

  look(stretch: Stretch, objects: SeaObjects): SensorReport[] {
    const { fromMs, toMs, from, to, seaState, isCutOff } = stretch
    const { platformId, fit } = this.#options
    return this.#sensors.map(({ sensor, id, key }) => ({
      sensorId: id,
      platformId,
      fit,
      sensor: sensor.kind,
      fromMs,
      toMs,
      from,
      to,
      seaState,
      contacts: isCutOff || sensor.kind === 'ais-receiver' ? [] : this.#contacts(sensor, key, stretch, objects),
      ...(isCutOff && { paused: true }),
    }))
  }

  #contacts(sensor: Sensor, key: number, { to, toMs, seaState }: Stretch, objects: SeaObjects): Contact[] {
    const reachNm = Math.max(0, ...seenShapes(sensor, to).map(farthestNm))
    if (reachNm === 0) return []
    const [lon, lat] = to.place
    const latDegrees = reachNm / LEAST_NM_PER_DEGREE
    const lonDegrees = latDegrees / Math.cos(((Math.abs(lat) + latDegrees) * Math.PI) / 180)
    const sees = seer(sensor, to)
    const window = Math.floor(toMs / (sensor.independentLookS * 1000))
    const contacts: Contact[] = []
    for (let row = firstRow(objects, lat - latDegrees); row < objects.lat.length; row++) {
      const [objectLat, objectLon] = [objects.lat[row] as number, objects.lon[row] as number]
      if (objectLat > lat + latDegrees) break
      const east = Math.abs(objectLon - lon)
      if (Math.min(east, 360 - east) > lonDegrees) continue
      const trackId = objects.trackIds[row] as string
      if (trackId === this.#options.platformId) continue
      const place: LonLat = [objectLon, objectLat]
      const rangeNm = distanceNm(to.place, place)
      const lengthM = objects.lengthM[row] as number
      const hash = this.#hashOf(trackId)
      const probability = detectionProbability(sensor, { rangeNm, lengthM, seaState })
      if (mixed(key, hash, window) >= probability || !sees(place)) continue
      contacts.push(contactOf(sensor, to, toMs, place, [key, hash, toMs / 1000], objects, row))
    }
    return contacts
  }

  #hashOf(trackId: string): number {
    let hash = this.#hashes.get(trackId)
    if (hash === undefined) {
      hash = textHash(trackId)
      this.#hashes.set(trackId, hash)
    }
    return hash
  }
}

function contactOf(
  sensor: Sensor,
  pose: Pose,
  atMs: number,
  place: LonLat,
  draw: readonly number[],
  objects: SeaObjects,
  row: number,
): Contact {
  const found = measured(sensor, pose, place, [mixedError(...draw, 10), mixedError(...draw, 20)])
  const speedKn = (objects.speedKn[row] as number) + mixedError(...draw, 30) * SPEED_ERROR_KN
  const courseDeg = (objects.courseDeg[row] as number) + mixedError(...draw, 40) * COURSE_ERROR_DEG
  return {
    atMs,
    lon: rounded(found.place[0], 1e6),
    lat: rounded(found.place[1], 1e6),
    sigmaNm: Math.max(1e-4, rounded(found.sigmaNm, 1e4)),
    // A camera shows where something is, not how fast.
    ...(sensor.kind === 'maritime-radar' && {
      sogKn: rounded(Math.max(0, speedKn), 10),
      cogDeg: rounded((((courseDeg % 360) + 360) % 360) % 360, 10),
    }),
  }
}
