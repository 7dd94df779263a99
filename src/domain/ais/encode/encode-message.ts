import type { Result } from '#geo/result.ts'
import type { EncodableMessage } from './encodable-message.ts'
import { writeAircraft, writeBaseStation, writeClassA, writeClassB } from './encode-position.ts'
import { writePartA, writePartB, writeStaticAndVoyage } from './encode-static.ts'
import { type EncodedMessage, MessageWriter } from './message-writer.ts'

/**
 * Writes one AIS message by ITU-R M.1371-5 annex 8. The problem names the first field whose value cannot be sent: a
 * number that is negative, not finite or outside what the field can mean, a text too long or with a character that the
 * six-bit alphabet has not (`fitSixBitText` makes one that fits).
 */
export function encodeMessage(message: EncodableMessage): Result<EncodedMessage> {
  const writer = new MessageWriter()
  writer.raw(message.type, 6)
  writer.whole('repeat', message.repeat, 2, { most: 3, unknown: 0 })
  writer.whole('mmsi', message.mmsi, 30, { least: 1, most: 999_999_999, unknown: 0 })
  writeBody(writer, message)
  return writer.finish()
}

function writeBody(writer: MessageWriter, message: EncodableMessage): void {
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      writeClassA(writer, message)
      break
    case 4:
    case 11:
      writeBaseStation(writer, message)
      break
    case 5:
      writeStaticAndVoyage(writer, message)
      break
    case 9:
      writeAircraft(writer, message)
      break
    case 18:
      writeClassB(writer, message)
      break
    case 24:
      if (message.part === 'A') writePartA(writer, message)
      else writePartB(writer, message)
  }
}
