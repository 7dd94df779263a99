import type { IdentityPatch, PositionReport, TrackKind } from '../report.ts'
import { flagOfMmsi } from './flags.ts'
import { type AisMessage, isPositionMessage, type PositionMessage } from './message.ts'
import { kindOfMmsi } from './mmsi.ts'

/** What one AIS message says of a track. */
export interface AisTrack {
  /** Where it is; absent when the message has no usable position or no time. */
  readonly report?: PositionReport
  /** Who it is; absent for messages that concern the radio link only, and when it would say nothing new. */
  readonly identity?: IdentityPatch
}

/**
 * Turns an AIS message into the words of the domain. The track is `mmsi:` and the MMSI without leading zeros.
 *
 * Its kind comes from the message type where that tells (4 base, 9 aircraft, 21 aid), else from the form of the MMSI,
 * else it is a vessel. Class A is told by types 1, 2, 3 and 5, class B by 18, 19 and 24; 27 comes from either.
 *
 * @param atMs when the message was true, milliseconds since 1970 UTC; undefined gives no report
 * @param source the name of the feed or file, passed on
 * @param known the identity given last for this MMSI: a position of the same kind and class then gives no new one
 */
export function toTrack(
  message: AisMessage,
  atMs: number | undefined,
  source: string,
  known?: IdentityPatch,
): AisTrack {
  if (!isPositionMessage(message)) {
    return message.type === 5 || message.type === 24 ? { identity: identityOf(message) } : {}
  }
  if (known !== undefined && !isNews(message, known)) {
    const report = reportOf(message, known.trackId, atMs, source)
    return report === undefined ? {} : { report }
  }
  const identity = identityOf(message)
  const report = reportOf(message, identity.trackId, atMs, source)
  return report === undefined ? { identity } : { report, identity }
}

type Draft<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/** Fields of the domain that a message has under the same name, or has not, or has undefined. */
type Told<Value> = { readonly [Key in keyof Value]?: Value[Key] | undefined }

function reportOf(
  message: Told<Omit<PositionReport, 'trackId' | 'source' | 'atMs'>>,
  trackId: string,
  atMs: number | undefined,
  source: string,
): PositionReport | undefined {
  const { lon, lat } = message
  if (atMs === undefined || lon === undefined || lat === undefined) return undefined
  const report: Draft<PositionReport> = { trackId, source, atMs, lon, lat }
  if (message.sogKn !== undefined) report.sogKn = message.sogKn
  if (message.cogDeg !== undefined) report.cogDeg = message.cogDeg
  if (message.headingDeg !== undefined) report.headingDeg = message.headingDeg
  if (message.altitudeM !== undefined) report.altitudeM = message.altitudeM
  if (message.navStatus !== undefined) report.navStatus = message.navStatus
  return report
}

/** A message that leaves the class open does not change it. */
function isNews(message: PositionMessage, known: IdentityPatch): boolean {
  if (message.type === 19 || message.type === 21) return true
  const aisClass = classOf(message)
  const unit = unitOf(message)
  return (
    (aisClass !== undefined && aisClass !== known.aisClass) ||
    (unit !== undefined && unit !== known.classBUnit) ||
    kindOf(message) !== known.kind
  )
}

function unitOf(message: IdentityMessage): IdentityPatch['classBUnit'] {
  if (message.type !== 18 || message.carrierSense === undefined) return undefined
  return message.carrierSense ? 'carrier-sense' : 'self-organising'
}

type IdentityMessage = PositionMessage | Extract<AisMessage, { type: 5 | 24 }>

function identityOf(message: IdentityMessage): IdentityPatch {
  const { mmsi } = message
  const identity: Draft<IdentityPatch> = { trackId: `mmsi:${mmsi}`, kind: kindOf(message), mmsi }
  const aisClass = classOf(message)
  if (aisClass !== undefined) identity.aisClass = aisClass
  const unit = unitOf(message)
  if (unit !== undefined) identity.classBUnit = unit
  const flag = flagOfMmsi(mmsi)
  if (flag !== undefined) identity.flag = flag
  setFacts(identity, message)
  return identity
}

function setFacts(identity: Draft<IdentityPatch>, message: Told<Omit<IdentityPatch, 'trackId'>>): void {
  if (message.name !== undefined) identity.name = message.name
  if (message.imo !== undefined) identity.imo = message.imo
  if (message.callSign !== undefined) identity.callSign = message.callSign
  if (message.shipType !== undefined) identity.shipType = message.shipType
  if (message.lengthM !== undefined) identity.lengthM = message.lengthM
  if (message.beamM !== undefined) identity.beamM = message.beamM
  if (message.draughtM !== undefined) identity.draughtM = message.draughtM
  if (message.destination !== undefined) identity.destination = message.destination
}

function kindOf(message: IdentityMessage): TrackKind {
  if (message.type === 4) return 'base'
  if (message.type === 9) return 'aircraft'
  if (message.type === 21) return 'aid'
  return kindOfMmsi(message.mmsi)
}

function classOf({ type }: IdentityMessage): 'A' | 'B' | undefined {
  if (type <= 3 || type === 5) return 'A'
  if (type === 18 || type === 19 || type === 24) return 'B'
  return undefined
}
