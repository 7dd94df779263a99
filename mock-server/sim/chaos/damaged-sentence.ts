import { checksumDigits, checksumOf } from '#domain/ais/checksum.ts'
import { encodeMessage } from '#domain/ais/encode/encode-message.ts'
import { SentenceWriter } from '#domain/ais/encode/sentence-writer.ts'
import { positionMessage } from '#domain/ais/encode-report.ts'
import { stationOf } from '#domain/ais/encode-station.ts'
import { NmeaReader } from '#domain/ais/nmea-reader.ts'
import type { IdentityPatch, PositionReport, Reject } from '#domain/report.ts'
import type { Random } from '../random.ts'

/** For craft without an MMSI of their own, as aircraft have them (ITU-R M.585-9); notional. */
const NOTIONAL_MMSI = 111_533_900
/** Characters of six bits: of every position message the position comes after the 96th bit (ITU-R M.1371-5 annex 8). */
const LONGEST_SHORT = 16

/** The sentence that says a report, damaged on its way; undefined where a track has no AIS station to speak with. */
export function damagedSentence(report: PositionReport, identity: IdentityPatch, random: Random): string | undefined {
  const station = stationOf({ mmsi: NOTIONAL_MMSI, ...identity })
  if (!station.ok) return undefined
  const encoded = encodeMessage(positionMessage(report, station.value))
  if (!encoded.ok) return undefined
  const [sentence = ''] = new SentenceWriter().sentences(encoded.value, { channel: 'A' })
  return damaged(sentence, random)
}

/**
 * A character of the payload is another, which the checksum shows; or the line breaks off; or the payload was cut short
 * before it was sent, and its checksum is right: a third of the cases each.
 */
function damaged(sentence: string, random: Random): string {
  const tail = sentence.lastIndexOf(',')
  const from = sentence.lastIndexOf(',', tail - 1) + 1
  const at = from + Math.floor(random() * (tail - from))
  const which = random()
  if (which < 1 / 3) return `${sentence.slice(0, at)}${sentence[at] === '0' ? '1' : '0'}${sentence.slice(at + 1)}`
  if (which < 2 / 3) return sentence.slice(0, at)
  const short = `${sentence.slice(0, from + 1 + ((at - from) % LONGEST_SHORT))},0`
  return `${short}*${checksumDigits(checksumOf(short, 1, short.length))}`
}

/** Reads damaged sentences as a receiver's are read, and keeps why they cannot be used. */
export class DamageReader {
  readonly #rejects: Reject[] = []
  readonly #reader = new NmeaReader({
    source: 'chaos',
    sink: {
      report: () => undefined,
      identity: () => undefined,
      reject: (reject) => void this.#rejects.push(reject),
    },
    time: { kind: 'start', startAtMs: 0 },
  })

  /** What a real feed would say of the sentence; the lines are counted. */
  read(sentence: string): readonly Reject[] {
    this.#reader.write(`${sentence}\r\n`)
    return this.#rejects.splice(0)
  }
}
