const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const MINUTES_A_DAY = 1440

/**
 * When a watch area is watched, UTC. Every part that is there must hold; an empty schedule always does.
 * A span of minutes may run over midnight (`fromMinute` 1320, `toMinute` 240: 22:00 to 04:00) and then belongs to the
 * day on which it begins. Equal minutes mean the whole day.
 */
export interface Schedule {
  /** From this instant, inclusive, milliseconds since 1970. */
  readonly fromMs?: number
  /** Until this instant, exclusive. */
  readonly toMs?: number
  /** Days of the week, 0 Sunday to 6 Saturday. No list, or an empty one, means every day. */
  readonly days?: readonly number[]
  /** Minutes after midnight, 0 to 1440: from, inclusive; 0 without. */
  readonly fromMinute?: number
  /** Until, exclusive; 1440 without. */
  readonly toMinute?: number
}

/** Whether a schedule holds at an instant (milliseconds since 1970). */
export function isActiveAt(schedule: Schedule, atMs: number): boolean {
  const { fromMs, toMs, days, fromMinute = 0, toMinute = MINUTES_A_DAY } = schedule
  if (fromMs !== undefined && atMs < fromMs) return false
  if (toMs !== undefined && atMs >= toMs) return false
  const day = Math.floor(atMs / DAY_MS)
  const minute = (atMs - day * DAY_MS) / MINUTE_MS
  if (fromMinute === toMinute) return isOn(days, day)
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute && isOn(days, day)
  return minute >= fromMinute ? isOn(days, day) : minute < toMinute && isOn(days, day - 1)
}

/**
 * The first instant after `atMs` at which a schedule begins or ends to hold, or undefined when it never does again.
 * It can only change at its own ends, at midnight and at its two minutes: those are tried, over eight days.
 */
export function nextChangeMs(schedule: Schedule, atMs: number): number | undefined {
  const { fromMs, toMs, fromMinute = 0, toMinute = MINUTES_A_DAY } = schedule
  const now = isActiveAt(schedule, atMs)
  // Before its first day nothing changes; from there on a week shows all it does.
  const start = fromMs !== undefined && fromMs > atMs ? fromMs : atMs
  if (start > atMs && isActiveAt(schedule, start) !== now) return start
  const candidates: number[] = []
  const today = Math.floor(start / DAY_MS)
  for (let day = today; day <= today + 8; day++)
    for (const minute of [0, fromMinute, toMinute]) candidates.push(day * DAY_MS + minute * MINUTE_MS)
  if (toMs !== undefined) candidates.push(toMs)
  candidates.sort((a, b) => a - b)
  return candidates.find((each) => each > start && isActiveAt(schedule, each) !== now)
}

/** 1970-01-01 was a Thursday. */
function isOn(days: readonly number[] | undefined, day: number): boolean {
  return days === undefined || days.length === 0 || days.includes((((day + 4) % 7) + 7) % 7)
}
