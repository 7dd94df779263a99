import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { BlockFacts } from './block-facts.ts'
import { openBlock, packedPath } from './block-lines.ts'
import { RecordingFolder, type RecordingState } from './recording-folder.ts'
import type { KeptBlock } from './window.ts'

/** Names that are given here: when it was begun, and something nobody can guess. */
const ID = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/

/** What is told of a recording. */
export interface RecordingInfo {
  readonly id: string
  readonly name: string
  readonly state: RecordingState
  /** Never deleted unless somebody says so. */
  readonly kept: boolean
  /** By the picture's clock, milliseconds since 1970: what is there of it. Absent when nothing is yet. */
  readonly fromMs?: number
  readonly toMs?: number
  /** By the clock of this machine. */
  readonly startedAtMs: number
  readonly bytes: number
  readonly blocks: number
  readonly lines: number
  readonly reports: number
  readonly events: number
  /** Lines that a disk did not take, or that were cut off when the server was killed. */
  readonly lost: number
  /** Of the log of events at its last check. */
  readonly sha256?: string
}

/** How long and how much is kept of what nobody marked to be kept. */
export interface Retention {
  readonly retentionMs: number
  readonly quotaBytes: number
}

export const USUAL_RETENTION: Retention = { retentionMs: 7 * 86_400_000, quotaBytes: 2e9 }

/** What is written now, and what of it is not in a finished block yet. */
interface CurrentRecording {
  readonly folder: RecordingFolder
  readonly tails: readonly BlockFacts[]
  readonly lost: number
}

/** All recordings of a folder. */
export class RecordingShelf {
  readonly #root: string
  readonly #retention: Retention
  readonly #nowMs: () => number
  readonly #onProblem: (problem: string) => void
  readonly #current: () => CurrentRecording | undefined
  readonly #folders = new Map<string, RecordingFolder>()
  #tidying: Promise<void> | undefined
  /** Who reads blocks that must not go meanwhile. */
  #holds = 0
  #toldProblem: string | undefined

  constructor(options: {
    readonly root: string
    readonly retention: Retention
    readonly nowMs: () => number
    readonly onProblem: (problem: string) => void
    readonly current: () => CurrentRecording | undefined
  }) {
    this.#root = options.root
    this.#retention = options.retention
    this.#nowMs = options.nowMs
    this.#onProblem = options.onProblem
    this.#current = options.current
  }

