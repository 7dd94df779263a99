import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { Engine } from '../engine.ts'
import type { ZoneContext } from '../events/zone-context.ts'
import type { ZoneRules } from '../events/zone-rule.ts'
import type { RecordingHead } from '../formats/own-format.ts'
import { KEPT_REJECTS, needsStart, type RecordedBytes, readRecording } from '../formats/recording-reader.ts'
import { type ColumnMapping, joined, type MissingColumns, type RecordingSummary } from '../formats/summary.ts'
import { SensorPicture } from '../looks/sensor-picture.ts'
import type { SensorReport } from '../looks/sensor-report.ts'
import { countText } from '../notation.ts'
import { type Observation, withTold } from '../observations/observation.ts'
import type { IdentityPatch, PositionReport, Reject } from '../report.ts'
import { readMerged } from './merged-files.ts'
import type { Note } from './notes.ts'
import { type Verification, Verifier } from './verifier.ts'

/** Observations that are told of a file, those that ended twice: the newest. */
const MOST_OBSERVATIONS = 20_000
/** As many as half a gigabyte holds, at 28 bytes each. */
const MOST_POSITIONS = 20_000_000

/** A recorded file that is to be replayed, alone or with others. */
export interface FileToOpen extends RecordedBytes {
  readonly name: string
  /** When a file without times begins. */
  readonly startAtMs?: number
  /** What the columns of a table mean, where someone said so. */
  readonly columns?: ColumnMapping
  /** Added to all its times, milliseconds. */
  readonly shiftMs?: number
}

/** What is to be told of one file of a replay. */
export interface RecordedSource {
  readonly name: string
  readonly summary: RecordingSummary
  /** The first rejects, in file order; `summary.rejected` counts them all. */
  readonly rejects: readonly Reject[]
  readonly shiftMs: number
  /** Of the file as it is, packed or not: who has this has the same file. */
  readonly sha256: string
  /** Of a recording of ours. */
  readonly head?: RecordingHead
  /** What it holds of notes. */
  readonly notes: readonly Note[]
  /** Whether it makes the events that were told when it was recorded; only of one that is replayed alone and as it is. */
  readonly verification?: Verification
}

/** Recorded files played through the engine, and all that is to be told of them. */
export interface RecordingPicture {
  readonly engine: Engine
  readonly sources: readonly RecordedSource[]
  /** Of all files together. */
  readonly summary: RecordingSummary
  /** What vessels did beside, and what sensors say of them, as each was told: see `withTold`. */
  readonly observations: readonly Observation[]
  /** What sensors saw, when there are looks of any. */
  readonly sensors?: SensorPicture
}

/**
 * Why files could not be replayed. `needs-start` can be mended by saying when the file begins, `needs-columns` by saying
 * what the columns of a table mean.
 */
export interface RecordingProblem {
  readonly kind: 'unreadable' | 'empty' | 'needs-start' | 'needs-columns'
  /** Which of the files, from 0; -1 when it is not known. */
  readonly file: number
  readonly message: string
  /** Of a table: what there is to choose from. */
  readonly missing?: MissingColumns
}

export interface OpenOptions {
  readonly context: ZoneContext
  /** Those that are in the context. */
  readonly rules: ZoneRules
  /** The boundary of the land: without it nothing is near a shore for the watch for behaviours. */
  readonly shore?: BoundaryDistance
  /** False where nobody asks what vessels did beside crossing limits: it takes about as long as the events. */
  readonly observes?: boolean
  /** Hears of the engine before anything is read: what it holds can be looked at while it fills. */
  readonly onBegin?: (engine: Engine) => void
  /** Hears of every reject, also of those that are only counted. */
  readonly onReject?: (reject: Reject, file: number) => void
}

/** Reads recorded files through one engine, in order of time. Nothing is kept of files that cannot be replayed. */
export async function openRecording(
  files: readonly FileToOpen[],
  { context, rules, shore, observes = true, onBegin, onReject }: OpenOptions,
): Promise<Result<RecordingPicture, RecordingProblem>> {
  const engine = new Engine(context, shore && { shore })
  onBegin?.(engine)
  const desk = new EngineDesk(engine)
  const [alone] = files.length === 1 ? files : []
  const verifier = alone && !alone.shiftMs ? new Verifier(engine, rules) : undefined
  const books = files.map((file, i) => new SourceBook(file, verifier, (reject) => onReject?.(reject, i)))
  const summaries = alone
    ? await readAlone(alone, books[0] as SourceBook, desk)
    : await readTogether(files, books, desk)
  if (!summaries.ok) {
    const { file, message } = summaries.problem
    return failed({ kind: 'unreadable', file, message: `${files[file]?.name ?? 'the recording'}: ${message}` })
  }
  const sources = books.map((book, i) => book.source(summaries.value[i] as RecordingSummary))
  const problem = problemOf(sources)
  if (problem) return failed(problem)
  engine.finish()
  const whole = joined(sources.map(({ summary }) => summary)) as RecordingSummary
  // A lone report of another century would stretch the time of everything else.
  const lastAtMs = engine.lastTakenMs ?? whole.lastAtMs
  const { sensors } = desk
  return ok({
    engine,
    sources,
    summary: {
      ...whole,
      ...(engine.store.firstAtMs !== undefined && { firstAtMs: engine.store.firstAtMs }),
      ...(lastAtMs !== undefined && { lastAtMs }),
    },
    observations: observes ? withTold([], engine.takeObservations(), MOST_OBSERVATIONS) : [],
    ...(sensors && { sensors }),
  })
}

