/**
 * Milliseconds since 1970 of a date and time in UTC; undefined when there is no such date or time
 * (31 February, hour 24, second 60, year 0 to 99).
 *
 * @param month 1 to 12
 */
export function utcMs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond = 0,
): number | undefined {
  if (hour > 23 || minute > 59 || second > 59 || millisecond > 999) return undefined
  const atMs = Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
  const date = new Date(atMs)
  // Date.UTC rolls the 31st of a short month into the next one, and reads years below 100 as 19xx.
  const asGiven = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return asGiven ? atMs : undefined
}
