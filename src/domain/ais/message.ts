/**
 * The 27 kinds of AIS message, as ITU-R M.1371-5 annex 8 defines them, in plain units. A value that the sender marks
 * "not available", or that lies outside what the field can mean, is undefined; so is a field that the payload is too
 * short for. (All fields of a type are always there, if undefined: messages of one shape are decoded and read a tenth
 * faster.) Sections named below are those of that annex.
 */
export type AisMessage =
  | ClassAPositionReport
  | BaseStationReport
  | StaticAndVoyageData
  | AddressedBinaryMessage
  | Acknowledgement
  | BroadcastBinaryMessage
  | SearchAndRescueAircraftReport
  | UtcInquiry
  | AddressedSafetyMessage
  | BroadcastSafetyMessage
  | Interrogation
  | AssignmentCommand
  | DifferentialCorrections
  | ClassBPositionReport
  | ExtendedClassBPositionReport
  | DataLinkManagement
  | AidToNavigationReport
  | ChannelManagement
  | GroupAssignment
  | StaticDataReport
  | SlottedBinaryMessage
  | LongRangePositionReport

/** The messages that say where their sender, or an aid to navigation, is. */
export type PositionMessage =
  | ClassAPositionReport
  | BaseStationReport
  | SearchAndRescueAircraftReport
  | ClassBPositionReport
  | ExtendedClassBPositionReport
  | AidToNavigationReport
  | LongRangePositionReport

/** Whether a message is one of those that say where something is. */
export function isPositionMessage(message: AisMessage): message is PositionMessage {
  switch (message.type) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 9:
    case 11:
    case 18:
    case 19:
    case 21:
    case 27:
      return true
    default:
      return false
  }
}

interface Head {
  /** Maritime mobile service identity of the sender, as sent: up to 30 bits, so it can exceed nine digits. */
  readonly mmsi: number
  /** How often the message was repeated by stations on the way, 0 to 3; 3 also means "do not repeat". */
  readonly repeat: number
}

/**
 * Why a position report has no position: 181/91 sent, a value no place on earth has, or exactly 0/0, a receiver without
 * a fix.
 */
export type PositionProblem = 'not-available' | 'out-of-range' | 'zero-zero'

/** Longitude and latitude are both there or both undefined; if so, `positionProblem` says why. */
export interface Place {
  /** Degrees, WGS 84, [-180, 180]. */
  readonly lon: number | undefined
  /** Degrees, WGS 84, [-90, 90]. */
  readonly lat: number | undefined
  readonly positionProblem: PositionProblem | undefined
  /** What was sent instead of a position, degrees; only where the problem is `out-of-range`. */
  readonly positionSent: readonly [lon: number, lat: number] | undefined
}

interface Position extends Place {
  /** Better than 10 m. */
  readonly positionAccuracyHigh: boolean
}

interface Motion {
  /** Speed over ground in knots, 0 to 102.2, where the highest value also stands for more. */
  readonly sogKn: number | undefined
  /** Course over ground, degrees true, [0, 360). */
  readonly cogDeg: number | undefined
}

interface Heading {
  /** Degrees true, 0 to 359. */
  readonly headingDeg: number | undefined
}

interface UtcSecond {
  /** Second of the minute in which the position was true, 0 to 59. */
  readonly utcSecond: number | undefined
}

interface Integrity {
  /** Receiver autonomous integrity monitoring is in use. */
  readonly raim: boolean | undefined
}

/** Size of a ship or aid around the point whose position is sent. Length and beam are sums of their two parts. */
export interface Dimensions {
  readonly dimToBowM: number | undefined
  readonly dimToSternM: number | undefined
  readonly dimToPortM: number | undefined
  readonly dimToStarboardM: number | undefined
  readonly lengthM: number | undefined
  readonly beamM: number | undefined
}

interface FixDevice {
  /** Electronic position fixing device: 1 GPS, 2 GLONASS, 3 both, 4 Loran-C, ... 15 internal; 0 is undefined. */
  readonly epfdType: number | undefined
}

