import type { Packing } from '../unpack/packing.ts'
import type { ColumnMapping, MissingColumns } from './csv/columns.ts'
import type { Tally } from './tally.ts'

export type { ColumnMapping, MissingColumns }

/** Every format that is read. `nmea` is AIS sentences, `trace` what readsb and tar1090 keep of aircraft. */
export type RecordingFormat =
  | 'own'
  | 'nmea'
  | 'csv'
  | 'gpx'
  | 'kml'
  | 'cot'
  | 'geojson'
  | 'mf-json'
  | 'trace'
  | 'srt'
  | 'rep'

/** How each is called where people read it. */
export const FORMAT_NAMES: Readonly<Record<RecordingFormat, string>> = {
  own: 'eez-watch',
  nmea: 'NMEA AIS',
  csv: 'CSV',
  gpx: 'GPX',
  kml: 'KML',
  cot: 'Cursor on Target',
  geojson: 'GeoJSON',
  'mf-json': 'Moving Features JSON',
  trace: 'readsb trace',
  srt: 'DJI SRT',
  rep: 'Debrief REP',
}

/** What a whole file held; of an archive of several files, all of them together. */
export interface RecordingSummary {
  /** Of an archive, that of the first file in it. */
  readonly format: RecordingFormat
  readonly packing?: Packing
  readonly lines: number
  readonly messages: { readonly total: number; readonly byType: Readonly<Record<string, number>> }
  readonly tracks: number
  /** Valid positions, with or without a time. */
  readonly positions: number
  /** Valid positions that no time was found for: a start is needed to replay them. */
  readonly untimedPositions: number
  readonly rejected: Readonly<Record<string, number>>
  /** What was taken as given though the file does not say it, in sentences. */
  readonly notes: readonly string[]
  readonly firstAtMs?: number
  readonly lastAtMs?: number
  /** Of a table that cannot be read before someone says what its columns mean. */
  readonly missing?: MissingColumns
}

/** The summary of a reader that keeps a tally; `unit` says of what kind its messages are. */
export function summaryOf(format: RecordingFormat, tally: Tally, unit: string): RecordingSummary {
  return {
    format,
    lines: tally.lines,
    messages: { total: tally.messages, byType: tally.messages ? { [unit]: tally.messages } : {} },
    tracks: tally.tracks,
    positions: tally.positions + tally.untimedPositions,
    untimedPositions: tally.untimedPositions,
    rejected: tally.rejected,
    notes: tally.notes,
    ...spanOf(tally),
  }
}

export function spanOf({ firstAtMs, lastAtMs }: { firstAtMs?: number | undefined; lastAtMs?: number | undefined }) {
  return { ...(firstAtMs !== undefined && { firstAtMs }), ...(lastAtMs !== undefined && { lastAtMs }) }
}

/** Several summaries as one: of the files of an archive, or of several files opened together. */
export function joined(summaries: readonly RecordingSummary[]): RecordingSummary | undefined {
  const [first, ...others] = summaries
  return first && others.reduce(sumOf, first)
}

function sumOf(a: RecordingSummary, b: RecordingSummary): RecordingSummary {
  return {
    format: a.format,
    ...(a.packing && { packing: a.packing }),
    lines: a.lines + b.lines,
    messages: { total: a.messages.total + b.messages.total, byType: added(a.messages.byType, b.messages.byType) },
    tracks: a.tracks + b.tracks,
    positions: a.positions + b.positions,
    untimedPositions: a.untimedPositions + b.untimedPositions,
    rejected: added(a.rejected, b.rejected),
    notes: [...new Set([...a.notes, ...b.notes])],
    ...spanOf({ firstAtMs: least(a.firstAtMs, b.firstAtMs), lastAtMs: most(a.lastAtMs, b.lastAtMs) }),
  }
}

function added(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sum: Record<string, number> = { ...a }
  for (const [key, count] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + count
  return sum
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b)
}

function most(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b)
}
