import type { StoredReport } from '#domain/track-store.ts'
import { HISTORY_MS } from './track-history.ts'

/** Asked again each time, for what came a little out of order. */
const OVERLAP_MS = 60_000
/** What came later than that is found by a look at the whole. */
const WHOLE_EVERY_MS = 60_000

interface Held {
  readonly fromMs: number
  readonly toMs: number
  readonly reports: readonly StoredReport[]
  /** Where the picture began when all of this was asked for. */
  readonly beginsMs: number
  readonly wholeAtMs: number
}

/** When it is asked, and how far back the picture goes; all ms, the last by a clock that only runs. */
export interface Look {
  readonly nowMs: number
  readonly beginsMs: number
  readonly clockMs: number
}

/**
 * The reports of one track in the two hours before an instant. The whole is asked for once, then only what is new; again
 * when the instant went back, when the picture reaches further back than it did, and once a minute.
 */
export class TrackPast {
  readonly #around: (fromMs: number, toMs: number) => Promise<readonly StoredReport[]>
  #held: Held | undefined
  #generation = 0

  constructor(around: (fromMs: number, toMs: number) => Promise<readonly StoredReport[]>) {
    this.#around = around
  }

  /** Another picture begins: what was held is nobody's. */
  forget(): void {
    this.#held = undefined
    this.#generation++
  }

  /** Oldest first; the same list as before when nothing is new. Undefined when the picture changed meanwhile. */
  async look({ nowMs, beginsMs, clockMs }: Look): Promise<readonly StoredReport[] | undefined> {
    const generation = this.#generation
    const held = this.#held
    const fromMs = nowMs - HISTORY_MS
    const goesOn =
      held !== undefined &&
      fromMs >= held.fromMs &&
      fromMs <= held.toMs &&
      nowMs >= held.toMs &&
      beginsMs >= held.beginsMs &&
      clockMs - held.wholeAtMs < WHOLE_EVERY_MS
    const askedMs = goesOn ? Math.max(fromMs, held.toMs - OVERLAP_MS) : fromMs
    const found = await this.#around(askedMs, nowMs)
    if (generation !== this.#generation) return undefined
    const kept = goesOn ? held.reports.filter(({ atMs }) => atMs >= fromMs && atMs < askedMs) : []
    const reports = unlessSame(held?.reports, [...kept, ...found])
    this.#held = goesOn
      ? { ...held, fromMs, toMs: nowMs, reports }
      : { fromMs, toMs: nowMs, reports, beginsMs, wholeAtMs: clockMs }
    return reports
  }
}

/** The list that was there where the new one tells the same, so that nothing is drawn anew. */
function unlessSame(
  before: readonly StoredReport[] | undefined,
  now: readonly StoredReport[],
): readonly StoredReport[] {
  if (before?.length !== now.length) return now
  return now.every((report, i) => isSame(report, before[i])) ? before : now
}

function isSame(one: StoredReport, other: StoredReport | undefined): boolean {
  return one.atMs === other?.atMs && one.lon === other.lon && one.lat === other.lat
}
