import { checksumProblem } from './checksum.ts'
import { parseGatehouseTime } from './gatehouse.ts'
import type { Problem, RejectReason } from './problem.ts'
import { parseReceiverSuffix } from './receiver-suffix.ts'
import { parseTagBlock, type TagBlock } from './tag-block.ts'

/** One `!--VDM` or `!--VDO` sentence (NMEA 0183, IEC 61162-1): one AIS message, or one part of a longer one. */
export interface Sentence {
  readonly kind: 'sentence'
  /** Talker and formatter: `AIVDM`, `BSVDO`. */
  readonly address: string
  /** How many sentences carry the message, 1 to 9. */
  readonly total: number
  /** Which of them this is, 1 to `total`. */
  readonly number: number
  /** What the parts of one message share, `0` to `9`; empty when the message is one sentence. */
  readonly sequenceId: string
  /** Radio channel as sent: `A`, `B`, `1`, `2`, or empty. */
  readonly channel: string
  /** Six-bit text. */
  readonly payload: string
  /** Bits to drop at the end of the payload, 0 to 5. */
  readonly fillBits: number
  /** When it was received, milliseconds since 1970 UTC, where the line says so. */
  readonly atMs: number | undefined
  /** Who received it, where the line says so. */
  readonly station: string | undefined
  /** Number that the tag blocks of all parts of this message share, where there is one. */
  readonly group: string | undefined
  /** The tag block in front was damaged and is left out; the sentence itself is whole. */
  readonly tagProblem: Problem | undefined
}

/** What one line of a log turned out to be. */
export type ParsedLine =
  | Sentence
  /** The time of reception of the sentence that follows, milliseconds since 1970 UTC. */
  | { readonly kind: 'time'; readonly atMs: number }
  /** Blank, a comment, or another talker's business. */
  | { readonly kind: 'skipped' }
  | { readonly kind: 'rejected'; readonly problem: Problem }

const SKIPPED: ParsedLine = { kind: 'skipped' }

/**
 * Reads one line of an NMEA log: that of `text` from `start` up to but not including `end`, without its line end.
 *
 * AIS sentences of any two-letter talker are read, with tag blocks in front and receiver fields behind the checksum,
 * and Gatehouse `$PGHP` times. Other sentences, `#` comments and blank lines are skipped. Anything else, and an AIS
 * sentence that is damaged, is rejected. Text behind the checksum that is no `,` field is ignored.
 */
export function parseLine(text: string, start = 0, end = text.length): ParsedLine {
  // Most lines are nothing but a sound AIS sentence. These are read where they stand: to copy each out costs 15 % more.
  if (isAis(text, start)) {
    const parsed = parseAis(text, start, end, NO_TAG)
    if (parsed.kind === 'sentence') return parsed
  }
  return parseWholeText(text.slice(start, end).trim())
}

function parseWholeText(text: string): ParsedLine {
  const parsed = text.startsWith('\\') ? parseTagged(text) : parseSentence(text, 0, NO_TAG)
  if (parsed.kind === 'sentence' || !isBinary(text)) return parsed
  return rejected('binary', 'line has control characters, expected printable text')
}

/** Control characters other than tab, and the mark that a text decoder leaves for bytes that are no text. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  return /[\0-\x08\x0a-\x1f\x7f\ufffd]/.test(text)
}

interface Tagged {
  readonly tag: TagBlock
  readonly tagProblem?: Problem
}

const NO_TAG: Tagged = { tag: {} }

/** Reads a line that has one tag block in front, or several. */
function parseTagged(text: string): ParsedLine {
  let tagged = NO_TAG
  let start = 0
  while (text[start] === '\\') {
    const end = text.indexOf('\\', start + 1)
    if (end < 0) return rejected('tag-block', 'tag block has no end, expected a second \\')
    const block = parseTagBlock(text.slice(start + 1, end))
    tagged = block.ok
      ? { ...tagged, tag: { ...tagged.tag, ...block.value } }
      : { ...tagged, tagProblem: { reason: 'tag-block', message: block.problem } }
    start = end + 1
  }
  return parseSentence(text, start, tagged)
}

