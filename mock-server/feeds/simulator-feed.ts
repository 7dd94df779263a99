import type { Scenario } from '../sim/scenario.ts'
import { createWorld, type World } from '../sim/world.ts'
import type { Feed, FeedClock, FeedSink } from './feed.ts'

/** How often the world is moved on; its own steps are one second. */
const BEAT_MS = 250
/** A machine that slept for hours catches up by this much a beat, so that the server answers in between. */
const LONGEST_ADVANCE_MS = 60_000

/** A seeded world that runs with the time of day, starting where `startAtMs` says; at another speed by a clock of its own. */
export class SimulatorFeed implements Feed {
  readonly id = 'sim'
  readonly kind = 'simulator'
  readonly name: string
  readonly clock?: FeedClock
  readonly #world: World
  readonly #nowMs: () => number
  readonly #speed: number
  #timer: NodeJS.Timeout | undefined

  /** @param options.speed Simulated seconds a second. */
  constructor(options: {
    scenario: Scenario
    seed: number
    startAtMs: number
    nowMs: () => number
    speed?: number | undefined
  }) {
    this.name = `Simulated: ${options.scenario.title}`
    this.#world = createWorld(options.scenario, { seed: options.seed, startAtMs: options.startAtMs, source: this.id })
    const { speed = 1, startAtMs } = options
    this.#speed = speed
    if (speed === 1) {
      this.#nowMs = options.nowMs
      return
    }
    const begunAtMs = options.nowMs()
    this.#nowMs = () => startAtMs + (options.nowMs() - begunAtMs) * speed
    this.clock = { rate: speed, nowMs: this.#nowMs }
  }

  start(sink: FeedSink): void {
    // Not the time of day, so not live: it is shown as what is played.
    if (this.#speed === 1) sink.state('live', 'simulated traffic, nobody real')
    else sink.state('replayed', `simulated traffic at ${this.#speed} times true speed, nobody real`)
    const beat = () => {
      const toMs = Math.min(this.#nowMs(), this.#world.nowMs + LONGEST_ADVANCE_MS * Math.max(1, this.#speed / 60))
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
