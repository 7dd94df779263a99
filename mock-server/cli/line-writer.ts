import { once } from 'node:events'

const FLUSH_CHARACTERS = 64 * 1024

/** Writes many short lines in few writes, and lets a slow reader set the pace. */
export class LineWriter {
  readonly #stream: NodeJS.WritableStream & Pick<NodeJS.WriteStream, 'writableNeedDrain'>
  #text = ''

  constructor(stream: NodeJS.WritableStream & Pick<NodeJS.WriteStream, 'writableNeedDrain'>) {
    this.#stream = stream
  }

  line(text: string): void {
    this.#text += `${text}\n`
    if (this.#text.length >= FLUSH_CHARACTERS) this.#flush()
  }

  /** The same chunks, each held back until what was written has been read. */
  async *paced<Chunk>(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
    for await (const chunk of chunks) {
      await this.drained()
      yield chunk
    }
  }

  /** Resolves when more can be written. */
  async drained(): Promise<void> {
    // Asked now, not remembered from the write: it may have drained while the next was on its way.
    if (this.#stream.writableNeedDrain) await once(this.#stream, 'drain')
  }

  /** Writes the rest; resolves when it is out. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => this.#stream.write(this.#text, () => resolve()))
    this.#text = ''
  }

  #flush(): void {
    this.#stream.write(this.#text)
    this.#text = ''
  }
}
