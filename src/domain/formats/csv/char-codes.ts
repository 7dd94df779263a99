/** Codes of the characters of a text by their place: UTF-16 units, in bytes where all are ASCII. */
export type CharCodes = Uint8Array | Uint16Array

/** Of what the hosts of this layer have, browsers and Node alike, it needs this much. */
declare const TextEncoder: new () => {
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number }
}

const encoder = new TextEncoder()

/**
 * Gives texts as numbers, which are quicker to go through than a text is to be asked for one character after the other. They
 * hold until it is asked for the next text, and go on behind the end of a short one.
 */
export class CharCodeReader {
  #bytes = new Uint8Array()

  of(text: string): CharCodes {
    if (this.#bytes.length < text.length) this.#bytes = new Uint8Array(text.length)
    const { read, written } = encoder.encodeInto(text, this.#bytes)
    // As many bytes as characters: each is ASCII.
    if (read === text.length && written === text.length) return this.#bytes
    const codes = new Uint16Array(text.length)
    for (let i = 0; i < codes.length; i++) codes[i] = text.charCodeAt(i)
    return codes
  }
}
