import type {
  CarrierSenseState,
  EncodableAircraft,
  EncodableBaseStation,
  EncodableClassA,
  EncodableClassB,
  IncrementalState,
  SelfOrganisedState,
} from './encodable-message.ts'
import type { MessageWriter } from './message-writer.ts'

/*
 * What follows type, repeat and MMSI in the messages that say where a station is: 130 bits, 168 in all. Numbers behind
 * the fields are those of ITU-R M.1371-5 annex 8.
 */

/** Types 1, 2 and 3 (section 3.1). */
export function writeClassA(writer: MessageWriter, message: EncodableClassA): void {
  writer.whole('navStatus', message.navStatus, 4, { most: 15, unknown: 15 })
  writer.rateOfTurn(message.rotDegMin, message.turning)
  writeSpeed(writer, message.sogKn)
  writer.flag(message.positionAccuracyHigh)
  writer.position(message.lon, message.lat)
  writer.direction('cogDeg', message.cogDeg, 12, 10, 3600)
  writer.direction('headingDeg', message.headingDeg, 9, 1, 511)
  writeUtcSecond(writer, message.utcSecond)
  writer.whole('manoeuvre', message.manoeuvre, 2, { most: 2, unknown: 0 })
  writer.raw(0, 3)
  writer.flag(message.raim)
  writeState(writer, message.communication ?? (message.type === 3 ? NO_FURTHER_SLOT : SLOT_GIVEN_UP))
}

/** Types 4 and 11 (section 3.2). Without `utc` there is no date; the second may still be told. */
export function writeBaseStation(writer: MessageWriter, message: EncodableBaseStation): void {
  const date = message.utc === undefined ? undefined : new Date(message.utc)
  writer.whole('year of utc', date?.getUTCFullYear(), 14, { least: 1, most: 9999, unknown: 0 })
  writer.raw(isDate(date) ? date.getUTCMonth() + 1 : 0, 4)
  writer.raw(isDate(date) ? date.getUTCDate() : 0, 5)
  writer.raw(isDate(date) ? date.getUTCHours() : 24, 5)
  writer.raw(isDate(date) ? date.getUTCMinutes() : 60, 6)
  writeUtcSecond(writer, isDate(date) ? date.getUTCSeconds() : message.utcSecond)
  writer.flag(message.positionAccuracyHigh)
  writer.position(message.lon, message.lat)
  writer.whole('epfdType', message.epfdType, 4, { most: 15, unknown: 0 })
  writer.raw(0, 10)
  writer.flag(message.raim)
  writeState(writer, message.communication ?? SLOT_GIVEN_UP)
}

/** An invalid date has been refused by its year, and only its place must be kept. */
function isDate(date: Date | undefined): date is Date {
  return date !== undefined && !Number.isNaN(date.getTime())
}

/** Type 9 (section 3.7): its speed is in whole knots. */
export function writeAircraft(writer: MessageWriter, message: EncodableAircraft): void {
  writer.measure('altitudeM', message.altitudeM, 12, 1, { most: 4094, unknown: 4095 })
  writer.measure('sogKn', message.sogKn, 10, 1, { most: 1022, unknown: 1023 })
  writer.flag(message.positionAccuracyHigh)
  writer.position(message.lon, message.lat)
  writer.direction('cogDeg', message.cogDeg, 12, 10, 3600)
  writeUtcSecond(writer, message.utcSecond)
  writer.flag(message.altitudeIsBarometric)
  writer.raw(0, 7)
  writer.flag(message.dataTerminalReady !== true)
  writer.raw(0, 3)
  writer.flag(message.assignedMode)
  writer.flag(message.raim)
  writeChosenState(writer, message.communication ?? SLOT_GIVEN_UP)
}

/** Type 18 (section 3.16). */
export function writeClassB(writer: MessageWriter, message: EncodableClassB): void {
  writer.raw(0, 8)
  writeSpeed(writer, message.sogKn)
  writer.flag(message.positionAccuracyHigh)
  writer.position(message.lon, message.lat)
  writer.direction('cogDeg', message.cogDeg, 12, 10, 3600)
  writer.direction('headingDeg', message.headingDeg, 9, 1, 511)
  writeUtcSecond(writer, message.utcSecond)
  writer.raw(0, 2)
  writer.flag(message.carrierSense)
  writer.flag(message.hasDisplay)
  writer.flag(message.hasDsc)
  writer.flag(message.wholeBand)
  writer.flag(message.acceptsMessage22)
  writer.flag(message.assignedMode)
  writer.flag(message.raim)
  const own = message.carrierSense === true ? CARRIER_SENSE : SLOT_GIVEN_UP
  writeChosenState(writer, message.communication ?? own)
}

const SLOT_GIVEN_UP: SelfOrganisedState = { kind: 'self-organised', syncState: 0, slotTimeOut: 0, subMessage: 0 }
const NO_FURTHER_SLOT: IncrementalState = {
  kind: 'incremental',
  syncState: 0,
  slotIncrement: 0,
  slotCount: 0,
  keep: false,
}
const CARRIER_SENSE: CarrierSenseState = { kind: 'carrier-sense' }
/** Section 3.16: a carrier-sense unit uses no communication state, and sends this. */
const CARRIER_SENSE_BITS = 0b1100000000000000110

/** Tenths of a knot; 102.2 stands for that and more, 1023 for not available. */
function writeSpeed(writer: MessageWriter, sogKn: number | undefined): void {
  writer.measure('sogKn', sogKn, 10, 10, { most: 1022, unknown: 1023 })
}

function writeUtcSecond(writer: MessageWriter, utcSecond: number | undefined): void {
  writer.whole('utcSecond', utcSecond, 6, { most: 59, unknown: 60 })
}

/** The flag that says which of the two schemes follows, and the state. */
function writeChosenState(
  writer: MessageWriter,
  state: SelfOrganisedState | IncrementalState | CarrierSenseState,
): void {
  writer.flag(state.kind !== 'self-organised')
  if (state.kind === 'carrier-sense') writer.raw(CARRIER_SENSE_BITS, 19)
  else writeState(writer, state)
}

function writeState(writer: MessageWriter, state: SelfOrganisedState | IncrementalState): void {
  writer.whole('syncState', state.syncState, 2, { most: 3, unknown: 0 })
  switch (state.kind) {
    case 'self-organised':
      writer.whole('slotTimeOut', state.slotTimeOut, 3, { most: 7, unknown: 0 })
      writer.whole('subMessage', state.subMessage, 14, { most: 16_383, unknown: 0 })
      return
    case 'incremental':
      writer.whole('slotIncrement', state.slotIncrement, 13, { most: 8191, unknown: 0 })
      writer.whole('slotCount', state.slotCount, 3, { most: 7, unknown: 0 })
      writer.flag(state.keep)
  }
}
