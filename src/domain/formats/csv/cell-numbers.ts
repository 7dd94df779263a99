import type { CharCodes } from './char-codes.ts'

const MINUS = 45
const PLUS = 43
const DOT = 46
const ZERO = 48
const NINE = 57
const SPACE = 32
/** So many digits are exact in a double, whatever the place of the point. */
const EXACT_DIGITS = 15
const TENS = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power)

/**
 * The number in a part of a text, or NaN: straight from the codes of its characters, for there are millions of them. Blanks
 * around it are passed over; anything but digits, a sign and a point goes the long way.
 */
export function numberAt(text: string, codes: CharCodes, from: number, to: number): number {
  let at = from
  let end = to
  while (at < end && codes[at] === SPACE) at++
  while (end > at && codes[end - 1] === SPACE) end--
  if (at === end) return Number.NaN
  const first = codes[at]
  const isNegative = first === MINUS
  if (isNegative || first === PLUS) at++
  let whole = 0
  let digits = 0
  let decimals = -1
  for (; at < end; at++) {
    const code = codes[at] as number
    if (code >= ZERO && code <= NINE) {
      whole = whole * 10 + (code - ZERO)
      digits++
      if (decimals >= 0) decimals++
    } else if (code === DOT && decimals < 0) decimals = 0
    else return numberIn(text.slice(from, to))
  }
  if (digits === 0 || digits > EXACT_DIGITS) return numberIn(text.slice(from, to))
  // One division of two exact numbers is rounded right: the same as `Number` would give.
  const value = decimals > 0 ? whole / (TENS[decimals] as number) : whole
  return isNegative ? -value : value
}

/** The number that a text is, or NaN. */
export function numberIn(text: string): number {
  const trimmed = text.trim()
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(trimmed) ? Number(trimmed) : Number.NaN
}

const HEMISPHERE =
  /^\s*([NSEW])?\s*([+-]?\d{1,3}(?:\.\d+)?)(?:[°\s]+(\d{1,2}(?:\.\d+)?)(?:['′\s]+(\d{1,2}(?:\.\d+)?))?)?["″'′°\s]*([NSEW])?\s*$/i

/** Degrees of a text such as `4.25N`, `113 15.3 E` or `4°15'30"N`; NaN for others. */
export function degreesIn(text: string): number {
  if (text.length > 40) return Number.NaN
  const match = HEMISPHERE.exec(text)
  const side = (match?.[1] ?? match?.[5])?.toUpperCase()
  if (!match || side === undefined) return Number.NaN
  const [minutes, seconds] = [Number(match[3] ?? 0), Number(match[4] ?? 0)]
  if (minutes >= 60 || seconds >= 60) return Number.NaN
  const degrees = Math.abs(Number(match[2])) + minutes / 60 + seconds / 3600
  return side === 'S' || side === 'W' ? -degrees : degrees
}
