import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { constants, createGunzip } from 'node:zlib'

/** No line that we write is nearly so long; a longer one is damage, and is passed over. */
const LONGEST_LINE = 256 * 1024
const CHUNK_BYTES = 64 * 1024

/** Where a block is while it grows, and where it is when it is packed. */
export function plainPath(folder: string, block: number): string {
  return join(folder, `${String(block).padStart(4, '0')}.ndjson`)
}

export function packedPath(folder: string, block: number): string {
  return `${plainPath(folder, block)}.gz`
}

/** What is left of a block: its lines, some at a time, and when they are through, what was amiss. */
export interface BlockReading {
  /** Whole lines without their ends. A last line that has none was cut off and is not given. */
  readonly lines: AsyncIterable<readonly string[]>
  readonly isPacked: boolean
  /** Why reading ended early, when it did. */
  readonly problem: string | undefined
  /** Bytes of a last line that was cut off. */
  readonly tornBytes: number
}

/**
 * Opens a block, packed or not yet; undefined when it is not there (any more). What is read once goes on to be read though
 * it be packed or deleted meanwhile.
 *
 * @param bytes How much is to be read of one that still grew when it was asked for; packed it is read whole.
 */
export async function openBlock(folder: string, block: number, bytes?: number): Promise<BlockReading | undefined> {
  // A block that grows is packed at any moment: when it is not here any more it is there.
  for (const path of [plainPath(folder, block), packedPath(folder, block)]) {
    const file = await openIfThere(path)
    if (file) return path.endsWith('.gz') ? new BlockFile(file, true) : new BlockFile(file, false, bytes)
  }
  return undefined
}

class BlockFile implements BlockReading {
  readonly isPacked: boolean
  readonly #file: FileHandle
  readonly #bytes: number | undefined
  problem: string | undefined
  tornBytes = 0

  constructor(file: FileHandle, isPacked: boolean, bytes?: number) {
    this.#file = file
    this.isPacked = isPacked
    this.#bytes = bytes
  }

  get lines(): AsyncIterable<readonly string[]> {
    return this.#lines()
  }

  async *#lines(): AsyncGenerator<readonly string[]> {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      if (this.#bytes === 0) return
      for await (const chunk of this.#chunks()) {
        const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
        rest = lines.pop() ?? ''
        if (rest.length > LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE)
        yield lines.filter(({ length }) => length > 0 && length < LONGEST_LINE)
      }
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error)
    } finally {
      this.tornBytes = Buffer.byteLength(rest)
      await this.#file.close().catch(() => undefined)
    }
  }

  #chunks(): Readable {
    const bytes = this.#file.createReadStream({
      start: 0,
      autoClose: false,
      highWaterMark: CHUNK_BYTES,
      ...(this.#bytes !== undefined && { end: this.#bytes - 1 }),
    })
    if (!this.isPacked) return bytes
    // A block that was cut off gives all that is in front of the cut.
    const unpacked = createGunzip({ chunkSize: CHUNK_BYTES, finishFlush: constants.Z_SYNC_FLUSH })
    // What goes wrong on the way comes out at the end of it, where it is read.
    return pipeline(bytes, unpacked, () => undefined)
  }
}

/** A file to read, or undefined when there is none. */
async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