  /** Finds what is in the folder; answers what is to be awaited until all that a killed server left is mended. */
  async open(): Promise<{ readonly mended: Promise<void> }> {
    const entries = await readdir(this.#root, { withFileTypes: true })
    const found: RecordingFolder[] = []
    for (const entry of entries) {
      if (!entry.isDirectory() || !ID.test(entry.name)) continue
      const folder = await RecordingFolder.open(this.#root, entry.name)
      this.#folders.set(folder.id, folder)
      found.push(folder)
    }
    return { mended: this.#mend(found) }
  }

  add(folder: RecordingFolder): void {
    this.#folders.set(folder.id, folder)
  }

  /** Undefined for an id that is none of ours: nothing that was asked for becomes a path. */
  folder(id: string): RecordingFolder | undefined {
    return this.#folders.get(id)
  }

  /** By when they were begun. */
  list(): RecordingInfo[] {
    return this.#sorted().map((folder) => this.info(folder))
  }

  info(folder: RecordingFolder): RecordingInfo {
    const current = this.#current()
    const isCurrent = current?.folder === folder
    const blocks = isCurrent ? [...folder.blocks, ...current.tails] : folder.blocks
    const { name, state, kept, startedAtMs, lost } = folder.about
    const [first, last] = [blocks[0], blocks.at(-1)]
    const sha256 = blocks.findLast((block) => block.sha256 !== undefined)?.sha256
    return {
      id: folder.id,
      name,
      state,
      kept,
      ...(first && last && { fromMs: first.startMs, toMs: last.endMs }),
      startedAtMs,
      bytes: sumOf(blocks, 'bytes'),
      blocks: blocks.length,
      lines: sumOf(blocks, 'lines'),
      reports: sumOf(blocks, 'reports'),
      events: sumOf(blocks, 'events'),
      lost: lost + (isCurrent ? current.lost : 0),
      ...(sha256 !== undefined && { sha256 }),
    }
  }

  async remove(folder: RecordingFolder): Promise<void> {
    await folder.remove()
    this.#folders.delete(folder.id)
  }

  /** What windows are made from, in the order in which it was recorded. */
  keptBlocks(): KeptBlock[] {
    const current = this.#current()
    const kept: KeptBlock[] = []
    let untilMs = Number.POSITIVE_INFINITY
    for (const folder of this.#sorted().reverse()) {
      if (folder.about.state === 'saved') continue
      const tails = current?.folder === folder ? current.tails : []
      const blocks = [
        ...folder.blocks.map((facts) => ({ facts })),
        ...tails.map((facts) => ({ facts, grows: true as const })),
      ].filter(({ facts }) => facts.startMs < untilMs)
      kept.unshift(
        ...blocks.map((block) => ({
          ...block,
          recordingId: folder.id,
          folder: folder.path,
          ...(Number.isFinite(untilMs) && { untilMs }),
        })),
      )
      untilMs = Math.min(untilMs, blocks[0]?.facts.startMs ?? untilMs)
    }
    return kept
  }

  /** The whole of a recording as gzip of as many members as it has blocks. */
  bytesOf(folder: RecordingFolder): Readable {
    const current = this.#current()
    const blocks = [...folder.blocks, ...(current?.folder === folder ? current.tails : [])]
    return Readable.from(packedBytes(folder.path, blocks), { objectMode: false })
  }

  /** How much of the disk is taken: by what is deleted in time, and by what is kept. */
  get used(): { readonly bytes: number; readonly keptBytes: number } {
    const infos = this.list()
    return {
      bytes: sumOf(
        infos.filter(({ kept }) => !kept),
        'bytes',
      ),
      keptBytes: sumOf(
        infos.filter(({ kept }) => kept),
        'bytes',
      ),
    }
  }

  /** Nothing is deleted for its age while this goes on. */
  async holding<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#holds++
    try {
      await this.#tidying
      return await work()
    } finally {
      this.#holds--
    }
  }

  /** Deletes what is too old, then the oldest of what is too much. */
  tidy(): Promise<void> {
    if (this.#holds > 0) return Promise.resolve()
    this.#tidying ??= this.#tidy()
      .then(() => {
        this.#toldProblem = undefined
      })
      .catch((error: unknown) => this.#tell(`old recordings cannot be deleted: ${wordsOf(error)}`))
      .finally(() => {
        this.#tidying = undefined
      })
    return this.#tidying
  }

  /** Resolves when nothing is being packed, mended or deleted. */
  async settled(): Promise<void> {
    await this.#tidying
    await Promise.all([...this.#folders.values()].map(({ settled }) => settled))
  }

  async #tidy(): Promise<void> {
    const oldestMs = this.#nowMs() - this.#retention.retentionMs
    const free = () => this.#sorted().filter(({ about }) => !about.kept)
    for (const folder of free()) {
      while (!folder.about.kept && (folder.blocks[0]?.madeAtMs ?? oldestMs) < oldestMs) await folder.dropOldest()
    }
    while (this.used.bytes > this.#retention.quotaBytes) {
      const [oldest] = free()
        .filter(({ blocks }) => blocks.length > 0)
        .sort((a, b) => madeAtOf(a) - madeAtOf(b))
      if (!oldest) break
      await oldest.dropOldest()
    }
    for (const folder of free()) {
      if (folder.blocks.length > 0 || folder === this.#current()?.folder || folder.about.state === 'recording') continue
      await this.remove(folder)
    }
  }

  async #mend(folders: readonly RecordingFolder[]): Promise<void> {
    // One after another: the live picture comes first.
    for (const folder of folders) {
      try {
        await folder.mend()
      } catch (error) {
        this.#tell(`recording ${folder.id} cannot be mended: ${wordsOf(error)}`)
      }
    }
    await this.tidy()
  }

  #tell(problem: string): void {
    if (problem !== this.#toldProblem) this.#onProblem(problem)
    this.#toldProblem = problem
  }

  #sorted(): RecordingFolder[] {
    return [...this.#folders.values()].sort(
      (a, b) => a.about.startedAtMs - b.about.startedAtMs || (a.id < b.id ? -1 : 1),
    )
  }
}

async function* packedBytes(folder: string, blocks: readonly BlockFacts[]): AsyncGenerator<Uint8Array> {
  for (const { block, bytes } of blocks) {
    const packed = packedPath(folder, block)
    const isPacked = await stat(packed).then(
      () => true,
      () => false,
    )
    if (isPacked) {
      yield* createReadStream(packed)
      continue
    }
    const reading = await openBlock(folder, block, bytes)
    if (!reading) continue
    yield* Readable.from(textOf(reading.lines)).pipe(createGzip())
  }
}

async function* textOf(batches: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const lines of batches) if (lines.length) yield `${lines.join('\n')}\n`
}

function madeAtOf({ blocks }: RecordingFolder): number {
  return blocks[0]?.madeAtMs ?? 0
}

function sumOf<Key extends string>(all: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return all.reduce((sum, each) => sum + each[key], 0)
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
