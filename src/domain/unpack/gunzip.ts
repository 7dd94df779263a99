import { Gunzip } from 'fflate'
import { BombError } from './budget.ts'
import { crc32 } from './crc32.ts'
import type { Unpacker, UnpackSink } from './unpacker.ts'

const TRAILER_BYTES = 8
/** A trailer is found when the header after it is whole; one with a longer name in it leaves its member unchecked. */
const KEPT_BYTES = 1024
const HEADER_BYTES = 10
const EMPTY = new Uint8Array()
/** What fflate says of a block that does not begin as one, and of one that is cut off. */
const NO_HEADER = 'invalid gzip data'
const ENDED = 'unexpected EOF'

/**
 * Reads gzip of one member or many, as our own recordings are: independent blocks, one after another. Each member is checked
 * against the checksum and the length it ends with (RFC 1952); a wrong one is a problem, and its content is kept, for most
 * of it may be good. Zeros after the last member are padding.
 */
export class GzipUnpacker implements Unpacker {
  readonly #sink: UnpackSink
  readonly #stream = new Gunzip((data) => this.#give(data))
  /** The end of what was pushed, for the trailer of a member. */
  #tail = EMPTY
  #pushed = 0
  #member = 1
  #crc = 0
  #length = 0
  #isOver = false

  constructor(sink: UnpackSink) {
    this.#sink = sink
    this.#stream.onmember = (offset) => this.#endMember(offset)
  }

  push(piece: Uint8Array): void {
    if (this.#isOver) return
    const tail = new Uint8Array(this.#tail.length + piece.length)
    tail.set(this.#tail)
    tail.set(piece, this.#tail.length)
    this.#tail = tail
    this.#pushed += piece.length
    try {
      this.#stream.push(piece)
    } catch (error) {
      this.#hear(error)
    }
    this.#tail = this.#tail.slice(-KEPT_BYTES)
  }

  end(): void {
    if (this.#isOver) return
    try {
      this.#stream.push(EMPTY, true)
    } catch (error) {
      this.#hear(error)
      return
    }
    this.#check(this.#tail.subarray(-TRAILER_BYTES))
  }

  #hear(error: unknown): void {
    if (error instanceof BombError) throw error
    const words = error instanceof Error ? error.message : String(error)
    this.#isOver = true
    // What follows a whole block and is no block: some writers fill up with zeros.
    const isBehind = words === NO_HEADER && this.#pushed > HEADER_BYTES
    if (isBehind && this.#tail.at(-1) === 0) return
    if (isBehind) {
      this.#sink.problem(
        'garbage',
        `what follows block ${this.#member} is no packed block, expected the end of the file`,
      )
      return
    }
    const where = `in block ${this.#member}, after ${this.#pushed} bytes of the file`
    if (words === ENDED) this.#sink.problem('truncated', `the packed data ends ${where}, expected its end`)
    else this.#sink.problem('damaged', `the packed data cannot be unpacked ${where}: ${words}`)
  }

  #give(data: Uint8Array): void {
    this.#crc = crc32(data, this.#crc)
    this.#length = (this.#length + data.length) >>> 0
    this.#sink.bytes(data)
  }

  /** The next member begins so many bytes after the beginning of the file. */
  #endMember(offset: number): void {
    const end = this.#tail.length - (this.#pushed - offset)
    this.#check(this.#tail.subarray(Math.max(0, end - TRAILER_BYTES), end))
    this.#member++
  }

  #check(trailer: Uint8Array): void {
    const [crc, length] = [this.#crc, this.#length]
    this.#crc = 0
    this.#length = 0
    if (trailer.length < TRAILER_BYTES) return
    const view = new DataView(trailer.buffer, trailer.byteOffset)
    const [expectedCrc, expectedLength] = [view.getUint32(0, true), view.getUint32(4, true)]
    const found = `block ${this.#member} unpacks to ${length} bytes`
    if (length !== expectedLength)
      this.#sink.problem('truncated', `${found}, expected ${expectedLength}: the file is cut off or damaged there`)
    else if (crc !== expectedCrc)
      this.#sink.problem(
        'checksum',
        `${found} of checksum ${crc.toString(16)}, expected ${expectedCrc.toString(16)}: it is damaged`,
      )
  }
}
