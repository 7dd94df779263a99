import type { Result } from '#geo/result.ts'
import type { IdentityPatch, PositionReport, Reject } from '../report.ts'
import { checksumDigits, checksumOf } from './checksum.ts'
import { decodeMessage } from './decode.ts'
import type { AisMessage, BaseStationReport, ClassAPositionReport, Dimensions, Place } from './message.ts'
import { Payload } from './payload.ts'
import type { Problem } from './problem.ts'
import { parseLine } from './sentence.ts'

/*
 * For tests and fixtures: an AIS encoder, written against ITU-R M.1371-5 annex 8 and apart from the decoder.
 */

type OfType<Type extends AisMessage['type']> = Extract<AisMessage, { type: Type }>
type Part<Name extends 'A' | 'B'> = Extract<AisMessage, { part: Name }>

/** Only who and what must be said; all else defaults to "not available", `repeat` to 0 and flags to false. */
type Encodable<Message extends AisMessage> = Message extends { part: unknown }
  ? Pick<Message, 'type' | 'mmsi' | 'part'> & Partial<Message>
  : Pick<Message, 'type' | 'mmsi'> & Partial<Message>

/** The messages that the encoder can make. */
export type EncodableMessage =
  | Encodable<OfType<1 | 2 | 3>>
  | Encodable<OfType<4 | 11>>
  | Encodable<OfType<5>>
  | Encodable<OfType<18>>
  | Encodable<OfType<21>>
  | Encodable<Part<'A'>>
  | Encodable<Part<'B'>>
  | Encodable<OfType<27>>

/** How the sentences that carry a message are dressed. */
export interface SentenceOptions {
  /** Two letters, `AI` when left out. */
  readonly talker?: string
  /** Radio channel, `A` when left out. */
  readonly channel?: string
  /** 0 to 9, for messages of several sentences; 0 when left out. */
  readonly sequenceId?: number
  /** Time of reception for the tag block, milliseconds since 1970 UTC. Whole seconds are written as seconds. */
  readonly atMs?: number
  /** Station for the tag block. */
  readonly station?: string
  /** Group number for the tag blocks of a message of several sentences. */
  readonly group?: number
}

/** Characters of payload in one sentence, so that it stays within the 82 characters of NMEA 0183. */
const PAYLOAD_CHARACTERS = 60

/** The message as `!--VDM` sentences without line ends: one, or two for the long types 5 and 21. */
export function encodeSentences(message: EncodableMessage, options: SentenceOptions = {}): string[] {
  return sentencesOfBits(bitsOf(message), options)
}

/** Sentences for a message given as a text of 0 and 1, for what the encoder has no words for. */
export function sentencesOfBits(bits: string, options: SentenceOptions = {}): string[] {
  const { talker = 'AI', channel = 'A', sequenceId = 0 } = options
  const fillBits = (6 - (bits.length % 6)) % 6
  const payload = sixBitText(bits.padEnd(bits.length + fillBits, '0'))
  const total = Math.max(1, Math.ceil(payload.length / PAYLOAD_CHARACTERS))
  return Array.from({ length: total }, (_, index) => {
    const part = payload.slice(index * PAYLOAD_CHARACTERS, (index + 1) * PAYLOAD_CHARACTERS)
    const fields = [total, index + 1, total > 1 ? sequenceId : '', channel, part, index + 1 === total ? fillBits : 0]
    return tagBlockFor(options, index + 1, total) + withChecksum(`!${talker}VDM,${fields.join(',')}`)
  })
}

/** The message that these sentences carry, all of them and in order. */
export function decodeSentences(lines: readonly string[]): Result<AisMessage, Problem> {
  const payload = new Payload()
  for (const line of lines) {
    const parsed = parseLine(line)
    if (parsed.kind !== 'sentence') throw new Error(`not an AIS sentence: ${line}`)
    payload.append(parsed.payload, parsed.fillBits)
  }
  return decodeMessage(payload)
}

/** Any sentence, given without its checksum, with the right one. */
export function withChecksum(sentence: string): string {
  return `${sentence}*${checksumDigits(checksumOf(sentence, 1, sentence.length))}`
}

