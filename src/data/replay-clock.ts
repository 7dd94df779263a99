/** Slowest and fastest that a replay runs, recorded seconds a second. */
export const SLOWEST = 0.1
export const FASTEST = 3600

/** What is offered, and what a press for faster goes through. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1200, 3600] as const

/** Near something to be seen a replay that skips the rest runs as asked, at least so long before and after, ms of recorded time. */
const NEAR_MS = 30_000
/** And so long on the screen: fast replays slow down earlier. */
const NEAR_SCREEN_MS = 3000
/** From there it takes so many times as long until it runs at full speed. */
const RAMP = 4
/** How much faster it runs where there is nothing. */
const SKIP_FACTOR = 30

/** A stretch that is played over and over. */
export interface Loop {
  readonly fromMs: number
  readonly toMs: number
}

/** How a replay is to run. */
export interface ReplayPace {
  /** Recorded seconds a second, 0.1 to 3600. */
  readonly speed: number
  readonly isBackward: boolean
  readonly loop: Loop | undefined
  /** When something is to be seen, in order of time: it runs fast elsewhere. Undefined runs evenly. */
  readonly landmarksMs: readonly number[] | undefined
}

/** Where the clock came to, and what stopped it there. */
export interface Advance {
  readonly atMs: number
  readonly reached: 'start' | 'end' | undefined
  /** How fast it ran, recorded seconds a second. */
  readonly speed: number
}

/**
 * The replay clock after so much time on the screen.
 *
 * @param span What there is: it stops at its ends, and begins a loop again that lies within.
 */
export function advance(
  atMs: number,
  passedMs: number,
  pace: ReplayPace,
  span: { readonly fromMs: number; readonly toMs: number },
): Advance {
  const { isBackward, loop, landmarksMs } = pace
  const speed = landmarksMs ? skippingSpeed(atMs, pace.speed, landmarksMs) : pace.speed
  const next = atMs + (isBackward ? -1 : 1) * passedMs * speed
  if (loop) {
    const length = loop.toMs - loop.fromMs
    if (length > 0 && !isBackward && next >= loop.toMs) return { atMs: loop.fromMs, reached: undefined, speed }
    if (length > 0 && isBackward && next <= loop.fromMs) return { atMs: loop.toMs, reached: undefined, speed }
  }
  // What is passed over at full speed still shows: it stops for no landmark, but never runs across one unseen.
  const landmark = landmarksMs && passedLandmark(atMs, next, landmarksMs)
  if (landmark !== undefined && speed > pace.speed)
    return { atMs: landmark - (isBackward ? -1 : 1) * nearMs(pace.speed), reached: undefined, speed }
  if (next >= span.toMs) return { atMs: span.toMs, reached: isBackward ? undefined : 'end', speed }
  if (next <= span.fromMs) return { atMs: span.fromMs, reached: isBackward ? 'start' : undefined, speed }
  return { atMs: next, reached: undefined, speed }
}

/** A tenth of a second on the screen: what one sees as one picture after another. */
export function frameStepMs(speed: number): number {
  return 100 * speed
}

/** What `J` and `L` do: the other way first turns round, the same way again is faster. */
export function fasterPace(
  { speed, isBackward }: Pick<ReplayPace, 'speed' | 'isBackward'>,
  wantsBackward: boolean,
  isPlaying: boolean,
): { readonly speed: number; readonly isBackward: boolean } {
  if (!isPlaying || isBackward !== wantsBackward) return { speed, isBackward: wantsBackward }
  return { speed: SPEEDS.find((each) => each > speed) ?? FASTEST, isBackward }
}

function nearMs(speed: number): number {
  return Math.max(NEAR_MS, NEAR_SCREEN_MS * speed)
}

function skippingSpeed(atMs: number, speed: number, landmarksMs: readonly number[]): number {
  const near = nearMs(speed)
  const away = Math.min(...nearestTwo(atMs, landmarksMs).map((each) => Math.abs(each - atMs)))
  if (away <= near) return speed
  const share = Math.min(1, (away - near) / (RAMP * near))
  const fastest = Math.max(speed, Math.min(FASTEST, speed * SKIP_FACTOR))
  return speed + (fastest - speed) * share * share * (3 - 2 * share)
}

/** The landmark before an instant and the one after. */
function nearestTwo(atMs: number, landmarksMs: readonly number[]): number[] {
  let low = 0
  let high = landmarksMs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((landmarksMs[middle] as number) <= atMs) low = middle + 1
    else high = middle
  }
  return [landmarksMs[low - 1], landmarksMs[low]].filter((each) => each !== undefined)
}

/** The first landmark on the way from one instant to another, in the way's direction, neither end counted. */
function passedLandmark(fromMs: number, toMs: number, landmarksMs: readonly number[]): number | undefined {
  return fromMs < toMs
    ? landmarksMs.find((each) => each > fromMs && each < toMs)
    : landmarksMs.findLast((each) => each < fromMs && each > toMs)
}

/** What was really achieved over the last second, against what was asked. */
export class SpeedMeter {
  #realMs = 0
  #playedMs = 0
  #real: number | undefined

  /** Recorded seconds a second over the last whole second; undefined before one has passed. */
  get real(): number | undefined {
    return this.#real
  }

  /** @param realMs By the clock on the wall. @param playedMs Of the recording, whichever way. */
  add(realMs: number, playedMs: number): void {
    this.#realMs += realMs
    this.#playedMs += Math.abs(playedMs)
    if (this.#realMs < 1000) return
    this.#real = this.#playedMs / this.#realMs
    this.#realMs = 0
    this.#playedMs = 0
  }

  /** It stands still, or runs otherwise from now on. */
  clear(): void {
    this.#realMs = 0
    this.#playedMs = 0
    this.#real = undefined
  }
}
