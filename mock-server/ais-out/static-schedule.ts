const CYCLE_S = 360

/** The golden ratio's fraction: its multiples lie evenly whatever the numbers are. */
const GOLDEN = 0.618_033_988_749_895

/**
 * When each station says who it is: once in six minutes (ITU-R M.1371-5 annex 8, 3.3), each at a second that follows
 * from its MMSI, so that they are spread over the cycle and no list need be sorted.
 */
export class StaticSchedule {
  readonly #bySecond: Set<string>[] = Array.from({ length: CYCLE_S }, () => new Set())
  readonly #secondOf = new Map<string, number>()
  /** Whole seconds since 1970 up to which all was given; none before the first time. */
  #doneS: number | undefined

  /** The latest time it was asked about, milliseconds since 1970; 0 before the first. */
  get nowMs(): number {
    return this.#nowMs
  }
  #nowMs = 0

  /** Gives a track the second that its MMSI has. */
  set(trackId: string, mmsi: number): void {
    const second = Math.floor(((mmsi * GOLDEN) % 1) * CYCLE_S)
    const before = this.#secondOf.get(trackId)
    if (before === second) return
    if (before !== undefined) this.#bySecond[before]?.delete(trackId)
    this.#secondOf.set(trackId, second)
    this.#bySecond[second]?.add(trackId)
  }

  /**
   * The tracks whose second has come since the last time asked, in order, each once however long that is ago. The first
   * time asked gives none, and a time that lies back gives none.
   */
  dueAt(atMs: number): string[] {
    const nowS = Math.floor(atMs / 1000)
    this.#nowMs = Math.max(this.#nowMs, atMs)
    const sinceS = this.#doneS ?? nowS
    if (nowS <= sinceS) {
      this.#doneS = sinceS
      return []
    }
    this.#doneS = nowS
    const due: string[] = []
    for (let second = Math.max(sinceS, nowS - CYCLE_S) + 1; second <= nowS; second++)
      due.push(...(this.#bySecond[second % CYCLE_S] ?? []))
    return due
  }
}
