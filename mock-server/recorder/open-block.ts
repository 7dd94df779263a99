import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BlockCounter, type BlockFacts } from './block-facts.ts'

/** Lines that are made into one piece of bytes at a time: a millisecond or two. */
const LINES_A_PIECE = 2000

/** A block that is being written. Lines wait in memory until `writeSome` has put them into the file, in whole lines. */
export class OpenBlock {
  readonly counter: BlockCounter
  readonly path: string
  readonly openedAtMs: number
  /** No line comes any more. */
  isFull = false
  #file: FileHandle | undefined
  /** What the block begins with; made only while it is written. */
  readonly #beginning: Iterator<string>
  #isBegun = false
  #lines: string[] = []
  /** What goes to the file next, and stays here until it is there. */
  #piece: Buffer | undefined
  #waitingCharacters = 0
  #bytes = 0
  #isDirty = false

  constructor(options: {
    readonly path: string
    readonly number: number
    readonly startMs: number
    readonly nowMs: number
    readonly head: string
    readonly known: Iterable<string>
  }) {
    this.path = options.path
    this.openedAtMs = options.nowMs
    this.counter = new BlockCounter(options.number, options.startMs)
    this.#beginning = beginningOf(options.head, options.known)
  }

  /** Characters that are not in the file yet. */
  get waiting(): number {
    return this.#waitingCharacters
  }

  get waitingLines(): number {
    return this.#lines.length
  }

  /** So much of the file is whole lines. */
  get bytes(): number {
    return this.#bytes
  }

  facts(nowMs: number): BlockFacts {
    return this.counter.facts(nowMs, this.#bytes)
  }

  add(line: string): void {
    this.#lines.push(line)
    this.#waitingCharacters += line.length + 1
    this.counter.lines++
  }

  /** Writes a piece of what waits; false when nothing does. Throws what the disk says: what waited waits on. */
  async writeSome(): Promise<boolean> {
    this.#piece ??= this.#nextPiece()
    if (!this.#piece) return false
    this.#file ??= await this.#openFile()
    // Written to its place: what a disk took only half of is written over.
    for (let at = 0; at < this.#piece.length; ) {
      const { bytesWritten } = await this.#file.write(this.#piece, at, this.#piece.length - at, this.#bytes + at)
      at += bytesWritten
    }
    this.#isDirty = true
    this.#bytes += this.#piece.length
    this.#piece = undefined
    return true
  }

  /** Puts what was written onto the disk itself; answers whether the file is still in its place. */
  async sync(): Promise<boolean> {
    if (!this.#file) return true
    if (this.#isDirty) {
      this.#isDirty = false
      await this.#file.datasync()
    }
    const [own, there] = await Promise.all([this.#file.stat(), statIfThere(this.path)])
    return there?.ino === own.ino
  }

  async close(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    await file?.close()
  }

  async #openFile(): Promise<FileHandle> {
    await mkdir(dirname(this.path), { recursive: true })
    return open(this.path, 'w')
  }

  #nextPiece(): Buffer | undefined {
    const lines = this.#isBegun ? this.#takeLines() : this.#takeBeginning()
    return lines.length ? Buffer.from(`${lines.join('\n')}\n`) : undefined
  }

  #takeBeginning(): string[] {
    const lines: string[] = []
    while (lines.length < LINES_A_PIECE && !this.#isBegun) {
      const next = this.#beginning.next()
      if (next.done) this.#isBegun = true
      else lines.push(next.value)
    }
    this.counter.lines += lines.length
    return lines.length ? lines : this.#takeLines()
  }

  #takeLines(): string[] {
    const lines = this.#lines.splice(0, LINES_A_PIECE)
    for (const { length } of lines) this.#waitingCharacters -= length + 1
    return lines
  }
}

function* beginningOf(head: string, known: Iterable<string>): Generator<string> {
  yield head
  yield* known
}

async function statIfThere(path: string): Promise<{ readonly ino: number } | undefined> {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
