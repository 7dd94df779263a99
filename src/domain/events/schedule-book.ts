import { nextChangeMs } from './schedule.ts'
import type { WatchRule } from './zone-rule.ts'

/** When the schedules of some zones begin and end to hold. */
export class ScheduleBook {
  readonly #rules: readonly WatchRule[]
  /** Nothing changes after the first instant and before the second; the second is where something does. */
  #calm: readonly [afterMs: number, untilMs: number] | undefined

  constructor(rules: readonly WatchRule[]) {
    this.#rules = rules.filter(({ schedule }) => schedule)
  }

  /** The first instant after `atMs` at which some schedule changes; Infinity when none ever does. */
  nextAfter(atMs: number): number {
    if (this.#rules.length === 0) return Number.POSITIVE_INFINITY
    if (this.#calm && atMs >= this.#calm[0] && atMs < this.#calm[1]) return this.#calm[1]
    let next = Number.POSITIVE_INFINITY
    for (const { schedule } of this.#rules)
      if (schedule) next = Math.min(next, nextChangeMs(schedule, atMs) ?? Number.POSITIVE_INFINITY)
    this.#calm = [atMs, next]
    return next
  }
}
