import { readCoarsePosition } from './fields.ts'
import type {
  Acknowledgement,
  AddressedBinaryMessage,
  AddressedSafetyMessage,
  AssignmentCommand,
  BroadcastBinaryMessage,
  BroadcastSafetyMessage,
  ChannelManagement,
  DataLinkManagement,
  DifferentialCorrections,
  GroupAssignment,
  Interrogation,
  SlottedBinaryMessage,
  UtcInquiry,
} from './message.ts'
import type { Payload } from './payload.ts'

/*
 * The messages that say nothing of where or who a ship is: each gives its sender, whom it is for, and its text.
 * The payload must have the bits that decode.ts demands for the type.
 */

/** Type 6. */
export function decodeAddressedBinary(payload: Payload): AddressedBinaryMessage {
  return {
    type: 6,
    ...head(payload),
    sequenceNumber: payload.unsigned(38, 2),
    destinationMmsi: payload.unsigned(40, 30),
    retransmitted: payload.flag(70),
    dac: payload.unsigned(72, 10),
    fid: payload.unsigned(82, 6),
  }
}

/** Types 7 and 13. */
export function decodeAcknowledgement(type: 7 | 13, payload: Payload): Acknowledgement {
  return { type, ...head(payload), destinationMmsis: mmsisAt(payload, [40, 72, 104, 136]) }
}

/** Type 8. */
export function decodeBroadcastBinary(payload: Payload): BroadcastBinaryMessage {
  return { type: 8, ...head(payload), dac: payload.unsigned(40, 10), fid: payload.unsigned(50, 6) }
}

/** Type 10. */
export function decodeUtcInquiry(payload: Payload): UtcInquiry {
  return { type: 10, ...head(payload), destinationMmsi: payload.unsigned(40, 30) }
}

/** Type 12. */
export function decodeAddressedSafety(payload: Payload): AddressedSafetyMessage {
  return {
    type: 12,
    ...head(payload),
    sequenceNumber: payload.unsigned(38, 2),
    destinationMmsi: payload.unsigned(40, 30),
    retransmitted: payload.flag(70),
    text: payload.text(72, textWidth(payload, 72)),
  }
}

/** Type 14. */
export function decodeBroadcastSafety(payload: Payload): BroadcastSafetyMessage {
  return { type: 14, ...head(payload), text: payload.text(40, textWidth(payload, 40)) }
}

/** Types 15 and 16. */
export function decodeRequest(type: 15 | 16, payload: Payload): Interrogation | AssignmentCommand {
  return { type, ...head(payload), destinationMmsis: mmsisAt(payload, type === 15 ? [40, 110] : [40, 92]) }
}

/** Type 17. */
export function decodeDifferentialCorrections(payload: Payload): DifferentialCorrections {
  return { type: 17, ...head(payload), ...readCoarsePosition(payload, 40) }
}

/** Types 20, 22 and 23, which only concern the radio link. */
export function decodeHeadOnly(
  type: 20 | 22 | 23,
  payload: Payload,
): DataLinkManagement | ChannelManagement | GroupAssignment {
  return { type, ...head(payload) }
}

/** Types 25 and 26. */
export function decodeSlottedBinary(type: 25 | 26, payload: Payload): SlottedBinaryMessage {
  const isAddressed = payload.flag(38)
  const applicationAt = isAddressed ? 70 : 40
  const hasApplication = payload.flag(39) && payload.has(applicationAt, 16)
  return {
    type,
    ...head(payload),
    destinationMmsi: isAddressed && payload.has(40, 30) ? payload.unsigned(40, 30) : undefined,
    dac: hasApplication ? payload.unsigned(applicationAt, 10) : undefined,
    fid: hasApplication ? payload.unsigned(applicationAt + 10, 6) : undefined,
  }
}

function head(payload: Payload): { repeat: number; mmsi: number } {
  return { repeat: payload.unsigned(6, 2), mmsi: payload.unsigned(8, 30) }
}

/** The identities at these bits that the message is long enough for; 0 is a place left empty. */
function mmsisAt(payload: Payload, starts: readonly number[]): number[] {
  return starts
    .filter((start) => payload.has(start, 30))
    .map((start) => payload.unsigned(start, 30))
    .filter((mmsi) => mmsi !== 0)
}

/** Text to the end of the message, at most the 161 characters that fit on the air. */
function textWidth(payload: Payload, start: number): number {
  return Math.min(161 * 6, payload.bitLength - start)
}
