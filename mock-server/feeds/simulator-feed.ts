import type { Scenario } from '../sim/scenario.ts'
import { createWorld, type World } from '../sim/world.ts'
import type { Feed, FeedSink } from './feed.ts'

/** How often the world is moved on; its own steps are one second. */
const BEAT_MS = 250
/** A machine that slept for hours catches up by this much a beat, so that the server answers in between. */
const LONGEST_ADVANCE_MS = 60_000

/** A seeded world that runs with the time of day, starting where `startAtMs` says. */
export class SimulatorFeed implements Feed {
  readonly id = 'sim'
  readonly kind = 'simulator'
  readonly name: string
  readonly #world: World
  readonly #nowMs: () => number
  #timer: NodeJS.Timeout | undefined

  constructor(options: { scenario: Scenario; seed: number; startAtMs: number; nowMs: () => number }) {
    this.name = `Simulated: ${options.scenario.title}`
    this.#world = createWorld(options.scenario, { seed: options.seed, startAtMs: options.startAtMs, source: this.id })
    this.#nowMs = options.nowMs
  }

  start(sink: FeedSink): void {
    sink.state('live', 'simulated traffic, nobody real')
    const beat = () => {
      const toMs = Math.min(this.#nowMs(), this.#world.nowMs + LONGEST_ADVANCE_MS)
      const { identities, reports } = this.#world.advance(toMs)
      if (identities.length + reports.length > 0) sink.heard()
      for (const identity of identities) sink.identity(identity)
      for (const report of reports) sink.report(report)
    }
    beat()
    this.#timer = setInterval(beat, BEAT_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
