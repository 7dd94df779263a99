/** Running counts of what a reader found. */
export class Tally {
  lines = 0
  messages = 0
  tracks = 0
  positions = 0
  /** Positions that only lack a time. */
  untimedPositions = 0
  readonly rejected: Record<string, number> = {}
  firstAtMs: number | undefined
  lastAtMs: number | undefined
  readonly #notes = new Set<string>()

  /** What was taken as given though the file does not say it, in sentences: each once, in the order in which it came up. */
  get notes(): readonly string[] {
    return [...this.#notes]
  }

  note(sentence: string): void {
    this.#notes.add(sentence)
  }

  position(atMs: number): void {
    this.positions++
    this.firstAtMs = Math.min(this.firstAtMs ?? atMs, atMs)
    this.lastAtMs = Math.max(this.lastAtMs ?? atMs, atMs)
  }

  reject(reason: string): void {
    this.rejected[reason] = (this.rejected[reason] ?? 0) + 1
  }
}
