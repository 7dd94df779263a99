import type {
  BaseStationReport,
  ClassAPositionReport,
  ClassBPositionReport,
  SearchAndRescueAircraftReport,
  StaticAndVoyageData,
  StaticDataPartA,
  StaticDataPartB,
} from '../message.ts'

/**
 * What a self-organising (SOTDMA) station says of its use of the channel, 19 bits: ITU-R M.1371-5 annex 2, 3.3.7.2.1.
 */
export interface SelfOrganisedState {
  readonly kind: 'self-organised'
  /** 0 UTC direct, 1 UTC indirect, 2 and 3 by a base station or another ship. */
  readonly syncState: number
  /** Frames until this slot is given up, 0 to 7; it also says what the sub-message is. */
  readonly slotTimeOut: number
  /** 0 to 16383. */
  readonly subMessage: number
}

/** The same of a station that announces its next slot (ITDMA), 19 bits: annex 2, 3.3.7.3.2. */
export interface IncrementalState {
  readonly kind: 'incremental'
  readonly syncState: number
  /** Slots to the next transmission, 0 to 8191; 0 is none. */
  readonly slotIncrement: number
  /** As sent, 0 to 7: one slot less than are taken, and above 4 with an offset. */
  readonly slotCount: number
  readonly keep: boolean
}

/** What a class B carrier-sense unit sends in this place, always the same (annex 8, 3.16). */
export interface CarrierSenseState {
  readonly kind: 'carrier-sense'
}

/** Worked out by the decoder from other fields. */
type Derived = 'lengthM' | 'beamM' | 'positionProblem' | 'positionSent'

/** Who and what must be said; all else defaults to "not available", `repeat` to 0 and flags to false. */
type Encodable<Message extends { type: number; mmsi: number }, Needed extends keyof Message = 'type' | 'mmsi'> = Pick<
  Message,
  Needed | 'type' | 'mmsi'
> & { readonly [Key in Exclude<keyof Message, Needed | 'type' | 'mmsi' | Derived>]?: Message[Key] | undefined }

export type EncodableClassA = Encodable<ClassAPositionReport> &
  (
    | { readonly type: 1 | 2; readonly communication?: SelfOrganisedState | undefined }
    | { readonly type: 3; readonly communication?: IncrementalState | undefined }
  )

export type EncodableBaseStation = Encodable<BaseStationReport> & {
  readonly communication?: SelfOrganisedState | undefined
}

export type EncodableAircraft = Encodable<SearchAndRescueAircraftReport> & {
  readonly communication?: SelfOrganisedState | IncrementalState | undefined
}

/** Left out, `communication` is that of a carrier-sense unit where `carrierSense` is true. */
export type EncodableClassB = Encodable<ClassBPositionReport> & {
  readonly communication?: SelfOrganisedState | IncrementalState | CarrierSenseState | undefined
}

export type EncodableStaticAndVoyage = Encodable<StaticAndVoyageData>
export type EncodablePartA = Encodable<StaticDataPartA, 'part'>
export type EncodablePartB = Encodable<StaticDataPartB, 'part'>

/**
 * The messages that can be written: types 1 to 5, 9, 11, 18 and 24, in the fields and units that the decoder gives, so
 * that what was decoded can be written again. Above the highest value that a field of speed, altitude, draught or size
 * can say, that value is written: it also stands for more (ITU-R M.1371-5 annex 8).
 */
export type EncodableMessage =
  | EncodableClassA
  | EncodableBaseStation
  | EncodableStaticAndVoyage
  | EncodableAircraft
  | EncodableClassB
  | EncodablePartA
  | EncodablePartB
