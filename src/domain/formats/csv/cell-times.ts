import { isPlausibleTime } from '../../plausible-time.ts'
import { parseInstant } from '../instant.ts'

/** How dates with slashes, dots or dashes go where the year is last. */
export type DayOrder = 'day-first' | 'month-first'

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
  #day = ''
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
  at(text: string, from: number, to: number): number | undefined {
    const quick = this.#quick(text, from, to)
    if (quick !== undefined) {
      if (to - from === 19) this.#hasUnzoned = true
      return quick
    }
    const cell = text.slice(from, to)
    const atMs = timeIn(cell, this.#order)
    if (atMs !== undefined && !this.#hasUnzoned && !ZONED.test(cell)) this.#hasUnzoned = true
    return atMs
  }

  /** `2026-03-14T12:04:31` and `2026-03-14 12:04:31`, with a Z or without. */
  #quick(text: string, from: number, to: number): number | undefined {
    const length = to - from
    if (length !== 19 && !(length === 20 && text.charCodeAt(to - 1) === 90)) return undefined
    if (text.charCodeAt(from + 4) !== DASH || text.charCodeAt(from + 13) !== COLON) return undefined
    if (text.charCodeAt(from + 16) !== COLON) return undefined
    if (!text.startsWith(this.#day, from) || this.#day === '') {
      const dayMs = parseInstant(text.slice(from, from + 10))
      if (dayMs === undefined) return undefined
      this.#day = text.slice(from, from + 11)
      this.#dayMs = dayMs
    }
    const hours = two(text, from + 11)
    const minutes = two(text, from + 14)
    const seconds = two(text, from + 17)
    if (!(hours < 24 && minutes < 60 && seconds < 60)) return undefined
    return this.#dayMs + ((hours * 60 + minutes) * 60 + seconds) * SECOND_MS
  }
}

/** Two digits as a number; NaN where they are none. */
function two(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO]
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
