import { once } from 'node:events'

const FLUSH_CHARACTERS = 64 * 1024

/** Writes many short lines in few writes, and lets a slow reader set the pace. */
export class LineWriter {
  readonly #stream: NodeJS.WriteStream
  #text = ''
  #full = false

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream
  }

  line(text: string): void {
    this.#text += `${text}\n`
    if (this.#text.length >= FLUSH_CHARACTERS) this.#flush()
  }

  /** The same chunks, each held back until what was written has been read. */
  async *paced(chunks: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const chunk of chunks) {
      if (this.#full) {
        await once(this.#stream, 'drain')
        this.#full = false
      }
      yield chunk
    }
  }

  /** Writes the rest; resolves when it is out. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => this.#stream.write(this.#text, () => resolve()))
    this.#text = ''
  }

  #flush(): void {
    this.#full = !this.#stream.write(this.#text)
    this.#text = ''
  }
}
