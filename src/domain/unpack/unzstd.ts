import { Decompress } from 'fzstd'
import { BombError } from './budget.ts'
import type { Unpacker, UnpackSink } from './unpacker.ts'

const EMPTY = new Uint8Array()

/** Reads Zstandard of one frame or many. */
export class ZstdUnpacker implements Unpacker {
  readonly #sink: UnpackSink
  readonly #stream: Decompress
  #pushed = 0
  #isOver = false

  constructor(sink: UnpackSink) {
    this.#sink = sink
    this.#stream = new Decompress((data) => {
      if (data.length > 0) sink.bytes(data)
    })
  }

  push(piece: Uint8Array): void {
    this.#pushed += piece.length
    this.#push(piece, false)
  }

  end(): void {
    this.#push(EMPTY, true)
  }

  #push(piece: Uint8Array, final: boolean): void {
    if (this.#isOver) return
    try {
      this.#stream.push(piece, final)
    } catch (error) {
      if (error instanceof BombError) throw error
      this.#isOver = true
      const words = error instanceof Error ? error.message : String(error)
      if (final || words === 'unexpected EOF')
        this.#sink.problem('truncated', `the packed data ends after ${this.#pushed} bytes, expected its end`)
      else this.#sink.problem('damaged', `the packed data cannot be unpacked after ${this.#pushed} bytes: ${words}`)
    }
  }
}
