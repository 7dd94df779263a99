import { BombError, Budget, type UnpackLimits, USUAL_LIMITS } from './budget.ts'
import { GzipUnpacker } from './gunzip.ts'
import { PACKING_BYTES, type Packing, packingOf } from './packing.ts'
import { ENCODING_BYTES, encodingOf, type NewDecoder, type StreamDecoder } from './text-decoding.ts'
import type { Unpacker, UnpackSink } from './unpacker.ts'
import { ZipUnpacker } from './unzip.ts'
import { ZstdUnpacker } from './unzstd.ts'

/** What of a packed file comes out, in order. */
export type UnpackedPiece =
  /** How it is packed: first of all, where it is. */
  | { readonly kind: 'packing'; readonly packing: Packing }
  /** A file begins: once, or once for each file of an archive, by its name there. */
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What was taken as given, in a sentence. */
  | { readonly kind: 'note'; readonly sentence: string }
  /** Something could not be read. What came before stays. */
  | { readonly kind: 'problem'; readonly reason: string; readonly message: string }

export interface UnpackOptions {
  readonly name: string
  readonly newDecoder: NewDecoder
  readonly limits?: UnpackLimits
}

/** So much is unpacked at once: it may become a thousand times as much before it is looked at. */
const SLICE_BYTES = 16 * 1024
/** In an archive a file may be packed once more. */
const DEEPEST = 2

/**
 * The text of a recorded file, by its content: plain, gzip of any number of members, zip, Zstandard; UTF-8, UTF-16 or
 * windows-1252. It never throws for what a file holds; what its source throws goes through.
 */
export async function* unpackText(
  chunks: AsyncIterable<Uint8Array>,
  { name, newDecoder, limits = USUAL_LIMITS }: UnpackOptions,
): AsyncGenerator<UnpackedPiece> {
  const pieces: UnpackedPiece[] = []
  const budget = new Budget(limits)
  const file = new PackedFile({ name, newDecoder, budget, depth: 0, put: (piece) => pieces.push(piece) })
  try {
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length; from += SLICE_BYTES) {
        const slice = chunk.subarray(from, from + SLICE_BYTES)
        budget.take(slice.length)
        file.push(slice)
        if (pieces.length) yield* pieces.splice(0)
      }
    }
    file.end()
  } catch (error) {
    if (!(error instanceof BombError)) {
      // Its source failed: what waits to be told what it is came before that, and stays.
      file.end()
      yield* pieces
      throw error
    }
    pieces.push({ kind: 'problem', reason: 'bomb', message: error.message })
  }
  yield* pieces
}

interface PackedFileOptions {
  readonly name: string
  readonly newDecoder: NewDecoder
  readonly budget: Budget
  /** How many times what is read was packed already. */
  readonly depth: number
  readonly put: (piece: UnpackedPiece) => void
}

/** One file, packed or not: waits for the bytes that tell, then hands on. */
class PackedFile implements Unpacker {
  readonly #options: PackedFileOptions
  #head = new Uint8Array()
  #rest: Unpacker | undefined

  constructor(options: PackedFileOptions) {
    this.#options = options
  }

  push(piece: Uint8Array): void {
    if (this.#rest) {
      this.#rest.push(piece)
      return
    }
    this.#head = joined(this.#head, piece)
    if (this.#head.length >= PACKING_BYTES) this.#choose()
  }

  end(): void {
    if (!this.#rest) this.#choose()
    this.#rest?.end()
  }

  #choose(): void {
    const { name, depth, put } = this.#options
    const packing = packingOf(this.#head)
    if (packing && depth > 0 && depth >= DEEPEST)
      put({
        kind: 'problem',
        reason: 'packed-deeper',
        message: `${name} is packed ${depth + 1} times, expected at most ${DEEPEST} times`,
      })
    if (packing && depth === 0) put({ kind: 'packing', packing })
    this.#rest = packing && depth < DEEPEST ? this.#unpackerOf(packing) : new TextFile(this.#options)
    this.#rest.push(this.#head)
  }

  #unpackerOf(packing: Packing): Unpacker {
    const { name, budget, depth, put } = this.#options
    let inner: PackedFile | undefined
    const begin = (innerName: string) => {
      inner?.end()
      inner = new PackedFile({ ...this.#options, name: innerName, depth: depth + 1 })
    }
    if (packing !== 'zip') begin(name)
    const sink: UnpackSink = {
      file: begin,
      bytes: (data) => {
        budget.give(data.length)
        inner?.push(data)
      },
      problem: (reason, message) => put({ kind: 'problem', reason, message }),
    }
    const unpacker = { gzip: GzipUnpacker, zip: ZipUnpacker, zstd: ZstdUnpacker }[packing]
    const outer = new unpacker(sink)
    return {
      push: (piece) => outer.push(piece),
      end: () => {
        outer.end()
        inner?.end()
      },
    }
  }
}

/** One file of text: waits for the bytes that tell its encoding, then decodes. */
class TextFile implements Unpacker {
  readonly #options: PackedFileOptions
  readonly #head: Uint8Array[] = []
  #headBytes = 0
  #decoder: StreamDecoder | undefined

  constructor(options: PackedFileOptions) {
    this.#options = options
    options.put({ kind: 'file', name: options.name })
  }

  push(piece: Uint8Array): void {
    if (this.#decoder) {
      this.#put(this.#decoder.decode(piece, { stream: true }))
      return
    }
    // The library may use the memory of a piece again.
    this.#head.push(piece.slice())
    this.#headBytes += piece.length
    if (this.#headBytes >= ENCODING_BYTES) this.#choose()
  }

  end(): void {
    if (!this.#decoder) this.#choose()
    this.#put(this.#decoder?.decode() ?? '')
  }

  #choose(): void {
    const { newDecoder, put } = this.#options
    const head = this.#head.splice(0).reduce(joined, new Uint8Array())
    const encoding = encodingOf(head, newDecoder)
    if (encoding !== 'utf-8') put({ kind: 'note', sentence: `Its text was read as ${encoding}, for it is not UTF-8.` })
    this.#decoder = newDecoder(encoding)
    this.#put(this.#decoder.decode(head, { stream: true }))
  }

  #put(text: string): void {
    if (text !== '') this.#options.put({ kind: 'text', text })
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
