/**
 * From 1990, before which there was no AIS, to 2100. A time outside is a fault of its sender, and would put the clock, the
 * timeline and everything after it wrong.
 */
const FROM_MS = Date.UTC(1990, 0)
const TO_MS = Date.UTC(2100, 0)

/** Whether a report may be from that time (milliseconds since 1970, UTC). NaN may not. */
export function isPlausibleTime(atMs: number): boolean {
  return atMs >= FROM_MS && atMs < TO_MS
}

/** What is expected of a time, for messages. */
export const PLAUSIBLE_TIMES = '1990 to 2099'
