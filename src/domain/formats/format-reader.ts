import type { TrackSink } from '../report.ts'
import type { Tally } from './tally.ts'

/** What a reader of any format needs to know, and where its findings go. */
export interface ReaderOptions {
  /** Name of the file or feed, as it stands in every report. */
  readonly source: string
  readonly sink: TrackSink
  /**
   * Which of several files this is, from 1. Tracks that have no name of their own are numbered within their file:
   * `gpx:1` in the first, `gpx:2.1` in the second.
   */
  readonly fileNumber?: number
}

/** Reads one recorded file in chunks of text cut anywhere. */
export interface FormatReader {
  readonly tally: Tally
  write(text: string): void
  /** Call once, after the last chunk. */
  end(): void
}

/** The id of a track that its file does not name: `gpx:1`, or `gpx:2.1` in the second of several files. */
export function unnamedTrackId(format: string, number: number, { fileNumber = 1 }: Pick<ReaderOptions, 'fileNumber'>) {
  return fileNumber === 1 ? `${format}:${number}` : `${format}:${fileNumber}.${number}`
}

/** Kept of the text of a reject. */
export const KEPT_OF_A_LINE = 120
