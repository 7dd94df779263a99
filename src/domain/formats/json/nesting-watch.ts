const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** Our limit for imports. Real documents nest about ten deep. */
export const DEEPEST_JSON = 64

/**
 * Arrays and objects in one text. Each takes about 80 bytes once parsed (measured in Node 24), so that 128 Mi characters of `[],`
 * would take 3.6 GB; a position takes one, and at least 13 characters, so that 100 MB of positions are below this.
 */
export const MOST_JSON_CONTAINERS = 8 * 2 ** 20

/**
 * Watches how deep a JSON text nests, and how many arrays and objects it has, while it comes in, in pieces cut anywhere. What a
 * parser makes of some texts is thirty times as large as they are, before anything could be said of them.
 */
export class NestingWatch {
  #depth = 0
  #isInString = false
  #isEscaped = false
  #isTooDeep = false
  #containers = 0

  /** Whether the text so far has more arrays and objects than `MOST_JSON_CONTAINERS`. */
  get isTooMany(): boolean {
    return this.#containers > MOST_JSON_CONTAINERS
  }

  /** Whether the text so far went deeper than `DEEPEST_JSON`. */
  get isTooDeep(): boolean {
    return this.#isTooDeep
  }

  push(text: string): void {
    if (this.#isTooDeep) return
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (code === BACKSLASH) this.#isEscaped = true
        else if (code === QUOTE) this.#isInString = false
      } else if (code === QUOTE) this.#isInString = true
      else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
        this.#containers++
        if (++this.#depth > DEEPEST_JSON) {
          this.#isTooDeep = true
          return
        }
      } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) this.#depth--
    }
  }

  /** For the next text. */
  reset(): void {
    this.#depth = 0
    this.#isInString = false
    this.#isEscaped = false
    this.#isTooDeep = false
    this.#containers = 0
  }
}
