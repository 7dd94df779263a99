import { failed, ok, type Result } from '#geo/result.ts'
import { decodeAidToNavigation } from './decode-aid.ts'
import {
  decodeAcknowledgement,
  decodeAddressedBinary,
  decodeAddressedSafety,
  decodeBroadcastBinary,
  decodeBroadcastSafety,
  decodeDifferentialCorrections,
  decodeHeadOnly,
  decodeRequest,
  decodeSlottedBinary,
  decodeUtcInquiry,
} from './decode-other.ts'
import {
  decodeBaseStation,
  decodeClassA,
  decodeClassB,
  decodeExtendedClassB,
  decodeLongRange,
  decodeSearchAndRescueAircraft,
} from './decode-position.ts'
import { decodeStaticAndVoyage, decodeStaticPartA, decodeStaticPartB } from './decode-static.ts'
import type { AisMessage } from './message.ts'
import type { Payload } from './payload.ts'
import type { Problem } from './problem.ts'

/** Type, repeat indicator and MMSI. */
const HEAD_BITS = 38

/**
 * The bits without which a message of each type is of no use: up to the course of a moving station, to the position of
 * a fixed one, to the ship type of identity, to the address or application of data. Senders that cut what follows are
 * common, and what came before the cut is good.
 */
const NEEDED_BITS: Readonly<Record<number, number>> = {
  1: 128,
  2: 128,
  3: 128,
  4: 134,
  5: 240,
  6: 88,
  7: 70,
  8: 56,
  9: 128,
  10: 70,
  11: 134,
  12: 72,
  13: 70,
  14: 40,
  15: 70,
  16: 70,
  17: 75,
  18: 124,
  19: 124,
  20: HEAD_BITS,
  21: 219,
  22: HEAD_BITS,
  23: HEAD_BITS,
  24: 48,
  25: 40,
  26: 40,
  27: 94,
}

/** Decodes one whole AIS message of any type (ITU-R M.1371-5 annex 8). Says why when it cannot. */
export function decodeMessage(payload: Payload): Result<AisMessage, Problem> {
  const bits = payload.bitLength
  if (bits < HEAD_BITS) {
    return failed({ reason: 'too-short', message: `message has ${bits} bits, expected at least ${HEAD_BITS}` })
  }
  const type = payload.unsigned(0, 6)
  const needed = NEEDED_BITS[type]
  if (needed === undefined) {
    return failed({ reason: 'unknown-type', message: `message type is ${type}, expected 1 to 27` })
  }
  if (bits < needed) {
    return failed({
      reason: 'too-short',
      message: `type ${type} message has ${bits} bits, expected at least ${needed}`,
    })
  }
  const part = type === 24 ? payload.unsigned(38, 2) : 0
  if (part > 1) {
    return failed({ reason: 'unknown-part', message: `type 24 message is part ${part}, expected 0 (A) or 1 (B)` })
  }
  return ok(decodeType(type as AisMessage['type'], payload))
}

function decodeType(type: AisMessage['type'], payload: Payload): AisMessage {
  switch (type) {
    case 1:
    case 2:
    case 3:
      return decodeClassA(type, payload)
    case 4:
    case 11:
      return decodeBaseStation(type, payload)
    case 5:
      return decodeStaticAndVoyage(payload)
    case 6:
      return decodeAddressedBinary(payload)
    case 7:
    case 13:
      return decodeAcknowledgement(type, payload)
    case 8:
      return decodeBroadcastBinary(payload)
    case 9:
      return decodeSearchAndRescueAircraft(payload)
    case 10:
      return decodeUtcInquiry(payload)
    case 12:
      return decodeAddressedSafety(payload)
    case 14:
      return decodeBroadcastSafety(payload)
    case 15:
    case 16:
      return decodeRequest(type, payload)
    case 17:
      return decodeDifferentialCorrections(payload)
    case 18:
      return decodeClassB(payload)
    case 19:
      return decodeExtendedClassB(payload)
    case 20:
    case 22:
    case 23:
      return decodeHeadOnly(type, payload)
    case 21:
      return decodeAidToNavigation(payload)
    case 24:
      return payload.flag(39) ? decodeStaticPartB(payload) : decodeStaticPartA(payload)
    case 25:
    case 26:
      return decodeSlottedBinary(type, payload)
    case 27:
      return decodeLongRange(payload)
  }
}
