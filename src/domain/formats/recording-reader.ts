import { failed, ok, type Result } from '#geo/result.ts'
import type { AisMessage } from '../ais/message.ts'
import { NmeaReader } from '../ais/nmea-reader.ts'
import type { SensorReport } from '../looks/sensor-report.ts'
import type { IdentityPatch, PositionReport, Reject, TrackSink } from '../report.ts'
import { GpxReader } from './gpx-reader.ts'
import { isOwnHead } from './own-format.ts'
import { OwnReader } from './own-reader.ts'
import type { Tally } from './tally.ts'

type RecordingFormat = 'own' | 'nmea' | 'gpx'

/** What a whole file held. */
export interface RecordingSummary {
  readonly format: RecordingFormat
  readonly lines: number
  readonly messages: { readonly total: number; readonly byType: Readonly<Record<string, number>> }
  readonly tracks: number
  /** Valid positions, with or without a time. */
  readonly positions: number
  /** Valid positions that no time was found for: a start is needed to replay them. */
  readonly untimedPositions: number
  readonly rejected: Readonly<Record<string, number>>
  readonly firstAtMs?: number
  readonly lastAtMs?: number
}

export interface ReadingOptions {
  /** Name of the file or feed, as it stands in every report. */
  readonly source: string
  readonly sink: TrackSink
  /** When a file without times begins. */
  readonly startAtMs?: number
  /** Each decoded AIS message, with the line that completed it. */
  readonly onMessage?: (message: AisMessage, line: number, atMs: number | undefined) => void
}

/** How much of a file's head is enough to tell what it is. */
const HEAD_CHARACTERS = 64 * 1024

const NMEA_SENTENCE = /^\s*(?:\\[^\\\n]*\\)?[!$][A-Z]{5},/m
const GPX_ROOT = /<(?:[\w.-]+:)?gpx[\s>]/

const READABLE = 'NMEA AIS sentences (!AIVDM...), GPX tracks (<gpx>) or a recording of eez-watch'

/** What a file is, by its content. The problem says what was seen and what can be read. */
export function recogniseFormat(head: string): Result<RecordingFormat> {
  if (head.trim() === '') return failed(`the file is empty, expected ${READABLE}`)
  if (isOwnHead(head)) return ok('own')
  // A GPX file may well speak of sentences in a comment; the other way round it does not happen.
  if (/^\uFEFF?\s*</.test(head) && GPX_ROOT.test(head)) return ok('gpx')
  if (NMEA_SENTENCE.test(head)) return ok('nmea')
  if (/\0/.test(head)) return failed(`the file is binary, expected text: ${READABLE}`)
  return failed(`the file begins with ${JSON.stringify(head.trim().slice(0, 40))}, expected ${READABLE}`)
}

/** Reads one recorded file of a known format in chunks of text cut anywhere. */
interface RecordingReader {
  write(text: string): void
  /** Call once, after the last chunk. */
  end(): RecordingSummary
}

function openReader(format: RecordingFormat, options: ReadingOptions): RecordingReader {
  switch (format) {
    case 'own':
      return openTallied(format, new OwnReader(options), (tally) => ({ line: tally.messages }))
    case 'gpx':
      return openTallied(format, new GpxReader(options), (tally) => ({ trkpt: tally.messages }))
    case 'nmea':
      return openNmea(options)
  }
}

/** The text of a file in chunks, from a disk, a network or a dropped file. */
export type TextChunks = AsyncIterable<string>

/** Reads a whole recording, telling its format by its head. */
export async function readRecording(chunks: TextChunks, options: ReadingOptions): Promise<Result<RecordingSummary>> {
  let head = ''
  let reader: RecordingReader | undefined
  for await (const chunk of chunks) {
    if (reader) {
      reader.write(chunk)
      continue
    }
    head += chunk
    if (head.length < HEAD_CHARACTERS) continue
    const format = recogniseFormat(head)
    if (!format.ok) return format
    reader = openReader(format.value, options)
    reader.write(head)
  }
  if (!reader) {
    const format = recogniseFormat(head)
    if (!format.ok) return format
    reader = openReader(format.value, options)
    reader.write(head)
  }
  return ok(reader.end())
}

/** One thing read from a recording, in file order. */
type RecordingEntry =
  | { readonly report: PositionReport }
  | { readonly identity: IdentityPatch }
  | { readonly look: SensorReport }

/** A whole recording in memory, for those who must know its span before they start. */
export interface ReadRecording {
  readonly summary: RecordingSummary
  readonly entries: readonly RecordingEntry[]
  readonly rejects: readonly Reject[]
}

/** Kept of the rejects of one file; the rest is only counted. */
export const KEPT_REJECTS = 1000

/** Reads a recording into memory. */
export async function collectRecording(
  chunks: TextChunks,
  options: Omit<ReadingOptions, 'sink'>,
): Promise<Result<ReadRecording>> {
  const entries: RecordingEntry[] = []
  const rejects: Reject[] = []
  const summary = await readRecording(chunks, {
    ...options,
    sink: {
      report: (report) => entries.push({ report }),
      identity: (identity) => entries.push({ identity }),
      look: (look) => entries.push({ look }),
      reject: (reject) => {
        if (rejects.length < KEPT_REJECTS) rejects.push(reject)
      },
    },
  })
  return summary.ok ? ok({ summary: summary.value, entries, rejects }) : summary
}

/** True when an AIS file has positions but not one of them a time: ask for a start. (GPX points need one each.) */
export function needsStart(summary: RecordingSummary): boolean {
  return summary.format === 'nmea' && summary.firstAtMs === undefined && summary.untimedPositions > 0
}

/** A reader that keeps its own tally. `messagesOf` says of what kind its messages are. */
function openTallied(
  format: RecordingFormat,
  reader: { readonly tally: Tally; write(text: string): void; end(): void },
  messagesOf: (tally: Tally) => Readonly<Record<string, number>>,
): RecordingReader {
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end()
      const { tally } = reader
      return {
        format,
        lines: tally.lines,
        messages: { total: tally.messages, byType: tally.messages ? messagesOf(tally) : {} },
        tracks: tally.tracks,
        positions: tally.positions + tally.untimedPositions,
        untimedPositions: tally.untimedPositions,
        rejected: tally.rejected,
        ...span(tally.firstAtMs, tally.lastAtMs),
      }
    },
  }
}

function openNmea({ source, sink, startAtMs, onMessage }: ReadingOptions): RecordingReader {
  const reader = new NmeaReader({
    source,
    sink,
    time: startAtMs === undefined ? { kind: 'own' } : { kind: 'start', startAtMs },
    ...(onMessage && { onMessage }),
  })
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end()
      const { summary } = reader
      // A file without any time is not full of rejects: it only lacks its start.
      const { 'no-time': _, ...otherRejects } = summary.rejected
      return {
        format: 'nmea',
        lines: summary.lines,
        messages: summary.messages,
        tracks: summary.mmsis,
        positions: summary.positions,
        untimedPositions: summary.untimedPositions,
        rejected: summary.firstAtMs === undefined ? otherRejects : summary.rejected,
        ...span(summary.firstAtMs, summary.lastAtMs),
      }
    },
  }
}

function span(firstAtMs: number | undefined, lastAtMs: number | undefined) {
  return { ...(firstAtMs !== undefined && { firstAtMs }), ...(lastAtMs !== undefined && { lastAtMs }) }
}
