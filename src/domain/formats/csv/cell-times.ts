import { isPlausibleTime } from '../../plausible-time.ts'
import { parseInstant } from '../instant.ts'
import { CharCodeReader, type CharCodes } from './char-codes.ts'

/** How dates with slashes, dots or dashes go where the year is last. */
export type DayOrder = 'day-first' | 'month-first'

/** How long a day is as it is written. */
const DAY = '2026-03-14'
const ZERO = 48
const DASH = 45
const COLON = 58
const SECOND_MS = 1000
/** A zone at the end of a text, or seconds since 1970, which need none. */
const ZONED = /(?:Z|UTC|GMT|:\d{2}(?:\.\d{1,9})?\s*[+-]\d{2}:?\d{2})\s*$|^\s*\d{9,14}(?:\.\d+)?\s*$/i
const ENDS_IN_NOTHING = /^(?:Z|\s*UTC|\s*GMT)?$/i

/**
 * Reads the times of a column. Most of a file's times are of few days: the last day is kept, and the clock is read straight
 * from its characters.
 */
export class TimeColumn {
  readonly #order: DayOrder
  readonly #codes = new CharCodeReader()
  /** The last day, and what parts it from the clock. */
  readonly #day = new Uint16Array(DAY.length + 1)
  #dayMs = Number.NaN
  #hasUnzoned = false

  constructor(order: DayOrder) {
    this.#order = order
  }

  /** Whether a time was read that says no zone. */
  get hasUnzoned(): boolean {
    return this.#hasUnzoned
  }

  /** Milliseconds since 1970, UTC, of a part of a text; undefined where it is no time that a report may be from. */
  at(text: string, codes: CharCodes, from: number, to: number): number | undefined {
    const quick = this.#quick(text, codes, from, to)
    if (quick !== undefined) {
      if (to - from === 19) this.#hasUnzoned = true
      return quick
    }
    const cell = text.slice(from, to)
    const atMs = timeIn(cell, this.#order)
    if (atMs !== undefined && !this.#hasUnzoned && !ZONED.test(cell)) this.#hasUnzoned = true
    return atMs
  }

  /** As `at`, of a whole text. */
  in(text: string): number | undefined {
    return this.at(text, this.#codes.of(text), 0, text.length)
  }

  /** `2026-03-14T12:04:31` and `2026-03-14 12:04:31`, with a Z or without. */
  #quick(text: string, codes: CharCodes, from: number, to: number): number | undefined {
    const length = to - from
    if (length !== 19 && !(length === 20 && codes[to - 1] === 90)) return undefined
    if (codes[from + 4] !== DASH || codes[from + 13] !== COLON) return undefined
    if (codes[from + 16] !== COLON) return undefined
    if (!this.#isDay(codes, from)) {
      const dayMs = parseInstant(text.slice(from, from + DAY.length))
      if (dayMs === undefined) return undefined
      this.#day.set(codes.subarray(from, from + this.#day.length))
      this.#dayMs = dayMs
    }
    const hours = two(codes, from + 11)
    const minutes = two(codes, from + 14)
    const seconds = two(codes, from + 17)
    if (!(hours < 24 && minutes < 60 && seconds < 60)) return undefined
    return this.#dayMs + ((hours * 60 + minutes) * 60 + seconds) * SECOND_MS
  }

  #isDay(codes: CharCodes, from: number): boolean {
    const day = this.#day
    for (let i = 0; i < day.length; i++) if (codes[from + i] !== day[i]) return false
    return true
  }
}

/** Two digits as a number; NaN where they are none. */
function two(codes: CharCodes, at: number): number {
  const tens = (codes[at] as number) - ZERO
  const ones = (codes[at + 1] as number) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const PARTED =
  /^\s*(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?)?\s*(.{0,8})$/

/** A time in any form that is read: ISO 8601, seconds or milliseconds since 1970, dates with slashes. */
function timeIn(text: string, order: DayOrder): number | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 60) return undefined
  if (/^\d{9,14}(\.\d+)?$/.test(trimmed)) {
    const number = Number(trimmed)
    const ms = Math.round(number >= 1e11 ? number : number * SECOND_MS)
    return isPlausibleTime(ms) ? ms : undefined
  }
  const iso = parseInstant(trimmed)
  if (iso !== undefined) return iso
  const match = PARTED.exec(trimmed)
  if (!match) return undefined
  const [, first = '', second = '', third = '', hour = '0', minute = '00', secondOf = '00', fraction = '', end = ''] =
    match
  if (!ENDS_IN_NOTHING.test(end)) return undefined
  const parts = dateParts(first, second, third, order)
  if (!parts) return undefined
  const [year, month, day] = parts
  return parseInstant(
    `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:${secondOf}${fraction}Z`,
  )
}

function dateParts(
  first: string,
  second: string,
  third: string,
  order: DayOrder,
): [string, string, string] | undefined {
  if (first.length === 4) return [first, second, third]
  const year = third.length === 2 ? `20${third}` : third
  if (year.length !== 4) return undefined
  return order === 'day-first' ? [year, second, first] : [year, first, second]
}

/** Which way the dates of a column go, by the first that settles it; undefined where none does. */
export function dayOrderOf(dates: readonly string[]): DayOrder | undefined {
  for (const date of dates) {
    const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}/.exec(date)
    if (!match) continue
    if (Number(match[1]) > 12) return 'day-first'
    if (Number(match[2]) > 12) return 'month-first'
  }
  return undefined
}

/** Whether the dates of a column can be taken either way. */
export function hasDayOrder(date: string): boolean {
  return /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(date)
}
