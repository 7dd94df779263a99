import { setImmediate } from 'node:timers/promises'
import {
  headLine,
  isOwnHead,
  type OwnLine,
  parseHead,
  parseOwnLine,
  type RecordingHead,
} from '#domain/formats/own-format.ts'
import { observationTrackIds } from '#domain/observations/observation.ts'
import type { RecordingMark } from '#domain/recording/recording-lines.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { BlockFacts } from './block-facts.ts'
import { openBlock } from './block-lines.ts'
import { KnownTracks } from './known-tracks.ts'

const LINES_A_PIECE = 1000

/** A part of what was recorded. Times are of the picture's clock, milliseconds since 1970, both inclusive. */
export interface WindowQuery {
  readonly fromMs: number
  readonly toMs: number
  /** Of one track, or one sensor, no two reports are closer to each other. */
  readonly everyMs?: number
  /** Only these; what sensors saw belongs to none and is left out. */
  readonly trackIds?: readonly string[]
}

/** One block of those that are kept, and where. */
export interface KeptBlock {
  readonly recordingId: string
  readonly folder: string
  readonly facts: BlockFacts
  /** It still grows, and so much of it is whole lines. */
  readonly grows?: true
  /** When the next recording begins: what this one says of later is of another world, as that of a file played twice. */
  readonly untilMs?: number
}

/** What a window is made from, in the order in which it was recorded. */
export interface WindowPlan {
  readonly query: WindowQuery
  readonly blocks: readonly KeptBlock[]
  /** From when to when there is anything, within the query. */
  readonly fromMs: number
  readonly toMs: number
}

/** Finds the blocks of a window. The problem says what is kept. */
export function planWindow(query: WindowQuery, kept: readonly KeptBlock[]): Result<WindowPlan> {
  const { fromMs, toMs } = query
  const first = Math.min(...kept.map(({ facts }) => facts.startMs))
  const last = Math.max(...kept.map(({ facts }) => facts.endMs))
  if (!kept.length) return failed('nothing is kept: nothing was recorded yet, or it was deleted')
  if (toMs < first || fromMs > last)
    return failed(
      `${isoText(fromMs)} to ${isoText(toMs)} is not kept, expected a part of ${isoText(first)} to ${isoText(last)}`,
    )
  // The state of everyone at the window's start stands at the beginning of the block in which it lies.
  const base = kept.reduce((found, { facts }, i) => (facts.startMs <= fromMs ? i : found), 0)
  const blocks = kept.filter(
    ({ facts }, i) => i === base || (i > base && (facts.startMs <= toMs || (facts.firstAtMs ?? facts.startMs) <= toMs)),
  )
  return ok({ query, blocks, fromMs: Math.max(fromMs, first), toMs: Math.min(toMs, last) })
}

interface WindowOptions {
  /** What stands in the head beside. */
  readonly made: RecordingHead['made']
  readonly name?: string
  /** Hears of a block that could not be read to its end. */
  readonly onProblem: (problem: string) => void
}

/**
 * A window as text of our own format, some lines at a time: a head, what was known of everyone when it began, and what came
 * in it. A window from the beginning of a recording on holds the very lines of it, and so the checks by which a replay is
 * verified; one from its middle holds none, for nobody can make the same events of it.
 */
export async function* windowText(plan: WindowPlan, { made, name, onProblem }: WindowOptions): AsyncGenerator<string> {
  const lines = new WindowLines(plan)
  let hasHead = false
  for (const block of plan.blocks) {
    const reading = await openBlock(block.folder, block.facts.block, block.grows ? block.facts.bytes : undefined)
    // Deleted since: what is left is given.
    if (!reading) continue
    lines.begin(block)
    for await (const batch of reading.lines) {
      const text: string[] = []
      for (const line of batch) {
        if (!hasHead) {
          text.push(windowHead(line, plan, { made, ...(name !== undefined && { name }) }, lines.isWhole))
          hasHead = true
        }
        const length = text.length
        lines.take(line, text)
        const known = lines.takeKnown()
        if (!known) continue
        // Who was known stands before the first line of the window.
        yield* textOf(text.splice(0, length))
        yield* inPieces(known)
      }
      yield* textOf(text)
    }
    if (reading.problem !== undefined)
      onProblem(
        `block ${block.facts.block} of recording ${block.recordingId} cannot be read further: ${reading.problem}`,
      )
  }
  lines.end()
  const known = lines.takeKnown()
  if (known && hasHead) yield* inPieces(known)
}

function* textOf(lines: readonly string[]): Generator<string> {
  if (lines.length) yield `${lines.join('\n')}\n`
}

/** Ten thousand tracks are some ten milliseconds of work: others come between. */
async function* inPieces(lines: Iterable<string>): AsyncGenerator<string> {
  let piece: string[] = []
  for (const line of lines) {
    if (piece.push(line) < LINES_A_PIECE) continue
    yield* textOf(piece)
    piece = []
    await setImmediate()
  }
  yield* textOf(piece)
}

function windowHead(
  line: string,
  { fromMs, toMs, blocks }: WindowPlan,
  own: Pick<RecordingHead, 'made' | 'name'>,
  isWhole: boolean,
): string {
  const parsed = parseHead(line)
  const head: RecordingHead = parsed.ok ? parsed.value : { startAtMs: fromMs, made: {} }
  const { zones, rules, engine } = head
  const [first] = blocks
  return headLine({
    startAtMs: fromMs,
    made: {
      ...own.made,
      by: 'window',
      from: isoText(fromMs),
      to: isoText(toMs),
      ...(first && { recording: first.recordingId, firstBlock: first.facts.block }),
    },
    ...(own.name !== undefined && { name: own.name }),
    ...(zones !== undefined && { zones }),
    ...(rules !== undefined && { rules }),
    ...(engine !== undefined && { engine }),
    // Its own beginning is that of the recording, or it begins in the middle of one.
    ...(!isWhole && { block: Math.max(2, first?.facts.block ?? 0) }),
  })
}

