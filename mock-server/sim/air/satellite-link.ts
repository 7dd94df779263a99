/** How a drone's line is: its delay, and a time without it. */
export interface LinkSpec {
  /** One way, seconds, 0 to 10. */
  readonly delayS: number
  /** From then on nothing goes through, milliseconds since 1970; missing: it is not lost. */
  readonly lostFromMs?: number
  /** Until then; missing: until it is set anew. */
  readonly lostUntilMs?: number
}

/** One way over a geostationary satellite with the coding at both ends: about 0.25 s of light time, the rest notional. */
export const SATELLITE_DELAY_S = 0.6
const LONGEST_DELAY_S = 10

/** What is wrong with a line; undefined when nothing is. */
function linkProblem({ delayS, lostFromMs, lostUntilMs }: LinkSpec): string | undefined {
  if (!(delayS >= 0 && delayS <= LONGEST_DELAY_S))
    return `link.delayS is ${delayS}, expected 0 to ${LONGEST_DELAY_S} seconds`
  if (lostFromMs === undefined)
    return lostUntilMs === undefined ? undefined : 'link.lostFromMs is not there, expected one with a link.lostUntilMs'
  if (!Number.isFinite(lostFromMs)) return `link.lostFromMs is ${lostFromMs}, expected milliseconds since 1970`
  if (lostUntilMs !== undefined && !(lostUntilMs > lostFromMs))
    return `link.lostUntilMs is ${lostUntilMs}, expected more than link.lostFromMs, ${lostFromMs}`
  return undefined
}

interface UnderWay<Order> {
  readonly order: Order
  readonly sentMs: number
  arrivedMs?: number
}

/**
 * The line between a drone and those who send it. What is said while it is lost is never heard; an order waits and goes up
 * when the line is back. One order is under way at a time: a newer one takes its place.
 */
export class SatelliteLink<Frame extends { readonly atMs: number }, Order> {
  #spec: LinkSpec = { delayS: SATELLITE_DELAY_S }
  #waiting: Frame[] = []
  #heard: Frame
  #heardMs: number
  #up: UnderWay<Order> | undefined

  constructor(first: Frame) {
    this.#heard = first
    this.#heardMs = first.atMs
  }

  /** What is known at once, without the line. */
  know(frame: Frame): void {
    this.#heard = frame
    this.#heardMs = frame.atMs
  }

  get delayS(): number {
    return this.#spec.delayS
  }

  /** Throws where `linkProblem` names one. */
  set(spec: LinkSpec): void {
    const problem = linkProblem(spec)
    if (problem !== undefined) throw new RangeError(problem)
    this.#spec = spec
  }

  /** Since when there is no line at a moment; undefined when there is one. */
  lostSinceMs(atMs: number): number | undefined {
    const { lostFromMs, lostUntilMs = Number.POSITIVE_INFINITY } = this.#spec
    return lostFromMs !== undefined && atMs >= lostFromMs && atMs < lostUntilMs ? lostFromMs : undefined
  }

  /** The drone says something. */
  tell(frame: Frame): void {
    this.heard(frame.atMs)
    if (this.lostSinceMs(frame.atMs) === undefined) this.#waiting.push(frame)
  }

  /** The last thing that has come down by then; it does not go back in time. */
  heard(byMs: number): Frame {
    for (;;) {
      const first = this.#waiting[0]
      if (!first || first.atMs + this.#spec.delayS * 1000 > byMs) return this.#heard
      this.#heard = first
      this.#heardMs = first.atMs + this.#spec.delayS * 1000
      this.#waiting.shift()
    }
  }

  /** When that came down. */
  get heardMs(): number {
    return this.#heardMs
  }

  /** Sends an order up. */
  send(order: Order, atMs: number): void {
    this.#up = { order, sentMs: atMs }
  }

  /** The order that reaches the drone at this moment; each is given once. */
  arriving(atMs: number): Order | undefined {
    const up = this.#up
    if (!up || up.arrivedMs !== undefined) return undefined
    const leftMs = atMs - this.#spec.delayS * 1000
    if (leftMs < up.sentMs || this.lostSinceMs(leftMs) !== undefined || this.lostSinceMs(atMs) !== undefined)
      return undefined
    up.arrivedMs = atMs
    return up.order
  }

  /** The order of which nothing heard by then says that it has arrived. */
  pending(byMs: number): Order | undefined {
    const heard = this.heard(byMs)
    const up = this.#up
    if (!up) return undefined
    if (up.arrivedMs === undefined || heard.atMs < up.arrivedMs) return up.order
    this.#up = undefined
    return undefined
  }
}
