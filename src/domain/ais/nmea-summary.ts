import type { AisMessage, PositionProblem } from './message.ts'

/** What an NMEA log held. */
export interface NmeaSummary {
  readonly lines: number
  /** Whole messages, by type number: `{ total: 3, byType: { '1': 2, '5': 1 } }`. */
  readonly messages: { readonly total: number; readonly byType: Readonly<Record<string, number>> }
  /** How many different senders. */
  readonly mmsis: number
  /** Messages with a usable position (types 1-4, 9, 11, 18, 19, 21, 27), those without a time included. */
  readonly positions: number
  /** Of `positions`, those that came before any time was known; each is a `no-time` reject and no report. */
  readonly untimedPositions: number
  /**
   * Messages of the same types without a usable position, by why. `not-available` is normal traffic; the others are
   * rejects too.
   */
  readonly positionsAbsent: Readonly<Partial<Record<PositionProblem, number>>>
  /** Earliest and latest time of the positions, milliseconds since 1970 UTC; absent when there are none. */
  readonly firstAtMs?: number
  readonly lastAtMs?: number
  /** Rejects by reason. */
  readonly rejected: Readonly<Record<string, number>>
}

/** Counts while a log is read. */
export class NmeaCounts {
  #positions = 0
  #untimedPositions = 0
  readonly #messagesOfType: number[] = Array.from({ length: 28 }, () => 0)
  readonly #positionsAbsent = new Map<PositionProblem, number>()
  readonly #rejected = new Map<string, number>()
  #firstAtMs = Number.POSITIVE_INFINITY
  #lastAtMs = Number.NEGATIVE_INFINITY

  /** A whole message. */
  message(type: AisMessage['type']): void {
    this.#messagesOfType[type] = (this.#messagesOfType[type] ?? 0) + 1
  }

  /** A usable position, and when it was true, where that is known. */
  position(atMs: number | undefined): void {
    this.#positions += 1
    if (atMs === undefined) {
      this.#untimedPositions += 1
      return
    }
    this.#firstAtMs = Math.min(this.#firstAtMs, atMs)
    this.#lastAtMs = Math.max(this.#lastAtMs, atMs)
  }

  /** A message that should have a usable position and has none. */
  positionAbsent(problem: PositionProblem): void {
    increment(this.#positionsAbsent, problem)
  }

  /** Something that could not be used. */
  reject(reason: string): void {
    increment(this.#rejected, reason)
  }

  /** The counts as they are now, which do not change with later ones: of the `lines` read so far, from `mmsis` different senders. */
  summary(lines: number, mmsis: number): NmeaSummary {
    const byType: Record<string, number> = {}
    let total = 0
    for (const [type, count] of this.#messagesOfType.entries()) {
      if (count > 0) byType[type] = count
      total += count
    }
    const span = this.#firstAtMs <= this.#lastAtMs ? { firstAtMs: this.#firstAtMs, lastAtMs: this.#lastAtMs } : {}
    return {
      lines,
      messages: { total, byType },
      mmsis,
      positions: this.#positions,
      untimedPositions: this.#untimedPositions,
      positionsAbsent: Object.fromEntries(this.#positionsAbsent),
      ...span,
      rejected: Object.fromEntries(this.#rejected),
    }
  }
}

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
