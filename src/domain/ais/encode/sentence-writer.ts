import { checksumDigits, checksumOf } from '../checksum.ts'
import type { EncodedMessage } from './message-writer.ts'

/** How the sentences of one message are dressed. */
interface Dress {
  /** Radio channel. */
  readonly channel: 'A' | 'B'
  /** When it was received, milliseconds since 1970 UTC; with it the sentences get a tag block. Fractions are dropped. */
  readonly atMs?: number | undefined
}

/**
 * An NMEA 0183 sentence has at most 82 characters with its `!` and line end. `!AIVDM,2,1,0,A,` takes 15 of them and
 * `,0*hh` with the line end 7.
 */
const PAYLOAD_CHARACTERS = 82 - 15 - 7

/**
 * Turns messages into `!AIVDM` sentences as a receiver on shore gives them out (IEC 61162-1), without line ends. It
 * counts the sequence ids 0 to 9, which parts of one message share, and the groups of tag blocks.
 */
export class SentenceWriter {
  readonly #station: string | undefined
  #sequenceId = 0
  #group = 0

  /** @param station who received it, for the tag block: letters and digits, at most 15 (NMEA 0183, TAG block). */
  constructor(station?: string) {
    if (station !== undefined && !/^[A-Za-z0-9]{1,15}$/.test(station))
      throw new RangeError(`station is "${station}", expected 1 to 15 letters and digits`)
    this.#station = station
  }

  /** One sentence, or as many as the message needs. */
  sentences({ payload, fillBits }: EncodedMessage, { channel, atMs }: Dress): string[] {
    const total = Math.max(1, Math.ceil(payload.length / PAYLOAD_CHARACTERS))
    const sequence = total > 1 ? this.#sequenceId : ''
    if (total > 1) {
      this.#sequenceId = (this.#sequenceId + 1) % 10
      this.#group = (this.#group % MOST_GROUPS) + 1
    }
    return Array.from({ length: total }, (_, index) => {
      const part = payload.slice(index * PAYLOAD_CHARACTERS, (index + 1) * PAYLOAD_CHARACTERS)
      const fill = index === total - 1 ? fillBits : 0
      const sentence = `AIVDM,${total},${index + 1},${sequence},${channel},${part},${fill}`
      return `${this.#tagBlock(index, total, atMs)}!${withChecksum(sentence)}`
    })
  }

  /** Time and station stand in front of the first part only: the group says what belongs to it. */
  #tagBlock(index: number, total: number, atMs: number | undefined): string {
    if (atMs === undefined) return ''
    const fields: string[] = []
    if (total > 1) fields.push(`g:${index + 1}-${total}-${this.#group}`)
    if (index === 0 && this.#station !== undefined) fields.push(`s:${this.#station}`)
    if (index === 0) fields.push(`c:${tagTime(atMs)}`)
    return `\\${withChecksum(fields.join(','))}\\`
  }
}

/** Group numbers come round after four digits. */
const MOST_GROUPS = 9999

/** The tag block's time is in seconds; receivers, and readers such as gpsd, also know milliseconds. */
function tagTime(atMs: number): number {
  return atMs % 1000 === 0 ? atMs / 1000 : Math.floor(atMs)
}

function withChecksum(text: string): string {
  return `${text}*${checksumDigits(checksumOf(text, 0, text.length))}`
}