type Summaries = Result<readonly RecordingSummary[], { readonly file: number; readonly message: string }>

/** Without a detour: most files are opened alone. */
async function readAlone(file: FileToOpen, book: SourceBook, desk: EngineDesk): Promise<Summaries> {
  const { name, newDecoder, startAtMs, columns, shiftMs = 0 } = file
  if (shiftMs !== 0) return readTogether([file], [book], desk)
  const summary = await readRecording(
    { bytes: book.counted(file.bytes), newDecoder },
    {
      source: name,
      ...(startAtMs !== undefined && { startAtMs }),
      ...(columns && { columns }),
      sink: {
        ...book.sink,
        report: (report) => desk.report(report),
        identity: (patch) => desk.identity(patch),
        look: (look) => desk.look(look),
      },
    },
  )
  return summary.ok ? ok([summary.value]) : failed({ file: 0, message: summary.problem })
}

function readTogether(
  files: readonly FileToOpen[],
  books: readonly SourceBook[],
  desk: EngineDesk,
): Promise<Summaries> {
  return readMerged(
    files.map(({ name, bytes, newDecoder, startAtMs, columns, shiftMs = 0 }, i) => {
      const book = books[i] as SourceBook
      const options = {
        source: name,
        fileNumber: i + 1,
        ...(startAtMs !== undefined && { startAtMs }),
        ...(columns && { columns }),
      }
      return { bytes: book.counted(bytes), newDecoder, options, shiftMs, sink: book.sink }
    }),
    desk,
  )
}

function problemOf(sources: readonly RecordedSource[]): RecordingProblem | undefined {
  for (const [file, { name, summary, rejects }] of sources.entries()) {
    const { missing } = summary
    if (missing) {
      const message = `${name} is a table in which no column is known as ${missing.missing.join(' or ')}.`
      return { kind: 'needs-columns', file, message, missing }
    }
    if (needsStart(summary)) {
      const positions = countText(summary.untimedPositions)
      return {
        kind: 'needs-start',
        file,
        message: `${name} has ${positions} positions but no times. When does it begin?`,
      }
    }
    if (summary.firstAtMs === undefined)
      return {
        kind: 'empty',
        file,
        message: `${name} holds no usable position${rejectWords(summary.rejected, rejects[0])}`,
      }
  }
  return undefined
}

function rejectWords(rejected: RecordingSummary['rejected'], first: Reject | undefined): string {
  const counts = Object.entries(rejected).map(([reason, count]) => `${count} ${reason}`)
  if (counts.length === 0) return ', expected at least one'
  return ` (rejected: ${counts.join(', ')})${first ? `. The first: ${first.message}` : ''}`
}

/** Puts what is read into the engine, with what sensors make of it. */
class EngineDesk {
  readonly #engine: Engine
  sensors: SensorPicture | undefined

  constructor(engine: Engine) {
    this.#engine = engine
  }

  report(report: PositionReport): void {
    if (this.#engine.store.reports >= MOST_POSITIONS)
      throw new Error(`there are more than ${countText(MOST_POSITIONS)} positions, expected fewer: open a part of it`)
    this.#engine.report(report)
  }

  identity(patch: IdentityPatch): void {
    this.#engine.identity(patch)
  }

  look(report: SensorReport): void {
    this.sensors ??= new SensorPicture(this.#engine.store)
    const news = this.sensors.take(report)
    // A look that cannot be leaves the picture as it was, as it does live.
    if (!news.ok) return
    for (const identity of news.value.identities) this.#engine.identity(identity)
    for (const each of news.value.reports) this.#engine.report(each)
    for (const finding of news.value.findings) this.#engine.observe(finding)
  }
}

/** What is kept of one file while it is read. */
class SourceBook {
  readonly #file: FileToOpen
  readonly #verifier: Verifier | undefined
  readonly #onReject: (reject: Reject) => void
  readonly #hash = sha256.create()
  readonly #rejects: Reject[] = []
  readonly #notes: Note[] = []
  #head: RecordingHead | undefined

  constructor(file: FileToOpen, verifier: Verifier | undefined, onReject: (reject: Reject) => void) {
    this.#file = file
    this.#onReject = onReject
    this.#verifier = verifier
  }

  async *counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      this.#hash.update(chunk)
      yield chunk
    }
  }

  get sink() {
    return {
      reject: (reject: Reject) => {
        this.#onReject(reject)
        if (this.#rejects.length < KEPT_REJECTS) this.#rejects.push(reject)
      },
      head: (head: RecordingHead) => {
        this.#head ??= head
        this.#verifier?.head(head)
      },
      mark: (mark: Parameters<Verifier['mark']>[0]) => {
        if (mark.kind === 'note') this.#notes.push(mark.note)
        this.#verifier?.mark(mark)
      },
    }
  }

  source(summary: RecordingSummary): RecordedSource {
    const { name, shiftMs = 0 } = this.#file
    const verification = this.#verifier?.result
    return {
      name,
      summary,
      rejects: this.#rejects,
      shiftMs,
      sha256: bytesToHex(this.#hash.digest()),
      ...(this.#head && { head: this.#head }),
      notes: this.#notes,
      ...(verification && { verification }),
    }
  }
}
