import type { SensorReport } from '#domain/looks/sensor-report.ts'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import type { Scenario } from './scenario.ts'
import { findScenario } from './scenarios.ts'
import { createWorld } from './world.ts'

/** A moment without meaning for tests to begin at. */
export const START_MS = Date.UTC(2026, 2, 1, 4)

/** A scenario that must exist. */
export function scenarioNamed(name: string): Scenario {
  const found = findScenario(name)
  if (!found.ok) throw new Error(found.problem)
  return found.value
}

/** All that a scenario says in its first seconds. */
export function played(
  scenario: Scenario,
  seconds: number,
  seed = 1,
): { identities: readonly IdentityPatch[]; reports: readonly PositionReport[]; looks: readonly SensorReport[] } {
  return createWorld(scenario, { seed, startAtMs: START_MS, source: 'sim' }).advance(START_MS + seconds * 1000)
}

/** Reports by track, each in order of time. */
export function byTrack(reports: readonly PositionReport[]): Map<string, PositionReport[]> {
  return Map.groupBy(reports, ({ trackId }) => trackId)
}
