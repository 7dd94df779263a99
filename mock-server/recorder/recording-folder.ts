import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { type BlockFacts, blockFactsSchema } from './block-facts.ts'
import { packedPath, plainPath } from './block-lines.ts'
import { mendBlock, packBlock } from './pack-block.ts'

const ABOUT = 'about.json'
const INDEX = 'index.json'
const BLOCK_FILE = /^(\d{4,9})\.ndjson(\.gz)?$/

/** `recovered`: its server was killed, and what was left of it was taken over. `saved`: a window of another. */
export type RecordingState = 'recording' | 'ended' | 'recovered' | 'saved'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const aboutSchema = v.object({
  name: v.optional(v.string(), ''),
  kept: v.optional(v.boolean(), false),
  state: v.picklist(['recording', 'ended', 'recovered', 'saved']),
  /** By the clock of this machine. */
  startedAtMs: v.pipe(v.number(), v.finite()),
  /** Lines that a disk did not take, or that were cut off. */
  lost: v.optional(count, 0),
})
type About = v.InferOutput<typeof aboutSchema>

const indexSchema = v.object({ blocks: v.array(v.unknown()) })

/**
 * One recording on the disk: `about.json`, its blocks `0001.ndjson.gz`..., each a gzip file of its own that can be read alone
 * and deleted alone, the blocks that are not packed yet as `0004.ndjson`, and `index.json`, which says what is in the packed
 * ones and can be made again from them. Everything is written whole under another name before it gets its own.
 */
export class RecordingFolder {
  /** The folder's name: opaque to those who ask. */
  readonly id: string
  readonly path: string
  #about: About
  #blocks: readonly BlockFacts[] = []
  /** Blocks whose lines are all in a file that is not packed. */
  readonly #toPack = new Set<number>()
  /** One change after another. */
  #queue: Promise<unknown> = Promise.resolve()
  #isRemoved = false

  private constructor(path: string, id: string, about: About) {
    this.path = path
    this.id = id
    this.#about = about
  }

  /** A new one. Nothing is on the disk before `change`, `add` or a writer of blocks puts it there. */
  static begin(
    root: string,
    id: string,
    about: Pick<About, 'state' | 'startedAtMs'> & Partial<About>,
  ): RecordingFolder {
    return new RecordingFolder(join(root, id), id, v.parse(aboutSchema, about))
  }

