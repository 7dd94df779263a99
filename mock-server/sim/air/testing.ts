import type { CraftOrder } from '#domain/craft/craft-order.ts'
import type { CraftState } from '#domain/craft/craft-state.ts'
import type { PositionReport } from '#domain/report.ts'
import { randomStream } from '../random.ts'

import type { AirBase } from './air-base.ts'
import { ankaS } from './anka-s.ts'
import type { DroneSpec, DroneWorld } from './drone-spec.ts'
import { TaskedDrone } from './tasked-drone.ts'

/** A moment without meaning for tests to begin at. */
export const START_MS = Date.UTC(2026, 2, 1, 4)

/** Labuan airport: runway 14/32, about 31 m above the sea. */
export const labuan: AirBase = { name: 'Labuan', place: [115.25, 5.3], elevationM: 31, runwayDeg: 320 }

/** Five and a half hours of legs off Sabah, 6 NM apart. */
export const boxSearch: CraftOrder = {
  kind: 'search',
  task: { pattern: 'parallel-track', area: { kind: 'box', box: [114, 6, 115, 7] }, spacingNm: 6 },
}

/** A drone at Labuan with everything that a test does not care about filled in. */
export function droneWith(spec: Partial<DroneSpec> = {}, world: Partial<DroneWorld> = {}): TaskedDrone {
  return new TaskedDrone(
    { trackId: 'uav:x', name: 'ANKA-S X', base: labuan, start: { airborneS: 0 }, ...spec },
    { startAtMs: START_MS, source: 'sim', random: randomStream(1, 'radio'), ...world },
    ankaS,
  )
}

/** Moves it on, and gives what is heard of it. */
export function heardFrom(drone: TaskedDrone, fromS: number, toS: number): PositionReport[] {
  const reports: PositionReport[] = []
  const ether = { identity: () => {}, report: (report: PositionReport) => void reports.push(report) }
  for (let s = fromS + 1; s <= toS; s++) {
    drone.move()
    drone.speak(START_MS + s * 1000, ether)
  }
  return reports
}

/** A drone and how long it has flown in the test, moved on until something is so. Fails after `mostS`. */
export function flownUntil(
  drone: TaskedDrone,
  fromS: number,
  is: (state: CraftState, second: number) => boolean,
  mostS = 40 * 3600,
): number {
  for (let s = fromS + 1; s <= fromS + mostS; s++) {
    drone.move()
    // What it says of itself comes every other second.
    if (s % 2 === 0 && is(drone.state(START_MS + s * 1000), s)) return s
  }
  throw new Error(`not so after ${mostS} s: ${JSON.stringify(drone.state(START_MS + (fromS + mostS) * 1000))}`)
}
