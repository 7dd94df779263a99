import { failed, ok, type Result } from '#geo/result.ts'
import type { SensorReport } from '../looks/sensor-report.ts'
import { plainText } from '../notation.ts'
import type { IdentityPatch, PositionReport, Reject } from '../report.ts'
import type { Packing } from '../unpack/packing.ts'
import type { NewDecoder } from '../unpack/text-decoding.ts'
import { unpackText } from '../unpack/unpack-text.ts'
import { HEAD_CHARACTERS, type OpeningOptions, type OpenReader, readerFor } from './readers.ts'
import { joined, type RecordingSummary } from './summary.ts'

/** A recorded file as bytes, from a disk, a network or a dropped file, packed or not. */
export interface RecordedBytes {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Makes `TextDecoder`s, which this layer does not know. */
  readonly newDecoder: NewDecoder
}

/** Reads a whole recorded file, telling by its content how it is packed and what it is. */
export async function readRecording(
  { bytes, newDecoder }: RecordedBytes,
  options: OpeningOptions,
): Promise<Result<RecordingSummary>> {
  const summaries: RecordingSummary[] = []
  const notes: string[] = []
  const rejected: Record<string, number> = {}
  let packing: Packing | undefined
  let part: Part | undefined
  let firstProblem: string | undefined
  const reject = (reason: string, message: string) => {
    rejected[reason] = (rejected[reason] ?? 0) + 1
    options.sink.reject({ line: 0, reason, message, text: '' })
  }
  const endPart = () => {
    const ended = part?.end()
    if (!part || !ended) return
    if (ended.ok) summaries.push(ended.value)
    else if (packing !== 'zip') firstProblem ??= ended.problem
    else {
      firstProblem ??= `${part.name}: ${ended.problem}`
      notes.push(`"${plainText(part.name)}" in the archive was passed over: it is no recorded file.`)
    }
  }
  try {
    for await (const piece of unpackText(bytes, { name: options.source, newDecoder })) {
      switch (piece.kind) {
        case 'packing':
          packing = piece.packing
          break
        case 'file':
          endPart()
          part = new Part(piece.name, options)
          break
        case 'text':
          part?.write(piece.text)
          break
        case 'note':
          notes.push(piece.sentence)
          break
        case 'problem':
          reject(piece.reason, piece.message)
          firstProblem ??= piece.message
          break
      }
    }
  } catch (error) {
    // A disk, a network or a file that changes under the hand: what was read stays.
    const words = error instanceof Error ? error.message : String(error)
    reject('unreadable', `the file could not be read further: ${words}`)
    firstProblem ??= words
  }
  endPart()
  const whole = joined(summaries)
  if (!whole) return failed(firstProblem ?? 'there is nothing in the file')
  return ok({
    ...whole,
    ...(packing && { packing }),
    rejected: { ...whole.rejected, ...rejected },
    notes: [...notes, ...whole.notes],
  })
}

/** One file, or one of an archive: its head is kept until it tells who reads it. */
class Part {
  readonly name: string
  readonly #options: OpeningOptions
  #head = ''
  #reader: OpenReader | undefined
  #problem: string | undefined

  constructor(name: string, options: OpeningOptions) {
    this.name = name
    this.#options = options
  }

  write(text: string): void {
    if (this.#reader) this.#reader.write(text)
    else if (this.#problem === undefined) {
      this.#head += text
      if (this.#head.length >= HEAD_CHARACTERS) this.#choose()
    }
  }

  end(): Result<RecordingSummary> {
    if (!this.#reader && this.#problem === undefined) this.#choose()
    return this.#reader ? ok(this.#reader.end()) : failed(this.#problem ?? '')
  }

  #choose(): void {
    const found = readerFor(this.#head)
    if (found.ok) {
      this.#reader = found.value.open(this.#options)
      this.#reader.write(this.#head)
    } else this.#problem = found.problem
    this.#head = ''
  }
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
  file: RecordedBytes,
  options: Omit<OpeningOptions, 'sink'>,
): Promise<Result<ReadRecording>> {
  const entries: RecordingEntry[] = []
  const rejects: Reject[] = []
  const summary = await readRecording(file, {
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

/** True when a file has positions but not one of them a time, and a start would give them one. (GPX points need one each.) */
export function needsStart({ format, firstAtMs, untimedPositions }: RecordingSummary): boolean {
  return (format === 'nmea' || format === 'srt') && firstAtMs === undefined && untimedPositions > 0
}