/** Types 1, 2 and 3: where a class A ship is and how she moves (section 3.1). */
export interface ClassAPositionReport extends Head, Position, Motion, Heading, UtcSecond, Integrity {
  readonly type: 1 | 2 | 3
  /** Navigational status as sent, 0 to 15; 15 is "not defined". */
  readonly navStatus: number
  /** Rate of turn in degrees a minute, positive to starboard: (raw / 4.733)², -708 to 708. */
  readonly rotDegMin: number | undefined
  /** Turning at more than 5 degrees in 30 s, from a sender without a turn indicator. `rotDegMin` is then undefined. */
  readonly turning: 'right' | 'left' | undefined
  /** Special manoeuvre: 1 not engaged, 2 engaged; 0 (not available) is undefined. */
  readonly manoeuvre: number | undefined
}

/** Type 4, a base station, and type 11, a ship's answer to a UTC inquiry: place and time (sections 3.2 and 3.9). */
export interface BaseStationReport extends Head, Position, UtcSecond, Integrity, FixDevice {
  readonly type: 4 | 11
  /** The station's clock, `2011-12-31T23:59:58.000Z`, where all of it is available and such a date exists. */
  readonly utc: string | undefined
}

/** Type 5: who a class A ship is and where she is bound (section 3.3). */
export interface StaticAndVoyageData extends Head, Dimensions, FixDevice {
  readonly type: 5
  /** Edition of ITU-R M.1371 the station follows: 0 first, 1 third, 2 fifth, 3 later. */
  readonly aisVersion: number
  /** IMO ship identification number as sent; 0 is undefined. */
  readonly imo: number | undefined
  readonly callSign: string | undefined
  readonly name: string | undefined
  /** Ship and cargo type as sent, 1 to 255 (table 53). */
  readonly shipType: number | undefined
  /** Estimated time of arrival, UTC; each part by itself, for each can be unavailable. 1 to 12. */
  readonly etaMonth: number | undefined
  /** 1 to 31. */
  readonly etaDay: number | undefined
  /** 0 to 23. */
  readonly etaHour: number | undefined
  /** 0 to 59. */
  readonly etaMinute: number | undefined
  /** Greatest present draught in metres, 0.1 to 25.5, where the highest value also stands for more. */
  readonly draughtM: number | undefined
  readonly destination: string | undefined
  readonly dataTerminalReady: boolean | undefined
}

interface Addressed {
  readonly destinationMmsi: number
}

/**
 * Which application's data a binary message carries: designated area code (0 to 1023) and function identifier (0 to
 * 63).
 */
interface Application {
  readonly dac: number
  readonly fid: number
}

/** Type 6 (section 3.4). The binary data itself is not decoded. */
export interface AddressedBinaryMessage extends Head, Addressed, Application {
  readonly type: 6
  readonly sequenceNumber: number
  readonly retransmitted: boolean
}

/** Types 7 and 13: that binary and safety messages have arrived (sections 3.5 and 3.11). */
export interface Acknowledgement extends Head {
  readonly type: 7 | 13
  /** Whose messages are acknowledged, one to four. */
  readonly destinationMmsis: readonly number[]
}

/** Type 8 (section 3.6). The binary data itself is not decoded. */
export interface BroadcastBinaryMessage extends Head, Application {
  readonly type: 8
}

/** Type 9: a search and rescue aircraft (section 3.7). Its speed is in whole knots, 0 to 1022. */
export interface SearchAndRescueAircraftReport extends Head, Position, Motion, UtcSecond, Integrity {
  readonly type: 9
  /** Metres above mean sea level, 0 to 4094, where the highest value also stands for more. */
  readonly altitudeM: number | undefined
  readonly altitudeIsBarometric: boolean | undefined
  readonly dataTerminalReady: boolean | undefined
  readonly assignedMode: boolean | undefined
}

/** Type 10: asks a station for its time (section 3.8). */
export interface UtcInquiry extends Head, Addressed {
  readonly type: 10
}

/** Type 12 (section 3.10). */
export interface AddressedSafetyMessage extends Head, Addressed {
  readonly type: 12
  readonly sequenceNumber: number
  readonly retransmitted: boolean
  readonly text: string | undefined
}

/** Type 14 (section 3.12). */
export interface BroadcastSafetyMessage extends Head {
  readonly type: 14
  readonly text: string | undefined
}

/** Type 15: asks one or two stations for messages (section 3.13). */
export interface Interrogation extends Head {
  readonly type: 15
  readonly destinationMmsis: readonly number[]
}

