import type { BlockFacts } from './block-facts.ts'
import { plainPath } from './block-lines.ts'
import type { KnownTracks } from './known-tracks.ts'
import { OpenBlock } from './open-block.ts'

/** When blocks end, and how much waits for a disk. */
export interface WriterLimits {
  /** A block ends with so many lines (or ten for each track that is known, for those it begins with), or so old. */
  readonly blockLines: number
  readonly blockMs: number
  /** How often lines are written: what a killed server loses is no older. */
  readonly writeEveryMs: number
  /** What waits for a disk that takes nothing; what comes beyond is lost. */
  readonly mostWaiting: number
  /** How long a disk that took nothing is left alone. */
  readonly retryMs: number
}

export const USUAL_LIMITS: WriterLimits = {
  blockLines: 10_000,
  blockMs: 600_000,
  writeEveryMs: 500,
  mostWaiting: 32 * 1024 ** 2,
  retryMs: 5000,
}

const SYNC_EVERY_MS = 1000
const LINES_OF_A_TRACK = 10

type LineKind = 'report' | 'event' | 'other'

interface WriterOptions {
  readonly folder: string
  readonly known: KnownTracks
  /** Number of the first: a recording that begins in the middle of a watch has no first one. */
  readonly firstBlock: number
  /** The head line of a block; `lost` lines are missing before it. */
  readonly head: (block: number, startMs: number, lost: number) => string
  readonly limits: WriterLimits
  readonly nowMs: () => number
  readonly clockMs: () => number
  /** Hears once what keeps lines from the disk, and once how it ended. */
  readonly onProblem: (problem: string) => void
  /** A block is on the disk to its end. */
  readonly onBlock: (facts: BlockFacts) => void
}

/**
 * Writes the lines of one recording, block after block, away from those who bring them: a line only waits in memory, twice
 * a second all that wait are written, and once a second the disk is asked to have them for good. A disk that fails is left
 * alone and tried again; what it missed is counted, and a new block begins with what is known by then.
 */
export class BlockWriter {
  readonly #options: WriterOptions
  /** Oldest first. The last takes lines; those before it wait to be written to their end. */
  readonly #blocks: OpenBlock[] = []
  #number: number
  #lost = 0
  #isLosing = false
  #problem: string | undefined
  #retryAtMs = 0
  #writing: Promise<void> | undefined
  #syncing: Promise<void> | undefined
  #syncedAtMs = 0
  #isGone = false
  readonly #timer: NodeJS.Timeout

  constructor(options: WriterOptions) {
    this.#options = options
    this.#number = options.firstBlock - 1
    this.#begin()
    this.#timer = setInterval(() => this.#tick(), options.limits.writeEveryMs)
    this.#timer.unref()
  }

  /** What keeps lines from the disk now. */
  get problem(): string | undefined {
    return this.#problem
  }

  get lost(): number {
    return this.#lost
  }

  /** The blocks that are not written to their end, with what of them can be read. */
  get tails(): readonly BlockFacts[] {
    const nowMs = this.#options.nowMs()
    return this.#blocks.map((block) => block.facts(nowMs))
  }

  /** The clock of the picture. */
  clock(atMs: number): void {
    this.#last.counter.clock(atMs)
  }