/** Picks the lines of a window out of its blocks. */
class WindowLines {
  readonly #query: WindowQuery
  readonly #trackIds: ReadonlySet<string> | undefined
  readonly #known = new KnownTracks()
  readonly #nextAtMs = new Map<string, number>()
  #recordingId: string | undefined
  #untilMs = Number.POSITIVE_INFINITY
  #isKnownTold = false
  #toTell: Iterable<string> | undefined
  /** Everything since the beginning of a recording is in the window so far. */
  isWhole = true

  constructor({ query }: WindowPlan) {
    this.#query = query
    this.#trackIds = query.trackIds && new Set(query.trackIds)
    if (query.everyMs || query.trackIds) this.isWhole = false
  }

  /** The lines of a block come next. */
  begin({ recordingId, facts, untilMs }: KeptBlock): void {
    const isFirst = this.#recordingId === undefined
    if (!isFirst && recordingId !== this.#recordingId) this.isWhole = false
    if (isFirst && (facts.block !== 1 || facts.startMs < this.#query.fromMs)) this.isWhole = false
    this.#recordingId = recordingId
    this.#untilMs = untilMs ?? Number.POSITIVE_INFINITY
  }

  /** Puts what of a line belongs into the window to `text`. */
  take(line: string, text: string[]): void {
    if (isOwnHead(line)) return
    const parsed = parseOwnLine(line, '')
    if (!parsed.ok) return
    const entry = parsed.value
    const { fromMs, toMs } = this.#query
    const atMs = timeOf(entry)
    // Whoever says to have been seen later ends what can be verified, and is not in the window.
    if (atMs !== undefined && atMs > Math.min(toMs, this.#untilMs)) this.isWhole = false
    if (atMs !== undefined && atMs > this.#untilMs) return
    if (this.isWhole) {
      this.#isKnownTold = true
      // Repeats are for who begins in the middle; the window has an end of its own.
      const isLeftOut = (entry.kind === 'report' && entry.again) || (entry.kind === 'mark' && entry.mark.kind === 'end')
      if (!isLeftOut) text.push(line)
      return
    }
    switch (entry.kind) {
      case 'report': {
        const { report } = entry
        if (!this.#isOf(report.trackId)) return
        // Known before its blocks began, or before the window did.
        if (entry.again || report.atMs < fromMs) this.#before(entry, line, text)
        else if (report.atMs <= toMs && this.#isDue(report.trackId, report.atMs)) this.#push(line, text)
        return
      }
      case 'identity':
        if (!this.#isOf(entry.identity.trackId)) return
        if (this.#known.learn(entry.identity) && this.#isKnownTold) text.push(line)
        return
      case 'look':
        if (this.#trackIds || entry.look.toMs < fromMs || entry.look.toMs > toMs) return
        if (this.#isDue(entry.look.sensorId, entry.look.toMs)) this.#push(line, text)
        return
      case 'mark':
        if (this.#isIn(entry.mark)) this.#push(line, text)
        return
      default:
        return
    }
  }

  /** Nothing more comes. */
  end(): void {
    this.#tellKnown()
  }

  /** Who was known when the window began, once, when its first line has come. */
  takeKnown(): Iterable<string> | undefined {
    const toTell = this.#toTell
    this.#toTell = undefined
    return toTell
  }

  #before(entry: OwnLine & { kind: 'report' }, line: string, text: string[]): void {
    const { report, again } = entry
    // A block in the middle repeats what the blocks before have told.
    if (again && this.#isKnownTold) return
    const isNews = this.#known.report(report, line, this.#query.fromMs)
    if (isNews && this.#isKnownTold) text.push(line)
  }

  #push(line: string, text: string[]): void {
    this.#tellKnown()
    text.push(line)
  }

  #tellKnown(): void {
    if (this.#isKnownTold) return
    this.#isKnownTold = true
    this.#toTell = this.#known.lines()
  }

  #isOf(trackId: string): boolean {
    return this.#trackIds?.has(trackId) ?? true
  }

  #isDue(id: string, atMs: number): boolean {
    const { everyMs } = this.#query
    if (!everyMs) return true
    if (atMs < (this.#nextAtMs.get(id) ?? Number.NEGATIVE_INFINITY)) return false
    this.#nextAtMs.set(id, atMs + everyMs)
    return true
  }

  #isIn(mark: RecordingMark): boolean {
    const { fromMs, toMs } = this.#query
    const isWithin = (atMs: number) => atMs >= fromMs && atMs <= toMs
    switch (mark.kind) {
      case 'event':
        return this.#isOf(mark.event.trackId) && (isWithin(mark.event.atMs) || isWithin(mark.event.confirmedAtMs))
      case 'observation':
        return (
          observationTrackIds(mark.observation).some((id) => this.#isOf(id)) && isWithin(mark.observation.knownAtMs)
        )
      case 'note':
        return isWithin(mark.note.atMs)
      case 'zones':
        // Who was not told what the head says, must know by what events were made since.
        return mark.atMs <= toMs
      // Of everything since the recording began, which is not in the window; and a window has an end of its own.
      case 'check':
      case 'end':
        return false
    }
  }
}

function timeOf(entry: OwnLine): number | undefined {
  switch (entry.kind) {
    case 'report':
      return entry.report.atMs
    case 'look':
      return entry.look.toMs
    case 'mark':
      return entry.mark.kind === 'check' ? entry.mark.check.atMs : undefined
    default:
      return undefined
  }
}

function isoText(atMs: number): string {
  return Number.isFinite(atMs) && Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : String(atMs)
}
