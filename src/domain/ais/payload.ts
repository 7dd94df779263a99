import { LONGEST_LINE } from './line-splitter.ts'
import type { Problem } from './problem.ts'

/** Nine sentences of the longest line that the splitter lets through. */
const LONGEST_SYMBOLS = 9 * LONGEST_LINE

const INVALID = 255

/**
 * The six bits of each payload character, by character code (ITU-R M.1371 leaves this to IEC 61162-1, "6-bit ASCII").
 */
const SYMBOL_OF_CODE = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 48 && code <= 87) return code - 48
  if (code >= 96 && code <= 119) return code - 56
  return INVALID
})

/**
 * The bits of one AIS message, read as fields: bit 0 is the first on the air. One payload is made once and used for
 * message after message: `clear`, `append` each sentence's part, read. Bits past the end mean nothing: ask `has` first.
 */
export class Payload {
  readonly #symbols = new Uint8Array(LONGEST_SYMBOLS)
  #bitLength = 0

  /** How many bits there are, fill bits not counted. */
  get bitLength(): number {
    return this.#bitLength
  }

  /** Forgets everything, for the next message. */
  clear(): void {
    this.#bitLength = 0
  }

  /**
   * Adds the six-bit text of one sentence, less its last `fillBits` bits; says what is wrong with the text, if
   * anything.
   */
  append(text: string, fillBits: number): Problem | undefined {
    const symbols = this.#symbols
    const shift = this.#bitLength % 6
    const begin = (this.#bitLength - shift) / 6
    for (let place = 0; place < text.length; place++) {
      const symbol = SYMBOL_OF_CODE[text.charCodeAt(place)] ?? INVALID
      if (symbol === INVALID) {
        const found = `payload character ${place + 1} is "${text[place]}"`
        return { reason: 'payload-character', message: `${found}, expected 0 to W or \` to w` }
      }
      // Only behind a part that has fill bits before the last one, which is rare, does this part lie off the grid of
      // six.
      if (shift === 0) symbols[begin + place] = symbol
      else this.#setOffGrid(begin + place, shift, symbol)
    }
    this.#bitLength += Math.max(0, text.length * 6 - fillBits)
    return undefined
  }

  /** Puts six bits behind the first `shift` bits of the symbol at `index`, which stay. */
  #setOffGrid(index: number, shift: number, symbol: number): void {
    const before = (this.#symbols[index] ?? 0) & ~(63 >> shift)
    this.#symbols[index] = before | (symbol >> shift)
    this.#symbols[index + 1] = (symbol << (6 - shift)) & 63
  }

  /** Whether all `width` bits from `start` on are there. */
  has(start: number, width: number): boolean {
    return start + width <= this.#bitLength
  }

  /** One bit, true for 1. */
  flag(start: number): boolean {
    return this.unsigned(start, 1) === 1
  }

  /** A number of at most 30 bits, 0 or more. */
  unsigned(start: number, width: number): number {
    const symbols = this.#symbols
    let index = (start / 6) | 0
    const bitsBefore = start - index * 6
    let value = (symbols[index] ?? 0) & (63 >> bitsBefore)
    let missing = width - (6 - bitsBefore)
    while (missing >= 6) {
      index += 1
      value = (value << 6) | (symbols[index] ?? 0)
      missing -= 6
    }
    return missing > 0 ? (value << missing) | ((symbols[index + 1] ?? 0) >> (6 - missing)) : value >> -missing
  }

  /** A number of at most 30 bits in two's complement. */
  signed(start: number, width: number): number {
    return (this.unsigned(start, width) << (32 - width)) >> (32 - width)
  }

  /**
   * Six-bit text (ITU-R M.1371 table 47) up to the first `@` or the end of the field, spaces and all. A field cut off
   * by the end of the payload gives its whole characters.
   */
  characters(start: number, width: number): string {
    const end = Math.min(start + width, this.#bitLength)
    const codes: number[] = []
    for (let at = start; at + 6 <= end; at += 6) {
      const symbol = this.unsigned(at, 6)
      if (symbol === 0) break
      codes.push(symbol < 32 ? symbol + 64 : symbol)
    }
    return String.fromCharCode(...codes)
  }

  /**
   * Text as people read it: up to the first `@`, without spaces at the end. Undefined when empty, and when the payload
   * ends inside the text by more than its last character: half a name is another name.
   */
  text(start: number, width: number): string | undefined {
    const characters = this.characters(start, width)
    const available = Math.min(width, this.#bitLength - start)
    const endsInside = available <= width - 6 && characters.length === Math.floor(available / 6)
    return endsInside ? undefined : characters.trimEnd() || undefined
  }
}