  check(sha256: string): void {
    if (!this.#isLosing) this.#last.counter.check(sha256)
  }

  /** Takes a line without its end; `atMs` of a report. */
  put(line: string, kind: LineKind, atMs = 0): void {
    if (this.#isLosing) {
      this.#lost++
      return
    }
    const { limits, known } = this.#options
    if (this.#last.counter.lines >= Math.max(limits.blockLines, LINES_OF_A_TRACK * known.size)) this.#begin()
    const block = this.#last
    block.add(line)
    if (kind === 'report') block.counter.report(atMs)
    else if (kind === 'event') block.counter.events++
  }

  /** Resolves when all that was put before is in the file, or the disk has failed. */
  async flush(): Promise<void> {
    await this.#writing
    await this.#write()
  }

  /** Writes what waits, and ends the last block. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#last.isFull = true
    this.#retryAtMs = 0
    await this.flush()
    await this.#syncing
    for (const block of this.#blocks) {
      this.#lost += block.waitingLines
      await block.close().catch(() => undefined)
    }
  }

  get #last(): OpenBlock {
    return this.#blocks[this.#blocks.length - 1] as OpenBlock
  }

  #begin(): void {
    const { folder, known, head, nowMs, clockMs } = this.#options
    const before = this.#blocks.at(-1)
    if (before) before.isFull = true
    const number = ++this.#number
    const startMs = clockMs()
    this.#blocks.push(
      new OpenBlock({
        path: plainPath(folder, number),
        number,
        startMs,
        nowMs: nowMs(),
        head: head(number, startMs, this.#lost),
        known: known.lines(),
      }),
    )
  }

  #tick(): void {
    const { limits, nowMs } = this.#options
    const block = this.#last
    if (!this.#isLosing && nowMs() - block.openedAtMs >= limits.blockMs && block.counter.lines > 0) this.#begin()
    const waiting = this.#blocks.reduce((sum, each) => sum + each.waiting, 0)
    if (waiting > limits.mostWaiting) this.#isLosing = true
    if (nowMs() >= this.#retryAtMs) void this.#write()
    if (nowMs() - this.#syncedAtMs >= SYNC_EVERY_MS) this.#sync()
  }

  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async #writeAll(): Promise<void> {
    try {
      if (this.#isGone) this.#beginAnew()
      for (;;) {
        const block = this.#blocks[0] as OpenBlock
        if (await block.writeSome()) continue
        if (!block.isFull) break
        await this.#syncing
        const isThere = await block.sync()
        await block.close()
        this.#blocks.shift()
        if (isThere) this.#options.onBlock(block.facts(this.#options.nowMs()))
        else this.#lost += block.counter.lines
        if (this.#blocks.length === 0) return
      }
      this.#recovered()
    } catch (error) {
      this.#failed(error)
    }
  }

  #sync(): void {
    const [block] = this.#blocks
    if (this.#syncing || !block || this.#problem !== undefined) return
    this.#syncedAtMs = this.#options.nowMs()
    this.#syncing = block
      .sync()
      .then((isThere) => {
        if (isThere || block !== this.#blocks[0]) return
        this.#isGone = true
        this.#failed(new Error(`${block.path} is gone`))
        this.#retryAtMs = 0
      })
      .catch((error: unknown) => this.#failed(error))
      .finally(() => {
        this.#syncing = undefined
      })
  }

  #failed(error: unknown): void {
    const words = error instanceof Error ? error.message : String(error)
    this.#retryAtMs = this.#options.nowMs() + this.#options.limits.retryMs
    if (this.#problem === undefined)
      this.#options.onProblem(
        `the recording in ${this.#options.folder} cannot be written: ${words}. The picture goes on; it is tried again every ${this.#options.limits.retryMs / 1000} s`,
      )
    this.#problem = words
  }

  #recovered(): void {
    const wasLosing = this.#isLosing
    if (wasLosing) {
      this.#isLosing = false
      this.#begin()
    }
    if (this.#problem === undefined) return
    this.#problem = undefined
    this.#options.onProblem(
      `the recording in ${this.#options.folder} is written again${this.#lost > 0 ? `; ${this.#lost} lines of it are lost` : ''}`,
    )
  }

  /** Somebody removed the file under the hand: what was in it is lost, and what is known now begins another. */
  #beginAnew(): void {
    this.#isGone = false
    const gone = this.#blocks.splice(0)
    for (const block of gone) {
      this.#lost += block.counter.lines
      void block.close().catch(() => undefined)
    }
    this.#isLosing = false
    this.#begin()
  }
}
