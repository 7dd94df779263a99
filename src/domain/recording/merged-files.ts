import { failed, ok, type Result } from '#geo/result.ts'
import type { OpeningOptions } from '../formats/readers.ts'
import { type RecordedBytes, readRecording } from '../formats/recording-reader.ts'
import type { RecordingSummary } from '../formats/summary.ts'
import type { SensorReport } from '../looks/sensor-report.ts'
import type { PositionReport, TrackSink } from '../report.ts'

/** One of several files that are read together. */
export interface FileToMerge extends RecordedBytes {
  /** Without the sink, which is given for all of them. */
  readonly options: Omit<OpeningOptions, 'sink'>
  /** Added to all its times, milliseconds. */
  readonly shiftMs: number
  /** Where what is not of the tracks goes. */
  readonly sink: Pick<TrackSink, 'reject' | 'head' | 'mark'>
}

type Taker = Pick<TrackSink, 'report' | 'identity'> & Required<Pick<TrackSink, 'look'>>

/**
 * Reads files together: each keeps its own order, and of all the file goes on whose next line is the oldest. So what comes out
 * is as if one had recorded it all, however long the files are, and of none more is held than the rest waits for.
 *
 * @returns A summary for each file, or the first problem with its file's number.
 */
export async function readMerged(
  files: readonly FileToMerge[],
  taker: Taker,
): Promise<Result<readonly RecordingSummary[], { readonly file: number; readonly message: string }>> {
  const sources = files.map((file) => new Source(file))
  const waiting = new Set(sources)
  await Promise.all(sources.map((source) => source.fill()))
  for (;;) {
    for (const source of waiting) if (source.isEmpty) waiting.delete(source)
    const [first, second] = oldestTwo(waiting)
    if (!first) break
    await first.giveUpTo(second?.nextMs ?? Number.POSITIVE_INFINITY, taker)
  }
  const summaries: RecordingSummary[] = []
  for (const [file, source] of sources.entries()) {
    const summary = source.result
    if (!summary?.ok) return failed({ file, message: summary?.problem ?? 'it was not read to its end' })
    summaries.push(summary.value)
  }
  return ok(summaries)
}

function oldestTwo(sources: ReadonlySet<Source>): readonly [Source | undefined, Source | undefined] {
  const sorted = [...sources].sort((a, b) => a.nextMs - b.nextMs)
  return [sorted[0], sorted[1]]
}

interface Entry {
  readonly atMs: number
  give(taker: Taker): void
}

/** A file whose reading stands still while nobody needs more of it. */
class Source {
  readonly #file: FileToMerge
  readonly #entries: Entry[] = []
  #next = 0
  /** The newest time so far: what has none, or is late, goes with what was before it. */
  #upToMs = Number.NEGATIVE_INFINITY
  #reading: Promise<void> | undefined
  #isOver = false
  /** Lets the reading go on; told by it when it stands still. */
  #goOn: (() => void) | undefined
  #stands: (() => void) | undefined
  result: Result<RecordingSummary> | undefined

  constructor(file: FileToMerge) {
    this.#file = file
  }

  /** Nothing is left, nor will come. */
  get isEmpty(): boolean {
    return this.#isOver && this.#next >= this.#entries.length
  }

  get nextMs(): number {
    return this.#entries[this.#next]?.atMs ?? Number.POSITIVE_INFINITY
  }

  /** Gives on what is not newer than an instant, in its order. */
  async giveUpTo(atMs: number, taker: Taker): Promise<void> {
    do {
      for (; this.#next < this.#entries.length; this.#next++) {
        const entry = this.#entries[this.#next] as Entry
        if (entry.atMs > atMs) return
        entry.give(taker)
      }
      await this.fill()
    } while (!this.isEmpty)
  }

  /** Reads until there is something, or nothing any more. */
  async fill(): Promise<void> {
    while (this.#next >= this.#entries.length && !this.#isOver) {
      this.#entries.length = 0
      this.#next = 0
      const stood = new Promise<void>((resolve) => {
        this.#stands = resolve
      })
      this.#reading ??= this.#read()
      this.#goOn?.()
      await Promise.race([stood, this.#reading])
    }
  }

  async #read(): Promise<void> {
    const { bytes, newDecoder, options, shiftMs, sink } = this.#file
    try {
      this.result = await readRecording(
        { bytes: this.#paced(bytes), newDecoder },
        {
          ...options,
          sink: {
            ...sink,
            report: (report) => this.#put(report.atMs + shiftMs, (taker) => taker.report(shifted(report, shiftMs))),
            identity: (patch) => this.#put(this.#upToMs, (taker) => taker.identity(patch)),
            look: (look) => this.#put(look.toMs + shiftMs, (taker) => taker.look(shiftedLook(look, shiftMs))),
          },
        },
      )
    } finally {
      this.#isOver = true
    }
  }

  #put(atMs: number, give: Entry['give']): void {
    this.#upToMs = Math.max(this.#upToMs, atMs)
    this.#entries.push({ atMs: this.#upToMs, give })
  }

  async *#paced(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      yield chunk
      await new Promise<void>((resolve) => {
        this.#goOn = resolve
        this.#stands?.()
      })
    }
  }
}

function shifted(report: PositionReport, byMs: number): PositionReport {
  return byMs === 0 ? report : { ...report, atMs: report.atMs + byMs }
}

function shiftedLook(look: SensorReport, byMs: number): SensorReport {
  if (byMs === 0) return look
  const contacts = look.contacts.map((contact) => ({ ...contact, atMs: contact.atMs + byMs }))
  return { ...look, fromMs: look.fromMs + byMs, toMs: look.toMs + byMs, contacts }
}
