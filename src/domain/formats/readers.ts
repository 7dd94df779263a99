import { failed, ok, type Result } from '#geo/result.ts'
import type { AisMessage } from '../ais/message.ts'
import { NmeaReader } from '../ais/nmea-reader.ts'
import type { ColumnMapping } from './csv/columns.ts'
import { CsvReader } from './csv/csv-reader.ts'
import { looksLikeCsv } from './csv/table-head.ts'
import type { ReaderOptions } from './format-reader.ts'
import { JsonReader } from './json/json-reader.ts'
import { looksLikeJson } from './json/looks-like-json.ts'
import { isOwnHead } from './own-format.ts'
import { OwnReader } from './own-reader.ts'
import { type RecordingFormat, type RecordingSummary, spanOf, summaryOf } from './summary.ts'
import type { Tally } from './tally.ts'
import { looksLikeRep, RepReader } from './text/rep-reader.ts'
import { looksLikeSrt, SrtReader } from './text/srt-reader.ts'
import { CotReader, looksLikeCot } from './xml/cot-reader.ts'
import { GpxReader, looksLikeGpx } from './xml/gpx-reader.ts'
import { KmlReader, looksLikeKml } from './xml/kml-reader.ts'

/** What a reader may be told beside where its findings go. */
export interface OpeningOptions extends ReaderOptions {
  /** When a file without times begins. */
  readonly startAtMs?: number
  /** What the columns of a table mean, where someone said so. */
  readonly columns?: ColumnMapping
  /** Each decoded AIS message, with the line that completed it. */
  readonly onMessage?: (message: AisMessage, line: number, atMs: number | undefined) => void
}

/** Reads one recorded file in chunks of text cut anywhere. */
export interface OpenReader {
  write(text: string): void
  /** Call once, after the last chunk. */
  end(): RecordingSummary
}

interface FormatEntry {
  /** By the first 64 kB of a file, without a byte order mark. */
  looksLike(head: string): boolean
  open(options: OpeningOptions): OpenReader
}

/** How much of a file's head is enough to tell what it is. */
export const HEAD_CHARACTERS = 64 * 1024

const READABLE =
  'NMEA AIS sentences (!AIVDM...), CSV with time, lat and lon, GPX, KML, Cursor on Target, GeoJSON, Moving Features JSON, a readsb trace, DJI SRT, Debrief REP or a recording of eez-watch'

/** Spaces of its own line only: past line ends, each of many empty lines would be tried with all that follow. */
const NMEA_SENTENCE = /^[^\S\r\n\u2028\u2029]*(?:\\[^\\\n]{0,300}\\)?[!$][A-Z]{5},/m

/**
 * In this order: first what names itself, last what only has a shape. A GPX file may well speak of sentences in a comment; the
 * other way round it does not happen.
 */
const FORMATS: readonly FormatEntry[] = [
  { looksLike: isOwnHead, open: (options) => withTally(new OwnReader(options), 'own', 'line') },
  { looksLike: looksLikeGpx, open: (options) => withTally(new GpxReader(options), 'gpx', 'trkpt') },
  { looksLike: looksLikeKml, open: (options) => withTally(new KmlReader(options), 'kml', 'placemark') },
  { looksLike: looksLikeCot, open: (options) => withTally(new CotReader(options), 'cot', 'event') },
  { looksLike: looksLikeJson, open: openJson },
  { looksLike: (head) => NMEA_SENTENCE.test(head), open: openNmea },
  { looksLike: looksLikeSrt, open: (options) => withTally(new SrtReader(options), 'srt', 'subtitle') },
  { looksLike: looksLikeRep, open: (options) => withTally(new RepReader(options), 'rep', 'line') },
  { looksLike: looksLikeCsv, open: openCsv },
]

/** Who reads a file, by its content and never by its name. The problem says what was seen and what can be read. */
export function readerFor(head: string): Result<FormatEntry> {
  const text = head.replace(/^\uFEFF/, '')
  if (text.trim() === '') return failed(`the file is empty, expected ${READABLE}`)
  const found = FORMATS.find(({ looksLike }) => looksLike(text))
  if (found) return ok(found)
  if (/\0/.test(text)) return failed(`the file is binary, expected text: ${READABLE}`)
  return failed(`the file begins with ${JSON.stringify(text.trim().slice(0, 40))}, expected ${READABLE}`)
}

interface TallyingReader {
  readonly tally: Tally
  write(text: string): void
  end(): void
}

/** @param unit What its messages are. */
function withTally(reader: TallyingReader, format: RecordingFormat, unit: string): OpenReader {
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end()
      return summaryOf(format, reader.tally, unit)
    },
  }
}

function openCsv(options: OpeningOptions): OpenReader {
  const reader = new CsvReader(options)
  const { write, end } = withTally(reader, 'csv', 'row')
  return { write, end: () => ({ ...end(), ...(reader.missing && { missing: reader.missing }) }) }
}

/** Which JSON it is shows when it has been read. */
function openJson(options: OpeningOptions): OpenReader {
  const reader = new JsonReader(options)
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end()
      return summaryOf(reader.format ?? 'geojson', reader.tally, 'feature')
    },
  }
}

function openNmea({ source, sink, startAtMs, onMessage }: OpeningOptions): OpenReader {
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
        notes: startAtMs === undefined ? [] : ['It has no times: they were counted from the start that was given.'],
        ...spanOf(summary),
      }
    },
  }
}
