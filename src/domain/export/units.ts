import { METRES_PER_NM } from '#geo/measure.ts'

/** Knots as metres a second, to a tenth of a millimetre: finer than the hundredths of a knot that are kept. */
export function metresPerSecond(knots: number): number {
  return Math.round(((knots * METRES_PER_NM) / 3600) * 1e4) / 1e4
}

/** The last millisecond that a `Date` knows (ECMA-262, "Time Values and Time Range"). */
const LAST_MS = 8.64e15

/** The second told last, and its text to the point: rows in time order share it, and a `Date` costs more than the rest. */
let toldSecond = Number.NaN
let toldText = ''

/** A time as ISO 8601, UTC, with milliseconds. Times that no calendar of ours reaches are its end. */
export function isoTime(atMs: number): string {
  const wholeMs = Math.floor(Math.max(-LAST_MS, Math.min(LAST_MS, atMs)))
  const second = Math.floor(wholeMs / 1000)
  if (second !== toldSecond) {
    toldText = new Date(second * 1000).toISOString().slice(0, -4)
    toldSecond = second
  }
  return `${toldText}${String(wholeMs - second * 1000).padStart(3, '0')}Z`
}

/** A number without an exponent, as XML Schema wants of a decimal and not every reader of CSV knows; to a billionth. */
export function decimal(value: number): string {
  const size = Math.abs(value)
  // Between these no exponent is written (ECMA-262, "Number::toString").
  if (size === 0 || (size >= 1e-6 && size < 1e21)) return String(value)
  return size < 1 ? value.toFixed(9) : BigInt(value).toString()
}
