import {
  readCoarsePosition,
  readCourse,
  readDimensions,
  readFlag,
  readNonZero,
  readPosition,
  readRateOfTurn,
  readSpeed,
  readTerminalReady,
  readTurning,
  readUtcSecond,
  readWholeDegrees,
} from './fields.ts'
import type {
  BaseStationReport,
  ClassAPositionReport,
  ClassBPositionReport,
  ExtendedClassBPositionReport,
  LongRangePositionReport,
  SearchAndRescueAircraftReport,
} from './message.ts'
import type { Payload } from './payload.ts'
import { utcMs } from './utc.ts'

/** Types 1, 2 and 3; the payload must have its first 128 bits. */
export function decodeClassA(type: 1 | 2 | 3, payload: Payload): ClassAPositionReport {
  const { lon, lat, positionProblem, positionSent } = readPosition(payload, 61)
  return {
    type,
    repeat: payload.unsigned(6, 2),
    mmsi: payload.unsigned(8, 30),
    navStatus: payload.unsigned(38, 4),
    rotDegMin: readRateOfTurn(payload, 42),
    turning: readTurning(payload, 42),
    sogKn: readSpeed(payload, 50),
    positionAccuracyHigh: payload.flag(60),
    lon,
    lat,
    positionProblem,
    positionSent,
    cogDeg: readCourse(payload, 116),
    headingDeg: readWholeDegrees(payload, 128),
    utcSecond: readUtcSecond(payload, 137),
    manoeuvre: readNonZero(payload, 143, 2),
    raim: readFlag(payload, 148),
  }
}

/** Types 4 and 11; the payload must have its first 134 bits. */
export function decodeBaseStation(type: 4 | 11, payload: Payload): BaseStationReport {
  const { lon, lat, positionProblem, positionSent } = readPosition(payload, 79)
  const atMs = utcMs(
    payload.unsigned(38, 14),
    payload.unsigned(52, 4),
    payload.unsigned(56, 5),
    payload.unsigned(61, 5),
    payload.unsigned(66, 6),
    payload.unsigned(72, 6),
  )
  return {
    type,
    repeat: payload.unsigned(6, 2),
    mmsi: payload.unsigned(8, 30),
    utc: atMs === undefined ? undefined : new Date(atMs).toISOString(),
    utcSecond: readUtcSecond(payload, 72),
    positionAccuracyHigh: payload.flag(78),
    lon,
    lat,
    positionProblem,
    positionSent,
    epfdType: readNonZero(payload, 134, 4),
    raim: readFlag(payload, 148),
  }
}

/** Type 9; the payload must have its first 128 bits. */
export function decodeSearchAndRescueAircraft(payload: Payload): SearchAndRescueAircraftReport {
  const { lon, lat, positionProblem, positionSent } = readPosition(payload, 61)
  const altitudeM = payload.unsigned(38, 12)
  // Ten bits as in every other report, but in whole knots: an aircraft outruns 102 knots.
  const sogKn = payload.unsigned(50, 10)
  return {
    type: 9,
    repeat: payload.unsigned(6, 2),
    mmsi: payload.unsigned(8, 30),
    altitudeM: altitudeM === 4095 ? undefined : altitudeM,
    sogKn: sogKn === 1023 ? undefined : sogKn,
    positionAccuracyHigh: payload.flag(60),
    lon,
    lat,
    positionProblem,
    positionSent,
    cogDeg: readCourse(payload, 116),
    utcSecond: readUtcSecond(payload, 128),
    altitudeIsBarometric: readFlag(payload, 134),
    dataTerminalReady: readTerminalReady(payload, 142),
    assignedMode: readFlag(payload, 146),
    raim: readFlag(payload, 147),
  }
}

/** Type 18; the payload must have its first 124 bits. */
export function decodeClassB(payload: Payload): ClassBPositionReport {
  const { lon, lat, positionProblem, positionSent } = readPosition(payload, 57)
  return {
    type: 18,
    repeat: payload.unsigned(6, 2),
    mmsi: payload.unsigned(8, 30),
    sogKn: readSpeed(payload, 46),
    positionAccuracyHigh: payload.flag(56),
    lon,
    lat,
    positionProblem,
    positionSent,
    cogDeg: readCourse(payload, 112),
    headingDeg: readWholeDegrees(payload, 124),
    utcSecond: readUtcSecond(payload, 133),
    carrierSense: readFlag(payload, 141),
    hasDisplay: readFlag(payload, 142),
    hasDsc: readFlag(payload, 143),
    wholeBand: readFlag(payload, 144),
    acceptsMessage22: readFlag(payload, 145),
    assignedMode: readFlag(payload, 146),
    raim: readFlag(payload, 147),
  }
}

/** Type 19; the payload must have its first 124 bits. */
export function decodeExtendedClassB(payload: Payload): ExtendedClassBPositionReport {
  return {
    type: 19,
    repeat: payload.unsigned(6, 2),
    mmsi: payload.unsigned(8, 30),
    sogKn: readSpeed(payload, 46),
    positionAccuracyHigh: payload.flag(56),
    ...readPosition(payload, 57),
    cogDeg: readCourse(payload, 112),
    headingDeg: readWholeDegrees(payload, 124),
    utcSecond: readUtcSecond(payload, 133),
    name: payload.text(143, 120),
    shipType: readNonZero(payload, 263, 8),
    ...readDimensions(payload, 271),
    epfdType: readNonZero(payload, 301, 4),
    raim: readFlag(payload, 305),
    dataTerminalReady: readTerminalReady(payload, 306),
    assignedMode: readFlag(payload, 307),
  }
}

/** Type 27; the payload must have its first 94 bits. */
export function decodeLongRange(payload: Payload): LongRangePositionReport {
  const sogKn = payload.unsigned(79, 6)
  return {
    type: 27,
    repeat: payload.unsigned(6, 2),
    mmsi: payload.unsigned(8, 30),
    positionAccuracyHigh: payload.flag(38),
    raim: payload.flag(39),
    navStatus: payload.unsigned(40, 4),
    ...readCoarsePosition(payload, 44),
    sogKn: sogKn === 63 ? undefined : sogKn,
    cogDeg: readWholeDegrees(payload, 85),
    positionIsLate: readFlag(payload, 94),
  }
}
