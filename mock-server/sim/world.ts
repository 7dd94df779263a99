import type { SensorReport } from '#domain/looks/sensor-report.ts'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import { TaskedDrone } from './air/tasked-drone.ts'
import { castOf } from './cast.ts'
import type { Entity, Ether } from './entity.ts'
import { fleetOf } from './fleet.ts'
import { type Heard, receptionOf } from './reception.ts'
import { CALM, checkScenario, type Scenario } from './scenario.ts'
import { WorldSensors } from './sensing/world-sensors.ts'
import { PatrolShip } from './ships/patrol-ship.ts'
import { type Fleet, knownPlace, type Whereabouts } from './tasked-craft.ts'

/** What came out of a stretch of simulated time. */
interface WorldStep {
  /** First what every craft is, then what became known anew, in order of time. */
  readonly identities: readonly IdentityPatch[]
  /** By time, then by the craft's place in the scenario. */
  readonly reports: readonly PositionReport[]
  /** What sensors saw, by time and then by platform. */
  readonly looks: readonly SensorReport[]
}

/** A simulated world with its own clock. */
export interface World {
  readonly startAtMs: number
  /** Simulated time reached: a whole number of seconds after the start. */
  readonly nowMs: number
  /**
   * Moves the world in fixed steps of 1 s up to `toMs`, and gives what was heard since the last call. The same scenario,
   * seed and start give the same reports however the time is cut into calls. The first call also gives what is heard at
   * the very start. A time already passed gives nothing.
   */
  advance(toMs: number): WorldStep
  /** Who can be sent. */
  readonly fleet: Fleet
  /** Orders of the scenario that were refused when their time had come, with the reason. */
  readonly refused: readonly string[]
}

export interface WorldOptions {
  /** Any finite number. */
  readonly seed: number
  /** Milliseconds since 1970, UTC. */
  readonly startAtMs: number
  /** What the reports say they come from. */
  readonly source: string
  /** Where tracks are that this world does not tell of, such as contacts that a watch follows. */
  readonly knows?: Whereabouts
}

const STEP_MS = 1000

/** Begins a world. Throws where the scenario cannot be played. */
export function createWorld(scenario: Scenario, { seed, startAtMs, source, knows }: WorldOptions): World {
  const checked = checkScenario(scenario)
  if (!checked.ok) throw new RangeError(checked.problem)
  if (!Number.isFinite(seed)) throw new RangeError(`seed is ${seed}, expected a finite number`)
  if (!Number.isSafeInteger(startAtMs)) throw new RangeError(`startAtMs is ${startAtMs}, expected whole milliseconds`)

  const entities = castOf(scenario, seed, source, startAtMs)
  const sensors = new WorldSensors(entities, { seed, startAtMs, seaState: scenario.weather?.seaState ?? CALM })
  const heard = new Map<string, PositionReport>()
  const fleet = fleetOf(
    entities.filter((each) => each instanceof TaskedDrone || each instanceof PatrolShip),
    () => nowMs,
    (trackId) => {
      const report = heard.get(trackId)
      return report ? knownPlace(report) : knows?.(trackId)
    },
  )
  const drones = entities.filter((each) => each instanceof TaskedDrone)
  const isHeard: Heard | undefined = scenario.reception
    ? receptionOf({
        seed,
        afloat: () =>
          drones
            .filter(({ airborne }) => airborne)
            .map(({ identity, place, altitudeM }) => ({ name: identity.trackId, place, heightM: altitudeM })),
      })
    : undefined
  const refused: string[] = []
  let nowMs = startAtMs
  let begun = false

  const sendOut = () => {
    for (const { afterS, trackId, order } of scenario.orders ?? []) {
      if (startAtMs + afterS * 1000 !== nowMs) continue
      const sent = fleet.order(trackId, order)
      if (!sent.ok) refused.push(...sent.problem.problems.map((problem) => `${trackId} after ${afterS} s: ${problem}`))
    }
  }

  return {
    startAtMs,
    get nowMs() {
      return nowMs
    },
    fleet,
    refused,
    advance(toMs) {
      if (Number.isNaN(toMs) || toMs === Number.POSITIVE_INFINITY)
        throw new RangeError(`toMs is ${toMs}, expected milliseconds since 1970`)
      const identities: IdentityPatch[] = []
      const reports: PositionReport[] = []
      const looks: SensorReport[] = []
      const ether = {
        identity: (patch: IdentityPatch) => void identities.push(patch),
        report: (report: PositionReport) => {
          reports.push(report)
          heard.set(report.trackId, report)
        },
      }
      if (!begun && toMs >= startAtMs) {
        begun = true
        for (const entity of entities) if (!entity.introducesItself) ether.identity(entity.identity)
        for (const entity of entities) entity.speak(nowMs, isHeard ? through(isHeard, entity, nowMs, ether) : ether)
        sendOut()
      }
      while (nowMs + STEP_MS <= toMs) {
        nowMs += STEP_MS
        for (const entity of entities) entity.move()
        for (const entity of entities) entity.speak(nowMs, isHeard ? through(isHeard, entity, nowMs, ether) : ether)
        looks.push(...sensors.look(nowMs))
        sendOut()
      }
      return { identities, reports, looks }
    },
  }
}

/** What is heard of a craft: its reports where somebody hears its set from where it truly is, and all that it says of itself. */
function through(isHeard: Heard, { motion }: Entity, atMs: number, ether: Ether): Ether {
  return {
    identity: (patch) => ether.identity(patch),
    report: (report) => {
      if (isHeard(report, atMs, [motion.lon, motion.lat])) ether.report(report)
    },
  }
}
