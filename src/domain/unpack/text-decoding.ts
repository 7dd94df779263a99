/** Of a text that comes in pieces. `TextDecoder` is one; this layer does not know it. */
export interface StreamDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Makes a decoder that drops a byte order mark and puts U+FFFD for what it cannot read, as `new TextDecoder(encoding)` does. */
export type NewDecoder = (encoding: Encoding) => StreamDecoder

/** As many bytes as tell the encoding of a text. */
export const ENCODING_BYTES = 64 * 1024
/** How far NULs are looked for. */
const LOOKED_AT = 512

/**
 * The encoding of a text by its first bytes: a byte order mark; else NULs in every other byte, which Latin text in UTF-16
 * has; else UTF-8, or where those bytes are none, windows-1252, which every byte is.
 */
export function encodingOf(head: Uint8Array, newDecoder: NewDecoder): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const looked = head.subarray(0, LOOKED_AT)
  const [even, odd] = [0, 1].map((from) => looked.filter((byte, i) => i % 2 === from && byte === 0).length)
  const most = (looked.length / 2) * 0.7
  if ((odd as number) > most && even === 0) return 'utf-16le'
  if ((even as number) > most && odd === 0) return 'utf-16be'
  if (!head.some((byte) => byte >= 0x80)) return 'utf-8'
  // A character may be cut at the end of the head: as a stream it waits for its rest.
  const text = newDecoder('utf-8').decode(head, { stream: true })
  return text.includes('\ufffd') && !text.includes('\0') ? 'windows-1252' : 'utf-8'
}