/** A tag block with the right checksum around these fields, such as `s:kudat,c:1325394060`. */
export function tagBlock(fields: string): string {
  return `\\${fields}*${checksumDigits(checksumOf(fields, 0, fields.length))}\\`
}

function tagBlockFor({ atMs, station, group }: SentenceOptions, number: number, total: number): string {
  const fields: string[] = []
  if (group !== undefined && total > 1) fields.push(`g:${number}-${total}-${group}`)
  if (station !== undefined) fields.push(`s:${station}`)
  if (atMs !== undefined) fields.push(`c:${atMs % 1000 === 0 ? atMs / 1000 : atMs}`)
  return fields.length === 0 ? '' : tagBlock(fields.join(','))
}

/** The message as a text of 0 and 1. */
export function bitsOf(message: EncodableMessage): string {
  const head = number(message.type, 6) + number(message.repeat ?? 0, 2) + number(message.mmsi, 30)
  return head + bodyOf(message)
}

function bodyOf(message: EncodableMessage): string {
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      return [
        number(message.navStatus ?? 15, 4),
        number(rawRateOfTurn(message), 8),
        number(tenths(message.sogKn, 1023), 10),
        flag(message.positionAccuracyHigh),
        position(message, 28, 27, 600_000),
        number(tenths(message.cogDeg, 3600), 12),
        number(message.headingDeg ?? 511, 9),
        number(message.utcSecond ?? 60, 6),
        number(message.manoeuvre ?? 0, 2),
        number(0, 3),
        flag(message.raim),
        number(0, 19),
      ].join('')
    case 4:
    case 11:
      return [
        ...utcFields(message),
        flag(message.positionAccuracyHigh),
        position(message, 28, 27, 600_000),
        number(message.epfdType ?? 0, 4),
        number(0, 10),
        flag(message.raim),
        number(0, 19),
      ].join('')
    case 5:
      return [
        number(message.aisVersion ?? 0, 2),
        number(message.imo ?? 0, 30),
        text(message.callSign, 7),
        text(message.name, 20),
        number(message.shipType ?? 0, 8),
        dimensions(message),
        number(message.epfdType ?? 0, 4),
        number(message.etaMonth ?? 0, 4),
        number(message.etaDay ?? 0, 5),
        number(message.etaHour ?? 24, 5),
        number(message.etaMinute ?? 60, 6),
        number(tenths(message.draughtM, 0), 8),
        text(message.destination, 20),
        flag(message.dataTerminalReady === false),
        number(0, 1),
      ].join('')
    case 18:
      return [
        number(0, 8),
        number(tenths(message.sogKn, 1023), 10),
        flag(message.positionAccuracyHigh),
        position(message, 28, 27, 600_000),
        number(tenths(message.cogDeg, 3600), 12),
        number(message.headingDeg ?? 511, 9),
        number(message.utcSecond ?? 60, 6),
        number(0, 2),
        flag(message.carrierSense),
        flag(message.hasDisplay),
        flag(message.hasDsc),
        flag(message.wholeBand),
        flag(message.acceptsMessage22),
        flag(message.assignedMode),
        flag(message.raim),
        number(0, 20),
      ].join('')
    case 21:
      return [
        number(message.aidType ?? 0, 5),
        text(message.name?.slice(0, 20), 20),
        flag(message.positionAccuracyHigh),
        position(message, 28, 27, 600_000),
        dimensions(message),
        number(message.epfdType ?? 0, 4),
        number(message.utcSecond ?? 60, 6),
        flag(message.offPosition),
        number(0, 8),
        flag(message.raim),
        flag(message.virtualAid),
        flag(message.assignedMode),
        number(0, 1),
        text(message.name?.slice(20), Math.max(0, (message.name?.length ?? 0) - 20)),
      ].join('')
    case 24:
      if (message.part === 'A') return number(0, 2) + text(message.name, 20)
      return [
        number(1, 2),
        number(message.shipType ?? 0, 8),
        text(message.vendorId, 3),
        number(message.unitModel ?? 0, 4),
        number(message.unitSerial ?? 0, 20),
        text(message.callSign, 7),
        message.mothershipMmsi === undefined ? dimensions(message) : number(message.mothershipMmsi, 30),
        number(message.epfdType ?? 0, 4),
        number(0, 2),
      ].join('')
    case 27:
      return [
        flag(message.positionAccuracyHigh),
        flag(message.raim),
        number(message.navStatus ?? 15, 4),
        position(message, 18, 17, 600),
        number(message.sogKn ?? 63, 6),
        number(message.cogDeg ?? 511, 9),
        flag(message.positionIsLate),
        number(0, 1),
      ].join('')
  }
}

