import { readDimensions, readFlag, readNonZero, readPosition, readUtcSecond } from './fields.ts'
import type { AidToNavigationReport } from './message.ts'
import type { Payload } from './payload.ts'

const NAME_CHARACTERS = 20
const EXTENSION_CHARACTERS = 14

/** Type 21; the payload must have its first 219 bits. */
export function decodeAidToNavigation(payload: Payload): AidToNavigationReport {
  return {
    type: 21,
    repeat: payload.unsigned(6, 2),
    mmsi: payload.unsigned(8, 30),
    aidType: readNonZero(payload, 38, 5),
    name: nameWithExtension(payload) || undefined,
    positionAccuracyHigh: payload.flag(163),
    ...readPosition(payload, 164),
    ...readDimensions(payload, 219),
    epfdType: readNonZero(payload, 249, 4),
    utcSecond: readUtcSecond(payload, 253),
    offPosition: readFlag(payload, 259),
    raim: readFlag(payload, 268),
    virtualAid: readFlag(payload, 269),
    assignedMode: readFlag(payload, 270),
  }
}

/** A name of more than 20 characters goes on at the end of the message. */
function nameWithExtension(payload: Payload): string {
  const name = payload.characters(43, NAME_CHARACTERS * 6)
  if (name.length < NAME_CHARACTERS) return name.trimEnd()
  return (name + payload.characters(272, EXTENSION_CHARACTERS * 6)).trimEnd()
}
