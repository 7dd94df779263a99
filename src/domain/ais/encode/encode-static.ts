import { formOfMmsi } from '../mmsi.ts'
import type { EncodablePartA, EncodablePartB, EncodableStaticAndVoyage } from './encodable-message.ts'
import type { MessageWriter } from './message-writer.ts'

/*
 * What follows type, repeat and MMSI in the messages that say who a station is. Numbers behind the fields are those of
 * ITU-R M.1371-5 annex 8.
 */

/** Type 5 (section 3.3), 424 bits in all. */
export function writeStaticAndVoyage(writer: MessageWriter, message: EncodableStaticAndVoyage): void {
  writer.whole('aisVersion', message.aisVersion, 2, { most: 3, unknown: 0 })
  writer.whole('imo', message.imo, 30, { least: 1, most: 2 ** 30 - 1, unknown: 0 })
  writer.text('callSign', message.callSign, 7)
  writer.text('name', message.name, 20)
  writeShipType(writer, message.shipType)
  writeDimensions(writer, message)
  writer.whole('epfdType', message.epfdType, 4, { most: 15, unknown: 0 })
  writer.whole('etaMonth', message.etaMonth, 4, { least: 1, most: 12, unknown: 0 })
  writer.whole('etaDay', message.etaDay, 5, { least: 1, most: 31, unknown: 0 })
  writer.whole('etaHour', message.etaHour, 5, { most: 23, unknown: 24 })
  writer.whole('etaMinute', message.etaMinute, 6, { most: 59, unknown: 60 })
  writer.measure('draughtM', message.draughtM, 8, 10, { most: 255, unknown: 0 })
  writer.text('destination', message.destination, 20)
  writer.flag(message.dataTerminalReady !== true)
  writer.raw(0, 1)
}

/** Type 24 part A (section 3.22), 160 bits in all. */
export function writePartA(writer: MessageWriter, message: EncodablePartA): void {
  writer.raw(0, 2)
  writer.text('name', message.name, 20)
}

/** Type 24 part B (section 3.22), 168 bits in all. A craft of a mother ship sends whose it is, not its size. */
export function writePartB(writer: MessageWriter, message: EncodablePartB): void {
  writer.raw(1, 2)
  writeShipType(writer, message.shipType)
  writer.text('vendorId', message.vendorId, 3)
  writer.whole('unitModel', message.unitModel, 4, { most: 15, unknown: 0 })
  writer.whole('unitSerial', message.unitSerial, 20, { most: 2 ** 20 - 1, unknown: 0 })
  writer.text('callSign', message.callSign, 7)
  if (formOfMmsi(message.mmsi) === 'craft') {
    writer.whole('mothershipMmsi', message.mothershipMmsi, 30, { least: 1, most: 999_999_999, unknown: 0 })
  } else {
    writeDimensions(writer, message)
  }
  writer.whole('epfdType', message.epfdType, 4, { most: 15, unknown: 0 })
  writer.raw(0, 2)
}

function writeShipType(writer: MessageWriter, shipType: number | undefined): void {
  writer.whole('shipType', shipType, 8, { most: 255, unknown: 0 })
}

interface Sides {
  readonly dimToBowM?: number | undefined
  readonly dimToSternM?: number | undefined
  readonly dimToPortM?: number | undefined
  readonly dimToStarboardM?: number | undefined
}

/** Metres from the reference point of the position (section 3.3): 511 and 63 stand for that and more. */
function writeDimensions(writer: MessageWriter, sides: Sides): void {
  writer.measure('dimToBowM', sides.dimToBowM, 9, 1, { most: 511, unknown: 0 })
  writer.measure('dimToSternM', sides.dimToSternM, 9, 1, { most: 511, unknown: 0 })
  writer.measure('dimToPortM', sides.dimToPortM, 6, 1, { most: 63, unknown: 0 })
  writer.measure('dimToStarboardM', sides.dimToStarboardM, 6, 1, { most: 63, unknown: 0 })
}