/** Type 16: a base station sets the reporting of one or two stations (section 3.14). */
export interface AssignmentCommand extends Head {
  readonly type: 16
  readonly destinationMmsis: readonly number[]
}

/**
 * Type 17: corrections from a differential reference station, and where it stands to a tenth of a minute (section
 * 3.15).
 */
export interface DifferentialCorrections extends Head, Place {
  readonly type: 17
}

/** Type 18: where a class B ship is and how she moves (section 3.16). */
export interface ClassBPositionReport extends Head, Position, Motion, Heading, UtcSecond, Integrity {
  readonly type: 18
  /** A carrier-sense unit; false is a self-organising one. */
  readonly carrierSense: boolean | undefined
  readonly hasDisplay: boolean | undefined
  /** Has a digital selective calling function. */
  readonly hasDsc: boolean | undefined
  /** Can use the whole marine band. */
  readonly wholeBand: boolean | undefined
  readonly acceptsMessage22: boolean | undefined
  readonly assignedMode: boolean | undefined
}

/** Type 19: a class B ship's position and identity together (section 3.17). */
export interface ExtendedClassBPositionReport
  extends Head,
    Position,
    Motion,
    Heading,
    UtcSecond,
    Integrity,
    Dimensions,
    FixDevice {
  readonly type: 19
  readonly name: string | undefined
  /** As in type 5. */
  readonly shipType: number | undefined
  readonly dataTerminalReady: boolean | undefined
  readonly assignedMode: boolean | undefined
}

/** Type 20: slots that base stations keep for themselves (section 3.18). */
export interface DataLinkManagement extends Head {
  readonly type: 20
}

/** Type 21: a buoy, light or beacon, real or virtual (section 3.19). */
export interface AidToNavigationReport extends Head, Position, UtcSecond, Integrity, Dimensions, FixDevice {
  readonly type: 21
  /** Kind of aid, 1 to 31 (table 74); 0 (not specified) is undefined. */
  readonly aidType: number | undefined
  /** Name and its extension in one, up to 34 characters. */
  readonly name: string | undefined
  /** A floating aid has left its place. Means something only with a `utcSecond`. */
  readonly offPosition: boolean | undefined
  /** There is nothing in the water: another station sends this. */
  readonly virtualAid: boolean | undefined
  readonly assignedMode: boolean | undefined
}

/** Type 22: channels and power that a base station orders (section 3.20). */
export interface ChannelManagement extends Head {
  readonly type: 22
}

/** Type 23: reporting that a base station orders of a group of ships (section 3.21). */
export interface GroupAssignment extends Head {
  readonly type: 23
}

/** Type 24: who a class B ship is, in two messages that come apart (section 3.22). */
type StaticDataReport = StaticDataPartA | StaticDataPartB

/** Name only. */
export interface StaticDataPartA extends Head {
  readonly type: 24
  readonly part: 'A'
  readonly name: string | undefined
}

/** All else. */
export interface StaticDataPartB extends Head, Dimensions, FixDevice {
  readonly type: 24
  readonly part: 'B'
  /** As in type 5. */
  readonly shipType: number | undefined
  /** Maker of the unit, three characters. */
  readonly vendorId: string | undefined
  /** The maker's model code, 0 to 15. */
  readonly unitModel: number | undefined
  /** The maker's serial number, 0 to 1048575. */
  readonly unitSerial: number | undefined
  readonly callSign: string | undefined
  /** For a craft of a mother ship (MMSI 98xxxxxxx), which sends this in place of its dimensions. */
  readonly mothershipMmsi: number | undefined
}

/**
 * Types 25 (one slot) and 26 (several): binary data with or without an addressee and an application (sections 3.23 and
 * 3.24).
 */
export interface SlottedBinaryMessage extends Head {
  readonly type: 25 | 26
  readonly destinationMmsi: number | undefined
  readonly dac: number | undefined
  readonly fid: number | undefined
}

/** Type 27: a position for satellites, to a tenth of a minute, in whole knots and degrees (section 3.25). */
export interface LongRangePositionReport extends Head, Position, Motion, Integrity {
  readonly type: 27
  /** As in type 1. */
  readonly navStatus: number
  /** The position is older than 5 s. */
  readonly positionIsLate: boolean | undefined
}