  /** Takes a folder as it was left; what is damaged is mended by `mend`, which is to be called next. */
  static async open(root: string, id: string): Promise<RecordingFolder> {
    const path = join(root, id)
    const about = v.safeParse(aboutSchema, await jsonIn(join(path, ABOUT)))
    const { birthtimeMs } = await stat(path)
    const found: About = about.success
      ? about.output
      : { name: '', kept: false, state: 'recovered', startedAtMs: birthtimeMs, lost: 0 }
    const folder = new RecordingFolder(path, id, found)
    const index = v.safeParse(indexSchema, await jsonIn(join(path, INDEX)))
    folder.#blocks = (index.success ? index.output.blocks : []).flatMap((block) => {
      const facts = v.safeParse(blockFactsSchema, block)
      return facts.success ? [facts.output] : []
    })
    return folder
  }

  get about(): Readonly<About> {
    return this.#about
  }

  /** The blocks that are written to their end, oldest first. */
  get blocks(): readonly BlockFacts[] {
    return this.#blocks
  }

  get bytes(): number {
    return this.#blocks.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  /** Changes the name, the mark, the state. Throws when the disk does not take it. */
  change(about: Partial<About>): Promise<void> {
    return this.#then(async () => {
      const before = this.#about
      this.#about = { ...before, ...about }
      try {
        await this.#writeAbout()
      } catch (error) {
        this.#about = before
        throw error
      }
    })
  }

  /** A block was written to its end: packs it. When the disk has no room for that, it stays as it is, and is packed later. */
  add(facts: BlockFacts, isPacked = false): Promise<void> {
    this.#put(facts)
    if (!isPacked) this.#toPack.add(facts.block)
    return this.#then(async () => {
      for (const block of [...this.#toPack]) {
        const known = this.#blocks.find((each) => each.block === block)
        if (known) this.#put(await packBlock(this.path, known))
        this.#toPack.delete(block)
      }
      await this.#writeIndex()
      // It may not be there: a disk that was full takes it now.
      await this.#writeAbout()
    })
  }

  /** Makes of what a killed server left what it would have been: at most what was cut off is lost. */
  mend(): Promise<void> {
    return this.#then(async () => {
      const files = await readdir(this.path)
      const found = new Set<number>()
      for (const name of files) {
        const [, block] = BLOCK_FILE.exec(name) ?? []
        if (block !== undefined) found.add(Number(block))
        else if (name.endsWith('.part')) await rm(join(this.path, name), { force: true })
      }
      const wasRecording = this.#about.state === 'recording'
      const blocks: BlockFacts[] = []
      let lost = 0
      for (const block of [...found].sort((a, b) => a - b)) {
        const known = await this.#intact(block, files)
        const mended = known ? { facts: known, lost: 0 } : await this.#mended(block)
        lost += mended.lost
        if (mended.facts) blocks.push(mended.facts)
      }
      const isChanged = JSON.stringify(blocks) !== JSON.stringify(this.#blocks)
      this.#blocks = blocks
      if (isChanged) await this.#writeIndex()
      if (!wasRecording && lost === 0) return
      const state = wasRecording ? 'recovered' : this.#about.state
      this.#about = { ...this.#about, state, lost: this.#about.lost + lost }
      await this.#writeAbout()
    })
  }

  /** Deletes the oldest block. */
  dropOldest(): Promise<void> {
    return this.#then(async () => {
      const [oldest, ...rest] = this.#blocks
      if (!oldest) return
      await rm(packedPath(this.path, oldest.block), { force: true })
      await rm(plainPath(this.path, oldest.block), { force: true })
      this.#toPack.delete(oldest.block)
      this.#blocks = rest
      await this.#writeIndex()
    })
  }

  remove(): Promise<void> {
    return this.#then(async () => {
      this.#isRemoved = true
      this.#blocks = []
      await rm(this.path, { recursive: true, force: true })
    })
  }

  /** Resolves when nothing is going on. */
  get settled(): Promise<unknown> {
    return this.#queue
  }

  #put(facts: BlockFacts): void {
    this.#blocks = [...this.#blocks.filter(({ block }) => block !== facts.block), facts].sort(
      (a, b) => a.block - b.block,
    )
  }

  /** What the index says of a block, when it is packed and of the size that the index says. */
  async #intact(block: number, files: readonly string[]): Promise<BlockFacts | undefined> {
    const facts = this.#blocks.find((each) => each.block === block)
    const path = packedPath(this.path, block)
    if (!files.includes(path.slice(this.path.length + 1))) return undefined
    // Killed between packing and tidying up: what is packed is whole.
    await rm(plainPath(this.path, block), { force: true })
    const { size } = await stat(path)
    return facts?.bytes === size ? facts : undefined
  }

  async #mended(block: number) {
    const files = [plainPath(this.path, block), packedPath(this.path, block)]
    const times = await Promise.all(files.map((path) => stat(path).catch(() => undefined)))
    const madeAtMs = Math.max(...times.map((each) => each?.mtimeMs ?? 0))
    return mendBlock(this.path, block, madeAtMs)
  }

  #then<Value>(change: () => Promise<Value>): Promise<Value> {
    const done = this.#queue.then(() => {
      if (this.#isRemoved) throw new Error(`recording ${this.id} is deleted`)
      return change()
    })
    this.#queue = done.catch(() => undefined)
    return done
  }

  async #writeAbout(): Promise<void> {
    await mkdir(this.path, { recursive: true })
    await writeWhole(join(this.path, ABOUT), JSON.stringify(this.#about))
  }

  #writeIndex(): Promise<void> {
    return writeWhole(join(this.path, INDEX), JSON.stringify({ blocks: this.#blocks }))
  }
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    // Not there, or cut off: it is made again.
    return undefined
  }
}

/** Writes a whole file or nothing of it, without holding anybody up. */
async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(`${path}.part`, 'w')
  try {
    await file.writeFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
}
