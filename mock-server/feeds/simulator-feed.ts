import { ageText, clockText } from '#domain/notation.ts'
import type { FeedState } from '#domain/stream/feed-status.ts'
import { type ChaosSwitch, chaosWords } from '#domain/world/chaos-switch.ts'
import { LONGEST_JUMP_MS, type WorldOrder, type WorldState } from '#domain/world/world-state.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { ChaosLine } from '../sim/chaos/chaos-line.ts'
import type { Scenario } from '../sim/scenario.ts'
import type { Whereabouts } from '../sim/tasked-craft.ts'
import { createWorld, type World } from '../sim/world.ts'
import type { Feed, FeedClock, FeedSink } from './feed.ts'
import { WorldClock } from './simulator-feed-clock.ts'

/** How often the world is moved on; its own steps are one second. */
const BEAT_MS = 250
/** At higher speeds more often, so that what comes is in smaller pieces; and when it falls short, hardly a rest. */
const FAST_BEAT_MS = 100
const SHORT_OF_TIME_BEAT_MS = 10
/** A machine that slept for hours catches up by this much a beat, so that the server answers in between. */
const LONGEST_ADVANCE_MS = 60_000
/** A beat ends after the step in which it has taken so long: the server answers in between. */
const LONGEST_BEAT_MS = 60
const STEP_MS = 1000

/** A seeded world that runs with the time of day, starting where `startAtMs` says, until it is steered otherwise. */
export class SimulatorFeed implements Feed {
  readonly id = 'sim'
  readonly kind = 'simulator'
  readonly name: string
  readonly world: World
  /** Where tracks are that the world does not tell of: for orders that name one. */
  knows: Whereabouts = () => undefined
  readonly #scenario: Scenario
  readonly #seed: number
  readonly #line: ChaosLine
  readonly #clock: WorldClock
  readonly #ownClock: FeedClock
  readonly #workMs: () => number
  #sink: FeedSink | undefined
  #told: readonly [FeedState, string] | undefined
  #timer: NodeJS.Timeout | undefined