/** A number in binary, negative ones in two's complement. A value that does not fit is a mistake of the test. */
function number(value: number, width: number): string {
  const bits = (value < 0 ? value + 2 ** width : value).toString(2).padStart(width, '0')
  if (width > 0 && (bits.length !== width || !/^[01]+$/.test(bits))) {
    throw new Error(`${value} does not fit in ${width} bits`)
  }
  return width === 0 ? '' : bits
}

function flag(value: boolean | undefined): string {
  return value ? '1' : '0'
}

function tenths(value: number | undefined, notAvailable: number): number {
  return value === undefined ? notAvailable : Math.round(value * 10)
}

function text(value: string | undefined, characters: number): string {
  return [...(value ?? '').padEnd(characters, '@')].map((character) => number(sixBits(character), 6)).join('')
}

function sixBits(character: string): number {
  const code = character.charCodeAt(0)
  if (code < 32 || code > 95) throw new Error(`"${character}" is not in the six-bit alphabet`)
  return code & 63
}

function position(fields: Partial<Place>, lonWidth: number, latWidth: number, unitsPerDegree: number): string {
  const [lon, lat] = degreesToSend(fields)
  return number(Math.round(lon * unitsPerDegree), lonWidth) + number(Math.round(lat * unitsPerDegree), latWidth)
}

function degreesToSend({ lon, lat, positionProblem, positionSent }: Partial<Place>): readonly [number, number] {
  if (lon !== undefined && lat !== undefined) return [lon, lat]
  if (positionProblem === 'zero-zero') return [0, 0]
  return positionSent ?? [181, 91]
}

function dimensions(fields: Partial<Dimensions>): string {
  return [
    number(fields.dimToBowM ?? 0, 9),
    number(fields.dimToSternM ?? 0, 9),
    number(fields.dimToPortM ?? 0, 6),
    number(fields.dimToStarboardM ?? 0, 6),
  ].join('')
}

function rawRateOfTurn({ rotDegMin, turning }: Partial<ClassAPositionReport>): number {
  if (turning !== undefined) return turning === 'right' ? 127 : -127
  if (rotDegMin === undefined) return -128
  return Math.round(Math.sign(rotDegMin) * 4.733 * Math.sqrt(Math.abs(rotDegMin)))
}

function utcFields({ utc, utcSecond }: Partial<BaseStationReport>): string[] {
  const date = utc === undefined ? undefined : new Date(utc)
  return [
    number(date?.getUTCFullYear() ?? 0, 14),
    number(date === undefined ? 0 : date.getUTCMonth() + 1, 4),
    number(date?.getUTCDate() ?? 0, 5),
    number(date?.getUTCHours() ?? 24, 5),
    number(date?.getUTCMinutes() ?? 60, 6),
    number(date?.getUTCSeconds() ?? utcSecond ?? 60, 6),
  ]
}

/** The characters for bits in sixes (IEC 61162-1). */
function sixBitText(bits: string): string {
  const characters = (bits.match(/.{6}/g) ?? []).map((six) => {
    const value = Number.parseInt(six, 2)
    return String.fromCharCode(value < 40 ? value + 48 : value + 56)
  })
  return characters.join('')
}

/** A sink that keeps all it is given, and the order of the calls. */
export function recordingSink() {
  const reports: PositionReport[] = []
  const identities: IdentityPatch[] = []
  const rejects: Reject[] = []
  const calls: ('report' | 'identity' | 'reject')[] = []
  return {
    reports,
    identities,
    rejects,
    calls,
    report(report: PositionReport) {
      calls.push('report')
      reports.push(report)
    },
    identity(patch: IdentityPatch) {
      calls.push('identity')
      identities.push(patch)
    },
    reject(reject: Reject) {
      calls.push('reject')
      rejects.push(reject)
    },
  }
}