function parseSentence(text: string, start: number, tagged: Tagged): ParsedLine {
  if (isAis(text, start)) return parseAis(text, start, text.length, tagged)
  if (text.startsWith('$PGHP,1,', start)) return parseGatehouse(text, start)
  if (start === text.length || '!$#'.includes(text.charAt(start))) return SKIPPED
  return rejected('not-nmea', `line begins with "${text.slice(start, start + 10)}", expected ! $ \\ or #`)
}

function isAis(text: string, start: number): boolean {
  return text[start] === '!' && (text.startsWith('VDM,', start + 3) || text.startsWith('VDO,', start + 3))
}

function parseAis(text: string, start: number, end: number, { tag, tagProblem }: Tagged): ParsedLine {
  const wrong = checksumProblem(text, start + 1, end)
  if (wrong !== undefined) return rejected('checksum', wrong)
  const star = text.indexOf('*', start)

  const totalAt = start + 7
  const numberAt = text.indexOf(',', totalAt) + 1
  const sequenceAt = text.indexOf(',', numberAt) + 1
  const channelAt = text.indexOf(',', sequenceAt) + 1
  const payloadAt = text.indexOf(',', channelAt) + 1
  const fillBitsAt = text.indexOf(',', payloadAt) + 1
  const inOrder = numberAt < sequenceAt && sequenceAt < channelAt && channelAt < payloadAt && payloadAt < fillBitsAt
  if (numberAt === 0 || !inOrder || fillBitsAt > star) {
    const fields = text.slice(start, star).split(',').length
    return rejected('field-count', `sentence has ${fields} fields, expected 7`)
  }

  const total = digit(text, totalAt, numberAt - 1)
  const number = digit(text, numberAt, sequenceAt - 1)
  if (!(number >= 1 && number <= total)) {
    const said = `${text.slice(numberAt, sequenceAt - 1)}" of "${text.slice(totalAt, numberAt - 1)}`
    return rejected('part-number', `sentence is part "${said}", expected 1 to 9 of 1 to 9`)
  }
  // Some receivers leave the field empty when there is nothing to drop.
  const fillBits = fillBitsAt === star ? 0 : digit(text, fillBitsAt, star)
  if (!(fillBits <= 5)) {
    return rejected('fill-bits', `fill bits are "${text.slice(fillBitsAt, star)}", expected 0 to 5`)
  }

  const hasSuffix = star + 3 < end && text[star + 3] === ','
  const suffix = hasSuffix ? parseReceiverSuffix(text.slice(star + 4, end).trimEnd()) : undefined
  return {
    kind: 'sentence',
    address: text.slice(start + 1, start + 6),
    total,
    number,
    sequenceId: text.slice(sequenceAt, channelAt - 1),
    channel: text.slice(channelAt, payloadAt - 1),
    payload: text.slice(payloadAt, fillBitsAt - 1),
    fillBits,
    atMs: tag.atMs ?? suffix?.atMs,
    station: tag.station ?? suffix?.station,
    group: tag.group,
    tagProblem,
  }
}

function parseGatehouse(text: string, start: number): ParsedLine {
  const wrong = checksumProblem(text, start + 1, text.length)
  if (wrong !== undefined) return rejected('checksum', wrong)
  const time = parseGatehouseTime(text.slice(start, text.indexOf('*', start)).split(','))
  return time.ok ? { kind: 'time', atMs: time.value } : rejected('time', time.problem)
}

/** The value of a field of one digit; NaN for anything else. */
function digit(text: string, start: number, end: number): number {
  const value = text.charCodeAt(start) - 48
  return end === start + 1 && value >= 0 && value <= 9 ? value : Number.NaN
}

function rejected(reason: RejectReason, message: string): ParsedLine {
  return { kind: 'rejected', problem: { reason, message } }
}
