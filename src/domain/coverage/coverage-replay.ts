import { failed, ok, type Result } from '#geo/result.ts'
import { CoverageGrid, type CoverageSnapshot, LOOK_GAP_S } from './coverage-grid.ts'
import type { Look } from './footprint.ts'
import type { Lattice } from './lattice.ts'
import { clippedLook, LookLog, type LookLogLimits } from './look-log.ts'

/** How far back the state can be taken, and how much memory that costs. */
export interface CoverageReplayLimits extends Partial<LookLogLimits> {
  /** A snapshot is kept this often at first; when there are too many, every second goes and they come half as often. */
  readonly snapshotEveryMs: number
  /** Each takes up to 14 bytes a cell: 10 MB over the waters of Malaysia at 1 NM. */
  readonly mostSnapshots: number
}

const LIMITS: CoverageReplayLimits = { snapshotEveryMs: 30 * 60_000, mostSnapshots: 8 }

interface Kept {
  readonly atMs: number
  readonly snapshot: CoverageSnapshot
}

/**
 * When the sea was last looked at, live and at any earlier time the log of looks still tells: painted on from the nearest
 * snapshot before it. As the log joins steps of up to a minute, an earlier state may differ from what was live by cells
 * at the edge (0.02 NM), and where a gap is within a minute of what separates two looks.
 */
export class CoverageReplay {
  readonly live: CoverageGrid
  readonly log: LookLog
  readonly #past: CoverageGrid
  readonly #mostSnapshots: number
  #everyMs: number
  #snapshots: Kept[] = []
  /** The time `#past` shows. */
  #pastMs = Number.NaN
  /** Before the first look nothing was seen: known as long as the log has not dropped it. */
  #firstMs = Number.NaN

  constructor(lattice: Lattice, limits: Partial<CoverageReplayLimits> = {}, lookGapS = LOOK_GAP_S) {
    const { snapshotEveryMs, mostSnapshots, ...log } = { ...LIMITS, ...limits }
    this.live = new CoverageGrid(lattice, lookGapS)
    this.#past = new CoverageGrid(lattice, lookGapS)
    this.log = new LookLog(log)
    this.#everyMs = snapshotEveryMs
    this.#mostSnapshots = Math.max(2, mostSnapshots)
  }

  /** Paints and keeps a look; looks are to come in the order of their ends. */
  add(look: Look): void {
    if (!(this.#firstMs < look.fromMs)) this.#firstMs = look.fromMs
    // Taken before the look that goes past the moment: all that ended until then is in, and nothing after it.
    const latest = this.#snapshots.at(-1)?.atMs ?? this.#firstMs
    const knownToMs = this.log.knownToMs
    if (look.toMs > knownToMs && knownToMs - latest >= this.#everyMs) this.#keep(knownToMs)
    this.live.paint(look)
    this.log.add(look)
  }

  /**
   * The grid as it was at a time: the live one at or after the latest look, else a second one that is repainted (the same
   * object each time, good until the next call). Fails for a time of which looks were dropped.
   */
  gridAt(atMs: number): Result<CoverageGrid> {
    if (!(atMs < this.log.knownToMs)) return ok(this.live)
    const { knownFromMs } = this.log
    if (this.#pastMs <= atMs && this.#pastMs >= knownFromMs) {
      this.#paintPast(this.#pastMs, atMs)
      return ok(this.#past)
    }
    const kept = this.#snapshots.findLast((each) => each.atMs <= atMs && each.atMs >= knownFromMs)
    if (!kept && knownFromMs > this.#firstMs)
      return failed(
        `time is ${new Date(atMs).toISOString()}, expected ${this.#earliest()} or later: looks before are not kept`,
      )
    if (kept) this.#past.restore(kept.snapshot)
    else this.#past.clear()
    this.#paintPast(kept ? kept.atMs : Number.NEGATIVE_INFINITY, atMs)
    return ok(this.#past)
  }

  clear(): void {
    this.live.clear()
    this.log.clear()
    this.#past.clear()
    this.#snapshots = []
    this.#pastMs = Number.NaN
    this.#firstMs = Number.NaN
  }

  #paintPast(fromMs: number, toMs: number): void {
    const parts = this.log
      .between(fromMs, toMs)
      .filter((look) => look.toMs > fromMs)
      .map((look) => clippedLook(look, fromMs, toMs))
      .filter((look) => look !== undefined)
    for (const part of parts.sort((a, b) => a.toMs - b.toMs)) this.#past.paint(part)
    this.#pastMs = toMs
  }

  #keep(atMs: number): void {
    this.#snapshots.push({ atMs, snapshot: this.live.snapshot() })
    if (this.#snapshots.length <= this.#mostSnapshots) return
    this.#snapshots = this.#snapshots.filter((_, i) => i % 2 === 1)
    this.#everyMs *= 2
  }

  #earliest(): string {
    const first = this.#snapshots.find((each) => each.atMs >= this.log.knownFromMs)
    return new Date(first?.atMs ?? this.log.knownToMs).toISOString()
  }
}
