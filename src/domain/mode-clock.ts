import { ageText } from './notation.ts'

/** The newest words of the server, about ten seconds of them: the one that travelled fastest tells most. */
const KEPT = 20
/** A difference below this is the way of a message, or does no harm. Seconds. */
const TOLD_FROM_S = 5

/** How far this computer's clock is ahead of the server's, from when its words arrive. */
export class PageClock {
  readonly #aheadMs: number[] = []

  /** The server's time in a message, and this computer's when it came; milliseconds since 1970. */
  hear(serverMs: number, pageMs: number): void {
    this.#aheadMs.push(pageMs - serverMs)
    if (this.#aheadMs.length > KEPT) this.#aheadMs.shift()
  }

  /** Whole seconds, negative when it is behind; undefined before anything was heard. */
  get aheadS(): number | undefined {
    // A message can only be late: the smallest difference holds the least of its way.
    return this.#aheadMs.length === 0 ? undefined : Math.round(Math.min(...this.#aheadMs) / 1000)
  }
}

/** What is wrong with this computer's clock, in words; undefined when it is right or not known. */
export function clockWords(aheadS: number | undefined): string | undefined {
  if (aheadS === undefined || Math.abs(aheadS) < TOLD_FROM_S) return undefined
  return `This computer’s clock is ${ageText(Math.abs(aheadS))} ${aheadS > 0 ? 'ahead of' : 'behind'} the server’s`
}
