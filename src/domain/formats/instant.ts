import { isPlausibleTime } from '../plausible-time.ts'

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i

/**
 * Milliseconds since 1970 of an ISO 8601 text, or undefined when it is none, names a day, hour or zone that does not
 * exist, or lies outside the times that a report may be from.
 * A text without a zone is UTC, as every format read here has it; a date alone is its midnight.
 */
export function parseInstant(text: string): number | undefined {
  const match = ISO.exec(text.trim())
  if (!match) return undefined
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match
  const utcMs = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  const made = new Date(utcMs)
  const exists =
    made.getUTCMonth() === Number(month) - 1 &&
    made.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60
  const zoned = exists ? utcMs + Math.round(Number(`0${fraction}`) * 1000) - zoneMs(zone) : Number.NaN
  return isPlausibleTime(zoned) ? zoned : undefined
}

function zoneMs(zone: string): number {
  if (/^[A-Z]/i.test(zone)) return 0
  const sign = zone.startsWith('-') ? -1 : 1
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return hours <= 14 && minutes < 60 ? sign * (hours * 60 + minutes) * 60_000 : Number.NaN
}
