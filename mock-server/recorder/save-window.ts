import { mkdir } from 'node:fs/promises'
import { endMarkLine } from '#domain/recording/recording-lines.ts'
import { BlockCounter, type BlockFacts } from './block-facts.ts'
import { packedPath } from './block-lines.ts'
import { countLine, packText } from './pack-block.ts'
import type { WindowPlan } from './window.ts'

/** Writes a window as the one block of a recording of its own. Throws what the disk says; then there is no file. */
export async function saveWindow(
  folder: string,
  { fromMs, toMs }: WindowPlan,
  text: AsyncIterable<string>,
  nowMs: number,
): Promise<BlockFacts> {
  const counter = new BlockCounter(1, fromMs)
  async function* counted() {
    for await (const piece of text) {
      for (const line of piece.trimEnd().split('\n')) countLine(line, counter)
      yield piece
    }
    const end = endMarkLine(toMs)
    countLine(end, counter)
    yield `${end}\n`
  }
  await mkdir(folder, { recursive: true })
  const bytes = await packText(packedPath(folder, 1), counted())
  return counter.facts(nowMs, bytes)
}
