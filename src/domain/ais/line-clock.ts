const MINUTE_MS = 60_000
/** Stations send every ten seconds; a log may have a hole. */
const STATION_STEP_MS = 10 * MINUTE_MS

/** Tells when the message of a line was true. Times are milliseconds since 1970, UTC. */
export interface LineClock {
  /** A line says when it was received. */
  hear(atMs: number): void
  /** A base station says the whole time, by its own satellite clock. */
  hearStation(utcMs: number): void
  /**
   * When a message was true: the time its lines gave, if any, else what the clock makes of the UTC second (0 to 59) in
   * the message, else the time of the clock. Undefined while nothing is known of the time.
   */
  timeOf(lineAtMs: number | undefined, utcSecond: number | undefined): number | undefined
}

/**
 * A clock for recorded logs, driven by nothing but the log: the same lines give the same times. It stands at the last
 * time that a line gave. A message without one, but with a UTC second, was true at the instant nearest to the clock, at
 * most 30 s away, that has this second; if that is later, the clock goes forward to it. It never goes back by itself.
 *
 * Ships' clocks are off, and those that are ahead would push it on and on. So once a base station has told the whole time,
 * in a log whose lines tell none, the clock goes only as far as the stations' time does.
 */
export class LogClock implements LineClock {
  #nowMs: number | undefined
  #linesTellTime = false
  /** What a station's clock said first, and where this one stood then. */
  #station: { readonly utcMs: number; readonly nowMs: number } | undefined

  /**
   * @param startAtMs where the clock stands before the first line that has a time; left out, nothing is known until
   * then
   */
  constructor(startAtMs?: number) {
    this.#nowMs = startAtMs
  }

  hear(atMs: number): void {
    this.#linesTellTime = true
    this.#nowMs = atMs
  }

  hearStation(utcMs: number): void {
    if (this.#linesTellTime || this.#nowMs === undefined) return
    this.#station ??= { utcMs, nowMs: this.#nowMs }
    const stationNowMs = this.#station.nowMs + utcMs - this.#station.utcMs
    // A station may be wrong too: one that is far from the others moves nothing.
    if (stationNowMs <= this.#nowMs + STATION_STEP_MS) this.#nowMs = Math.max(this.#nowMs, stationNowMs)
  }

  timeOf(lineAtMs: number | undefined, utcSecond: number | undefined): number | undefined {
    if (lineAtMs !== undefined) return lineAtMs
    if (this.#nowMs === undefined || utcSecond === undefined) return this.#nowMs
    const atMs = nearestWithSecond(this.#nowMs, utcSecond)
    if (!this.#station) this.#nowMs = Math.max(this.#nowMs, atMs)
    return atMs
  }
}

/**
 * The instant of that second nearest to `nowMs`; of two that are 30 s away, the earlier: reports come late, not early.
 */
function nearestWithSecond(nowMs: number, utcSecond: number): number {
  const minuteStartMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS
  const inThisMinuteMs = minuteStartMs + utcSecond * 1000
  if (inThisMinuteMs - nowMs >= MINUTE_MS / 2) return inThisMinuteMs - MINUTE_MS
  if (nowMs - inThisMinuteMs > MINUTE_MS / 2) return inThisMinuteMs + MINUTE_MS
  return inThisMinuteMs
}

/** How far a line's own time may lie behind the receiver's before it is taken for a wrong clock. */
const TRUSTED_BEHIND_MS = 10 * MINUTE_MS
/** And how far ahead: one fast clock must not make the true reports that follow look late. */
const TRUSTED_AHEAD_MS = 5000

/** A clock for a live receiver: a line's own time when it is at most ten minutes old and five seconds ahead, else now. */
export class ReceiverClock implements LineClock {
  readonly #readNowMs: () => number
  readonly #told: (aheadMs: number) => void

  /** @param told Hears of each time that a line gives by how much it is ahead of now. */
  constructor(readNowMs: () => number, told: (aheadMs: number) => void = () => undefined) {
    this.#readNowMs = readNowMs
    this.#told = told
  }

  hear(): void {}

  hearStation(): void {}

  timeOf(lineAtMs: number | undefined): number {
    const nowMs = this.#readNowMs()
    if (lineAtMs !== undefined) this.#told(lineAtMs - nowMs)
    const isTrusted =
      lineAtMs !== undefined && lineAtMs >= nowMs - TRUSTED_BEHIND_MS && lineAtMs <= nowMs + TRUSTED_AHEAD_MS
    return isTrusted ? lineAtMs : nowMs
  }
}