  /**
   * @param options.speed Simulated seconds a second; other than 1 it has a clock of its own from the beginning.
   * @param options.chaos Faults that are put into it on purpose, in place of the scenario's.
   * @param options.workMs Milliseconds of any beginning, to see how long a beat takes.
   */
  constructor(options: {
    scenario: Scenario
    seed: number
    startAtMs: number
    nowMs: () => number
    speed?: number | undefined
    chaos?: readonly ChaosSwitch[] | undefined
    workMs?: () => number
  }) {
    const { scenario, seed, startAtMs, nowMs, speed, chaos: switches = scenario.chaos ?? [] } = options
    this.name = `Simulated: ${scenario.title}`
    this.#scenario = scenario
    this.#seed = seed
    this.world = createWorld(scenario, {
      seed,
      startAtMs,
      source: this.id,
      knows: (trackId) => this.knows(trackId),
    })
    this.#line = new ChaosLine({ seed, startAtMs, switches })
    const clock = new WorldClock({ nowMs, startAtMs, speed })
    this.#clock = clock
    this.#ownClock = {
      nowMs: () => clock.nowMs(),
      get rate() {
        return clock.rate
      },
    }
    this.#workMs = options.workMs ?? (() => performance.now())
  }

  get clock(): FeedClock | undefined {
    return this.#clock.isTimeOfDay ? undefined : this.#ownClock
  }

  get chaos(): readonly string[] {
    return this.#line.on(this.world.nowMs).map(chaosWords)
  }

  get state(): WorldState {
    const { speed, reachedSpeed, isPaused, isTimeOfDay, goalMs } = this.#clock
    const on = new Set(this.#line.on(this.world.nowMs))
    const { name, title, description } = this.#scenario
    return {
      scenario: name,
      title,
      description,
      seed: this.#seed,
      startAtMs: this.world.startAtMs,
      nowMs: this.#clock.nowMs(),
      speed,
      ...(reachedSpeed !== undefined && { speedReached: reachedSpeed }),
      paused: isPaused,
      isTimeOfDay,
      ...(goalMs !== undefined && { goingToMs: goalMs }),
      chaos: this.#line.switches.map((one) => ({ switch: one, words: chaosWords(one), isOn: on.has(one) })),
    }
  }

  /** Does what is asked, or says why it cannot be and changes nothing. */
  steer(order: WorldOrder): Result<void> {
    const clock = this.#clock
    if ('paused' in order) clock.setPaused(order.paused)
    else if ('speed' in order) clock.setSpeed(order.speed)
    else {
      const fromMs = Math.max(clock.nowMs(), clock.goalMs ?? Number.NEGATIVE_INFINITY)
      if ('stepS' in order) clock.goTo(fromMs + order.stepS * 1000, { pause: true })
      else {
        const toMs = order.jumpToMs
        if (toMs <= fromMs)
          return failed(
            `jumpToMs is ${told(toMs)}, expected later than ${told(fromMs)}: time does not run backwards here`,
          )
        if (toMs - fromMs > LONGEST_JUMP_MS)
          return failed(
            `jumpToMs is ${told(toMs)}, expected at most ${ageText(LONGEST_JUMP_MS / 1000)} after ${told(fromMs)}`,
          )
        clock.goTo(toMs)
      }
    }
    this.#tell()
    this.#beatAfter(0)
    return ok(undefined)
  }

  /**
   * Puts these switches in place of all before. One that does not say from when it is on begins now.
   */
  setChaos(switches: readonly ChaosSwitch[]): void {
    const fromS = Math.max(0, (this.world.nowMs - this.world.startAtMs) / 1000)
    this.#line.set(switches.map((one) => (one.fromS === undefined ? { ...one, fromS } : one)))
  }

  start(sink: FeedSink): void {
    this.#sink = sink
    this.#tell()
    this.#beat()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#sink = undefined
  }

  #beatAfter(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#sink) this.#timer = setTimeout(() => this.#beat(), ms)
  }

  #beat(): void {
    const sink = this.#sink
    if (!sink) return
    const beganMs = this.#workMs()
    const wantedMs = this.#clock.wantedMs
    this.#moveOn(wantedMs, beganMs, sink)
    this.#clock.reached(this.world.nowMs, wantedMs)
    this.#tell()
    this.#beatAfter(this.#restMs(wantedMs, this.#workMs() - beganMs))
  }

  #moveOn(wantedMs: number, beganMs: number, sink: FeedSink): void {
    const toMs = this.#clock.isTimeOfDay ? Math.min(wantedMs, this.world.nowMs + LONGEST_ADVANCE_MS) : wantedMs
    do {
      const { nowMs } = this.world
      const said = this.world.advance(Math.min(toMs, nowMs + STEP_MS))
      const { identities, reports, rejects } = this.#line.take(said, this.world.nowMs)
      if (reports.length + rejects.length > 0) sink.heard()
      for (const identity of identities) sink.identity(identity)
      for (const reject of rejects) sink.reject(reject)
      for (const report of reports) sink.report(report)
      // Sensors speak by a line of their own, which has no faults.
      for (const look of said.looks) sink.look?.(look)
      // The first call tells who is there, and does not move; a later one that does not has arrived.
      if (this.world.nowMs + STEP_MS > toMs) return
    } while (this.#workMs() - beganMs < LONGEST_BEAT_MS)
  }

  #restMs(wantedMs: number, tookMs: number): number {
    const { isTimeOfDay, speed } = this.#clock
    if (isTimeOfDay || (speed <= 1 && this.#clock.goalMs === undefined)) return BEAT_MS
    const isShort = this.world.nowMs + STEP_MS <= wantedMs
    return isShort ? SHORT_OF_TIME_BEAT_MS : Math.max(SHORT_OF_TIME_BEAT_MS, FAST_BEAT_MS - tookMs)
  }

  /** How it is doing, where that has changed. */
  #tell(): void {
    const now = [this.#clock.isTimeOfDay ? 'live' : 'replayed', this.#words] as const
    if (this.#told?.[0] === now[0] && this.#told[1] === now[1]) return
    this.#told = now
    this.#sink?.state(...now)
  }

  get #words(): string {
    const simulated = 'simulated traffic, nobody real'
    const { isTimeOfDay, isPaused, goalMs, speed, reachedSpeed } = this.#clock
    if (isTimeOfDay) return simulated
    if (goalMs !== undefined) return `${simulated}, on the way to ${clockText(goalMs)}`
    if (isPaused) return `${simulated}, paused at ${clockText(this.#clock.nowMs())}`
    if (reachedSpeed !== undefined) return `${simulated}, at ${reachedSpeed} times true speed, ${speed} was asked`
    return `${simulated}, at ${speed === 1 ? 'true speed by a clock of its own' : `${speed} times true speed`}`
  }
}

function told(atMs: number): string {
  return `${atMs} (${new Date(atMs).toISOString()})`
}
