import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { isOwnHead, parseHead, parseOwnLine } from '#domain/formats/own-format.ts'
import { BlockCounter, type BlockFacts } from './block-facts.ts'
import { type BlockReading, openBlock, packedPath, plainPath } from './block-lines.ts'

/** Who reports from further ahead of the others does not know what time it is. */
const A_BEAT_OR_SO_MS = 60_000

/** What became of a block that was read anew. */
interface MendedBlock {
  /** Undefined when not even its head was left: it is gone. */
  readonly facts: BlockFacts | undefined
  /** Lines that were cut off or are none. */
  readonly lost: number
}

/**
 * Packs text as one gzip member, whole or not at all: under another name first, then under its own. Throws what the disk
 * says.
 *
 * @returns Bytes of the file.
 */
export async function packText(path: string, text: AsyncIterable<string> | Iterable<string>): Promise<number> {
  const part = `${path}.part`
  try {
    await pipeline(Readable.from(text, { objectMode: true, highWaterMark: 1 }), createGzip(), createWriteStream(part))
    const file = await open(part, 'r+')
    try {
      await file.sync()
      const { size } = await file.stat()
      await rename(part, path)
      return size
    } finally {
      await file.close()
    }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** Packs a block that was written to its end. */
export async function packBlock(folder: string, facts: BlockFacts): Promise<BlockFacts> {
  const reading = await openBlock(folder, facts.block)
  if (!reading || reading.isPacked) return facts
  const bytes = await packText(packedPath(folder, facts.block), wholeText(reading))
  await rm(plainPath(folder, facts.block), { force: true })
  return { ...facts, bytes }
}

/**
 * Reads a block that the index does not know, or knows otherwise, packs what is left of it, and counts it. What is no line of
 * ours is left out.
 */
export async function mendBlock(folder: string, block: number, madeAtMs: number): Promise<MendedBlock> {
  const reading = await openBlock(folder, block)
  if (!reading) return { facts: undefined, lost: 0 }
  let counter: BlockCounter | undefined
  let lost = 0
  async function* text() {
    for await (const lines of reading?.lines ?? []) {
      const good = lines.filter((line) => {
        counter ??= counterOf(line, block)
        const isGood = counter !== undefined && countLine(line, counter)
        if (!isGood) lost++
        return isGood
      })
      if (good.length) yield `${good.join('\n')}\n`
    }
  }
  const bytes = await packText(packedPath(folder, block), text())
  await rm(plainPath(folder, block), { force: true })
  if (reading.tornBytes > 0) lost++
  if (!counter) await rm(packedPath(folder, block), { force: true })
  return { facts: counter?.facts(madeAtMs, bytes), lost }
}

function counterOf(line: string, block: number): BlockCounter | undefined {
  const head = parseHead(line)
  return head.ok ? new BlockCounter(block, head.value.startAtMs) : undefined
}

/** Counts a line as the writer does; false when it is none. */
export function countLine(line: string, counter: BlockCounter): boolean {
  counter.lines++
  if (isOwnHead(line)) return true
  const parsed = parseOwnLine(line, '')
  if (!parsed.ok) {
    counter.lines--
    return false
  }
  const entry = parsed.value
  if (entry.kind === 'report' && !entry.again) {
    counter.report(entry.report.atMs)
    // The clock was written only with checks: between them reports tell it, those that are of then.
    if (entry.report.atMs - counter.clockMs < A_BEAT_OR_SO_MS) counter.clock(entry.report.atMs)
  }
  if (entry.kind !== 'mark') return true
  const { mark } = entry
  if (mark.kind === 'event') counter.events++
  if (mark.kind === 'check') {
    counter.clock(mark.check.atMs)
    counter.check(mark.check.sha256)
  }
  if (mark.kind === 'end') counter.clock(mark.atMs)
  return true
}

/** Throws at its end when it is not all. */
async function* wholeText(reading: BlockReading): AsyncGenerator<string> {
  for await (const lines of reading.lines) if (lines.length) yield `${lines.join('\n')}\n`
  if (reading.problem !== undefined) throw new Error(reading.problem)
}
