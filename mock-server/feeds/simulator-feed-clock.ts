import { steadyClock } from '../picture/steady-clock.ts'

/** Over how long it is measured what speed is reached. */
const MEASURED_MS = 2000
/** The world moves in steps of a second: less than this behind is there. */
const STEP_MS = 1000
/** A machine that was busy with something else for so long catches up; what it is behind by beyond that is let go. */
const CAUGHT_UP_MS = 500

/**
 * The clock of a simulated world. It runs with the time of day until it is told otherwise; from then on, or from the
 * beginning at another speed, with one of its own that never goes back. It says where the world should be; the world says
 * where it is with `reached`.
 */
export class WorldClock {
  readonly #timeOfDayMs: () => number
  readonly #realMs: () => number
  #isTimeOfDay: boolean
  #speed: number
  #paused = false
  #goalMs: number | undefined
  /** Of its own: it showed `worldMs` at `realMs`, and goes on from there. */
  #from: { readonly worldMs: number; readonly realMs: number }
  /** Simulated seconds a second that are reached, where the world falls short. */
  #reachedSpeed: number | undefined
  #measured: { readonly worldMs: number; readonly realMs: number; readonly isShort: boolean }[] = []
  #toldMs: number

  /**
   * @param options.nowMs The time of day, ms since 1970.
   * @param options.startAtMs Where a clock of its own begins.
   */
  constructor({ nowMs, startAtMs, speed = 1 }: { nowMs: () => number; startAtMs: number; speed?: number | undefined }) {
    this.#timeOfDayMs = nowMs
    this.#realMs = steadyClock(nowMs)
    this.#isTimeOfDay = speed === 1
    this.#speed = speed
    this.#from = { worldMs: startAtMs, realMs: this.#realMs() }
    this.#toldMs = startAtMs
  }

  get isTimeOfDay(): boolean {
    return this.#isTimeOfDay
  }

  get speed(): number {
    return this.#speed
  }

  get isPaused(): boolean {
    return this.#paused
  }

  /** Where a step or jump that is under way goes. */
  get goalMs(): number | undefined {
    return this.#goalMs
  }

  /** See `WorldState.speedReached`. */
  get reachedSpeed(): number | undefined {
    return this.#reachedSpeed
  }

  /** How fast it shows time, simulated seconds a second: 0 while paused or under way to a goal. */
  get rate(): number {
    return this.#paused || this.#goalMs !== undefined ? 0 : (this.#reachedSpeed ?? this.#speed)
  }

  nowMs(): number {
    if (this.#isTimeOfDay) return this.#timeOfDayMs()
    const { worldMs, realMs } = this.#from
    this.#toldMs = Math.max(this.#toldMs, worldMs + (this.#realMs() - realMs) * this.rate)
    return this.#toldMs
  }

  /** Where the world should be by now. */
  get wantedMs(): number {
    if (this.#goalMs !== undefined) return this.#goalMs
    if (this.#isTimeOfDay) return this.#timeOfDayMs()
    const { worldMs, realMs } = this.#from
    return worldMs + (this.#realMs() - realMs) * (this.#paused ? 0 : this.#speed)
  }

  /**
   * The world has got so far, where it should have come to `wantedMs` as of when it was asked. A clock of its own waits
   * for a world that is far behind; the time of day does not, and is caught up with.
   */
  reached(worldMs: number, wantedMs: number): void {
    if (this.#goalMs !== undefined) {
      const isThere = worldMs + STEP_MS > wantedMs
      this.#goOnFrom(isThere ? this.#goalMs : worldMs)
      if (isThere) this.#goalMs = undefined
      return
    }
    if (this.#paused) return
    const caughtUpMs = CAUGHT_UP_MS * (this.#reachedSpeed ?? this.#speed)
    const isShort = worldMs + STEP_MS + caughtUpMs <= wantedMs
    this.#measure(worldMs, isShort)
    if (isShort && !this.#isTimeOfDay) this.#goOnFrom(worldMs + caughtUpMs)
  }

  setSpeed(speed: number): void {
    if (speed === this.#speed) return
    this.#leave()
    this.#speed = speed
  }

  /** Pausing ends a step or jump where it is. */
  setPaused(paused: boolean): void {
    if (paused === this.#paused && this.#goalMs === undefined) return
    this.#leave()
    this.#paused = paused
    this.#goalMs = undefined
  }

  /** On to a later time as fast as the world can, then as before; `pause` stops it there. */
  goTo(goalMs: number, { pause = this.#paused } = {}): void {
    this.#leave()
    this.#paused = pause
    this.#goalMs = goalMs
  }

  /** From here on by a clock of its own, which goes on from where it is. */
  #leave(): void {
    const worldMs = this.nowMs()
    this.#toldMs = worldMs
    this.#isTimeOfDay = false
    this.#goOnFrom(worldMs)
    this.#measured = []
    this.#reachedSpeed = undefined
  }

  #goOnFrom(worldMs: number): void {
    this.#from = { worldMs, realMs: this.#realMs() }
  }

  #measure(worldMs: number, isShort: boolean): void {
    const realMs = this.#realMs()
    this.#measured.push({ worldMs, realMs, isShort })
    while (realMs - (this.#measured[0]?.realMs ?? realMs) > MEASURED_MS) this.#measured.shift()
    const [first] = this.#measured
    if (!first || realMs === first.realMs || !this.#measured.some((each) => each.isShort)) {
      this.#reachedSpeed = undefined
      return
    }
    const reached = (worldMs - first.worldMs) / (realMs - first.realMs)
    // Two digits: what it is exactly changes with every beat, and says no more. Catching up with the day is no shortfall.
    this.#reachedSpeed = reached < this.#speed ? Number(reached.toPrecision(2)) : undefined
  }
}
