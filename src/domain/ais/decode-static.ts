import { readDimensions, readNonZero, readTerminalReady } from './fields.ts'
import type { Dimensions, StaticAndVoyageData, StaticDataPartA, StaticDataPartB } from './message.ts'
import { formOfMmsi } from './mmsi.ts'
import type { Payload } from './payload.ts'

/** Type 5; the payload must have its first 240 bits. */
export function decodeStaticAndVoyage(payload: Payload): StaticAndVoyageData {
  const draught = readNonZero(payload, 294, 8)
  return {
    type: 5,
    repeat: payload.unsigned(6, 2),
    mmsi: payload.unsigned(8, 30),
    aisVersion: payload.unsigned(38, 2),
    imo: readNonZero(payload, 40, 30),
    callSign: payload.text(70, 42),
    name: payload.text(112, 120),
    shipType: readNonZero(payload, 232, 8),
    ...readDimensions(payload, 240),
    epfdType: readNonZero(payload, 270, 4),
    etaMonth: readWithin(payload, 274, 4, 1, 12),
    etaDay: readWithin(payload, 278, 5, 1, 31),
    etaHour: readWithin(payload, 283, 5, 0, 23),
    etaMinute: readWithin(payload, 288, 6, 0, 59),
    draughtM: draught === undefined ? undefined : draught / 10,
    destination: payload.text(302, 120),
    dataTerminalReady: readTerminalReady(payload, 422),
  }
}

/** A number that the calendar or the clock allows; what they do not is "not available" or not valid. */
function readWithin(payload: Payload, start: number, width: number, least: number, most: number): number | undefined {
  const raw = payload.unsigned(start, width)
  return payload.has(start, width) && raw >= least && raw <= most ? raw : undefined
}

/** Type 24 part A; the payload must have its first 48 bits. */
export function decodeStaticPartA(payload: Payload): StaticDataPartA {
  return {
    type: 24,
    repeat: payload.unsigned(6, 2),
    mmsi: payload.unsigned(8, 30),
    part: 'A',
    name: payload.text(40, 120),
  }
}

const NO_DIMENSIONS: Dimensions = {
  dimToBowM: undefined,
  dimToSternM: undefined,
  dimToPortM: undefined,
  dimToStarboardM: undefined,
  lengthM: undefined,
  beamM: undefined,
}

/** Type 24 part B; the payload must have its first 48 bits. */
export function decodeStaticPartB(payload: Payload): StaticDataPartB {
  const mmsi = payload.unsigned(8, 30)
  const isCraft = formOfMmsi(mmsi) === 'craft'
  return {
    type: 24,
    repeat: payload.unsigned(6, 2),
    mmsi,
    part: 'B',
    shipType: readNonZero(payload, 40, 8),
    vendorId: payload.text(48, 18),
    unitModel: payload.has(66, 4) ? payload.unsigned(66, 4) : undefined,
    unitSerial: payload.has(70, 20) ? payload.unsigned(70, 20) : undefined,
    callSign: payload.text(90, 42),
    ...(isCraft ? NO_DIMENSIONS : readDimensions(payload, 132)),
    mothershipMmsi: isCraft ? readNonZero(payload, 132, 30) : undefined,
    epfdType: readNonZero(payload, 162, 4),
  }
}
