import { booleanPointInPolygon } from '@turf/turf'
import type { Feature, Polygon } from 'geojson'
import { footprint } from '#domain/sensors/footprint.ts'
import type { Pose } from '#domain/sensors/sensor.ts'
import { sensorsOf } from '#domain/sensors/sensors-of.ts'
import { destination } from '#geo/measure.ts'
import { castOf } from '../mock-server/sim/cast.ts'
import { findScenario } from '../mock-server/sim/scenarios.ts'
import { type SeaObject, seaObjects } from '../mock-server/sim/sensing/sea-objects.ts'
import { SensorSuite } from '../mock-server/sim/sensing/sensor-suite.ts'
import type { Benchmark } from './bench.ts'

const START_MS = Date.UTC(2026, 2, 14)
/** Sensors look every tenth second. */
const LOOK_S = 10
/** Bar: 20 ms a simulated second. */
const LEAST_SECONDS_A_SECOND = 50
const SPEED_KN = 110
const SEA_STATE = 3
/** Of a vessel of which no length is known, metres. */
const USUAL_LENGTH_M = 15

/** Six drones over busy waters at 18 000 ft: where each begins, and its heading. */
const DRONES: readonly Pose[] = (
  [
    [114.0, 6.6, 90],
    [112.6, 5.8, 40],
    [114.4, 6.2, 220],
    [103.9, 1.7, 60],
    [100.9, 2.9, 320],
    [118.6, 6.2, 150],
  ] as const
).map(([lon, lat, headingDeg]) => ({ place: [lon, lat], headingDeg, altitudeM: 5486 }))

/**
 * Simulated seconds a second in which six drones look at 10,000 vessels with all their sensors, the sorting of the vessels
 * included. Beside it turf, asked only which vessels lie in the drawn footprints.
 */
export function sensing(): Benchmark {
  const vessels = vesselsOf('crowd')
  const suites = DRONES.map((_, i) => new SensorSuite({ platformId: `uav:${i}`, fit: 'anka-s', seed: 1 }))
  let step = 0
  let contacts = 0
  return {
    name: 'sensing-10k',
    unit: 'simulated s/s',
    bar: 0,
    leastValue: LEAST_SECONDS_A_SECOND,
    ours: () => {
      step++
      const toMs = START_MS + step * LOOK_S * 1000
      const objects = seaObjects(vessels)
      suites.forEach((suite, i) => {
        const stretch = { fromMs: toMs - LOOK_S * 1000, toMs, from: poseOf(i, step - 1), to: poseOf(i, step) }
        for (const report of suite.look({ ...stretch, seaState: SEA_STATE }, objects))
          contacts += report.contacts.length
      })
      if (contacts === 0) throw new Error('nothing was seen')
      return LOOK_S
    },
    baselines: {
      'turf.booleanPointInPolygon': () => {
        for (const [i] of DRONES.entries())
          for (const area of footprintsOf(poseOf(i, 1))) contacts += inside(area, vessels)
        return LOOK_S
      },
    },
  }
}

/** Back and forth: half an hour out, and again from the beginning. */
function poseOf(drone: number, step: number): Pose {
  const pose = DRONES[drone]
  if (!pose) throw new RangeError(`drone is ${drone}, expected below ${DRONES.length}`)
  return { ...pose, place: destination(pose.place, pose.headingDeg, (SPEED_KN / 3600) * LOOK_S * (step % 180)) }
}

function footprintsOf(pose: Pose): Feature<Polygon>[] {
  return sensorsOf('anka-s')
    .filter(({ kind }) => kind !== 'ais-receiver')
    .flatMap((sensor) => footprint(sensor, pose))
    .map((rings) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])) },
    }))
}

function inside(area: Feature<Polygon>, vessels: readonly SeaObject[]): number {
  return vessels.filter(({ motion: { lon, lat } }) => booleanPointInPolygon([lon, lat], area)).length
}

function vesselsOf(name: string): SeaObject[] {
  const found = findScenario(name)
  if (!found.ok) throw new Error(found.problem)
  return castOf(found.value, 1, 'sim', START_MS)
    .filter(({ identity }) => identity.kind !== 'drone')
    .map(({ identity, motion }) => ({ trackId: identity.trackId, motion, lengthM: identity.lengthM ?? USUAL_LENGTH_M }))
}
