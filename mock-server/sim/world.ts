import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import { castOf } from './cast.ts'
import { checkScenario, type Scenario } from './scenario.ts'

/** What came out of a stretch of simulated time. */
interface WorldStep {
  /** First what every craft is, then what became known anew, in order of time. */
  readonly identities: readonly IdentityPatch[]
  /** By time, then by the craft's place in the scenario. */
  readonly reports: readonly PositionReport[]
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
}

export interface WorldOptions {
  /** Any finite number. */
  readonly seed: number
  /** Milliseconds since 1970, UTC. */
  readonly startAtMs: number
  /** What the reports say they come from. */
  readonly source: string
}

const STEP_MS = 1000

/** Begins a world. Throws where the scenario cannot be played. */
export function createWorld(scenario: Scenario, { seed, startAtMs, source }: WorldOptions): World {
  const checked = checkScenario(scenario)
  if (!checked.ok) throw new RangeError(checked.problem)
  if (!Number.isFinite(seed)) throw new RangeError(`seed is ${seed}, expected a finite number`)
  if (!Number.isSafeInteger(startAtMs)) throw new RangeError(`startAtMs is ${startAtMs}, expected whole milliseconds`)

  const entities = castOf(scenario, seed, source)
  let nowMs = startAtMs
  let begun = false

  return {
    startAtMs,
    get nowMs() {
      return nowMs
    },
    advance(toMs) {
      if (Number.isNaN(toMs) || toMs === Number.POSITIVE_INFINITY)
        throw new RangeError(`toMs is ${toMs}, expected milliseconds since 1970`)
      const identities: IdentityPatch[] = []
      const reports: PositionReport[] = []
      const ether = {
        identity: (patch: IdentityPatch) => void identities.push(patch),
        report: (report: PositionReport) => void reports.push(report),
      }
      if (!begun && toMs >= startAtMs) {
        begun = true
        for (const entity of entities) ether.identity(entity.identity)
        for (const entity of entities) entity.speak(nowMs, ether)
      }
      while (nowMs + STEP_MS <= toMs) {
        nowMs += STEP_MS
        for (const entity of entities) entity.move()
        for (const entity of entities) entity.speak(nowMs, ether)
      }
      return { identities, reports }
    },
  }
}
