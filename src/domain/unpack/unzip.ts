import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { plainText } from '../notation.ts'
import { BombError } from './budget.ts'
import type { Unpacker, UnpackSink } from './unpacker.ts'

const MOST_ENTRIES = 1000
/** PKWARE APPNOTE 4.4.5. */
const STORED = 0
const DEFLATED = 8
const EMPTY = new Uint8Array()

/** Reads the files of a zip archive one after another, in their order. Folders, hidden files and what macOS adds are passed over. */
export class ZipUnpacker implements Unpacker {
  readonly #sink: UnpackSink
  readonly #stream = new Unzip((file) => this.#begin(file))
  #entries = 0
  /** Name of the file that is being read. */
  #open: string | undefined
  #isOver = false
  #failure: unknown

  constructor(sink: UnpackSink) {
    this.#sink = sink
    this.#stream.register(UnzipInflate)
  }

  push(piece: Uint8Array): void {
    this.#push(piece, false)
  }

  end(): void {
    this.#push(EMPTY, true)
    if (this.#open !== undefined)
      this.#sink.problem('truncated', `the archive ends in the middle of "${this.#open}", expected its end`)
    else if (this.#entries === 0 && !this.#isOver)
      this.#sink.problem('empty', 'the archive has no file, expected at least one')
    this.#open = undefined
  }

  #push(piece: Uint8Array, final: boolean): void {
    if (this.#isOver) return
    try {
      this.#stream.push(piece, final)
    } catch (error) {
      this.#fail(error, final)
    }
    if (this.#failure instanceof BombError) throw this.#failure
  }

  #begin(file: UnzipFile): void {
    const name = plainText(file.name, 120)
    if (++this.#entries > MOST_ENTRIES) {
      if (this.#entries === MOST_ENTRIES + 1)
        this.#sink.problem('too-many-files', `the archive has more than ${MOST_ENTRIES} files, expected fewer`)
      return
    }
    if (/\/$/.test(file.name) || /(^|\/)(__MACOSX\/|\.)/.test(file.name)) return
    if (file.compression !== STORED && file.compression !== DEFLATED) {
      this.#sink.problem(
        'unknown-packing',
        `"${name}" is packed by method ${file.compression}, expected 0 (stored) or 8 (deflated), without a password`,
      )
      return
    }
    this.#sink.file(name)
    this.#open = name
    file.ondata = (error, data, final) => {
      if (error) this.#fail(error)
      else if (data.length > 0 && !this.#isOver) this.#give(data)
      if (final) this.#open = undefined
    }
    file.start()
  }

  #give(data: Uint8Array): void {
    try {
      this.#sink.bytes(data)
    } catch (error) {
      // Thrown through the library it would be lost.
      this.#failure = error
      this.#isOver = true
    }
  }

  /** @param atEnd There is no more of the archive. */
  #fail(error: unknown, atEnd = false): void {
    if (this.#isOver) return
    this.#isOver = true
    const words = error instanceof Error ? error.message : String(error)
    const where = this.#open === undefined ? `after file ${this.#entries}` : `in "${this.#open}"`
    this.#open = undefined
    if (atEnd || words === 'unexpected EOF')
      this.#sink.problem('truncated', `the archive ends ${where}, expected its end`)
    else this.#sink.problem('damaged', `the archive cannot be unpacked ${where}: ${words}`)
  }
}
