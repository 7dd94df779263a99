const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000

/** Tries again after 1 s, and after each further failure twice as long, at most 30 s. */
export class Retry {
  #failures = 0
  #timer: NodeJS.Timeout | undefined

  /** Calls `again` after the wait. Answers the wait in words, for the operator. */
  later(again: () => void): string {
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++)
    this.#timer = setTimeout(again, waitMs)
    const attempt = this.#failures > 1 ? `attempt ${this.#failures} failed, ` : ''
    return `${attempt}trying again in ${waitMs / 1000} s`
  }

  /** It works: the next failure is the first again. */
  succeeded(): void {
    this.#failures = 0
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
