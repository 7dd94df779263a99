/** A text as AIS can send it, and what that cost. */
export interface FittedText {
  /** Capitals, digits and signs of the six-bit alphabet only, at most as many as asked for. */
  readonly text: string
  /** Characters that another one, or `?`, stands in for. A small letter sent as a capital is not counted. */
  readonly replaced: number
  /** Characters that did not fit in the field. */
  readonly cut: number
}

const REPLACEMENT = '?'

/**
 * Fits a text into a field of so many characters of the AIS six-bit alphabet (ITU-R M.1371-5 annex 8, table 47): space
 * to `_` in ASCII but for `@`, which ends a text. Small letters become capitals, letters with marks lose these, all else
 * becomes `?`; what is too long is cut. Spaces around the text are dropped, as a reader drops them.
 */
export function fitSixBitText(text: string, characters: number): FittedText {
  let replaced = 0
  const fitted = [...text.trim()].map((character) => {
    const capital = character.toUpperCase()
    if (isOfAlphabet(capital)) return capital
    replaced += 1
    const plain = capital.normalize('NFKD').replaceAll(/\p{Mark}/gu, '')
    return plain !== '' && isOfAlphabet(plain) ? plain : REPLACEMENT
  })
  const whole = fitted.join('')
  return { text: whole.slice(0, characters).trimEnd(), replaced, cut: Math.max(0, whole.length - characters) }
}

/** The index of the first character that the six-bit alphabet has not; undefined where it has all. */
export function placeOutsideAlphabet(text: string): number | undefined {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 || code > 95 || code === AT_SIGN) return at
  }
  return undefined
}

const AT_SIGN = 64

function isOfAlphabet(text: string): boolean {
  return placeOutsideAlphabet(text) === undefined
}
