import { isPlausibleTime } from '../../plausible-time.ts'
import { parseInstant } from '../instant.ts'
import type { Tally } from '../tally.ts'

/** ISO 8601 in full, with zone and nine decimals, takes 35 characters. */
const LONGEST_TIME = 40
/** PostgreSQL and MobilityDB write whole-hour zones as `+08`. */
const HOUR_ZONE = /:\d{2}(?:\.\d{1,9})?[+-]\d{2}$/
const ZONE = /(?:Z|UTC|[+-]\d{2}:?\d{2})$/i
const NUMBER = /^\d{9,13}(?:\.\d{1,9})?$/

/** What is expected of a time, for messages. */
export const JSON_TIMES = 'an ISO 8601 time or seconds or milliseconds since 1970, from 1990 to 2099'

/**
 * Milliseconds since 1970 of a time in JSON: an ISO 8601 text, or seconds or milliseconds since 1970 as a number or a
 * text. Which of the two a number is shows in its size: no time from 1990 to 2099 can be both. Undefined for all else.
 */
export function instantOf(value: unknown, tally: Tally): number | undefined {
  if (typeof value === 'number') return instantOfNumber(value)
  if (typeof value !== 'string' || value.length > LONGEST_TIME) return undefined
  const text = value.trim()
  if (NUMBER.test(text)) return instantOfNumber(Number(text))
  const atMs = parseInstant(HOUR_ZONE.test(text) ? `${text}:00` : text)
  if (atMs !== undefined && text.includes(':') && !ZONE.test(text) && !HOUR_ZONE.test(text))
    tally.note('Times without a zone are taken as UTC.')
  return atMs
}

function instantOfNumber(value: number): number | undefined {
  if (isPlausibleTime(value)) return Math.round(value)
  return isPlausibleTime(value * 1000) ? Math.round(value * 1000) : undefined
}
