import type { Scenario } from '../mock-server/sim/scenario.ts'
import { findScenario } from '../mock-server/sim/scenarios.ts'
import { ankaOver } from '../mock-server/sim/stories/anka-over.ts'
import { createWorld, type World } from '../mock-server/sim/world.ts'
import type { Benchmark } from './bench.ts'

const START_MS = Date.UTC(2026, 2, 14)
/** Bar: a simulated second within 100 ms. */
const LEAST_SECONDS_A_SECOND = 10
/** Bar: a world is there within a second. */
const LEAST_STARTS_A_SECOND = 1
/** Seconds that are advanced at a time: sensors look every tenth. */
const STRETCH_S = 10

/** Six drones over busy waters, in the air for an hour or two. */
const DRONES = [
  ankaOver([112.8, 6.0, 115.2, 7.4], 10, 14_800, 1),
  ankaOver([112.1, 5.4, 113.2, 6.2], 10, 7000, 2),
  ankaOver([113.9, 5.8, 115.0, 6.6], 8, 5000, 3),
  ankaOver([111.0, 4.2, 112.2, 5.2], 10, 9000, 4),
  ankaOver([115.2, 6.2, 116.0, 7.0], 8, 4000, 5),
  ankaOver([118.2, 5.95, 119.1, 6.7], 6, 9000, 6),
]

/** Simulated seconds a second: 10,000 vessels and six drones whose sensors look. Beside it, the same vessels alone. */
export function world10k(): Benchmark {
  const whole = begun({ ...crowd(), parts: [...vessels(), ...DRONES] })
  const alone = begun({ ...crowd(), parts: vessels() })
  return {
    name: 'world-10k',
    unit: 'simulated s/s',
    bar: 0,
    leastValue: LEAST_SECONDS_A_SECOND,
    ours: () => advanced(whole),
    baselines: { 'without drones': () => advanced(alone) },
  }
}

/** Worlds begun a second: six drones whose way so far is flown, among 10,000 vessels. Beside it, the vessels alone. */
export function worldStart(): Benchmark {
  const begin = (scenario: Scenario) => {
    begun(scenario)
    return 1
  }
  return {
    name: 'world-start',
    unit: 'starts/s',
    bar: 0,
    leastValue: LEAST_STARTS_A_SECOND,
    ours: () => begin({ ...crowd(), parts: [...vessels(), ...DRONES] }),
    baselines: { 'without drones': () => begin({ ...crowd(), parts: vessels() }) },
  }
}

function crowd(): Scenario {
  const found = findScenario('crowd')
  if (!found.ok) throw new Error(found.problem)
  return found.value
}

function vessels(): Scenario['parts'] {
  return crowd().parts.filter(({ part }) => part === 'crowd')
}

function begun(scenario: Scenario): World {
  return createWorld(scenario, { seed: 1, startAtMs: START_MS, source: 'sim' })
}

function advanced(world: World): number {
  const { looks, reports } = world.advance(world.nowMs + STRETCH_S * 1000)
  if (reports.length === 0 && looks.length === 0) throw new Error('nothing was said')
  return STRETCH_S
}
