import { failed, type Result } from '#geo/result.ts'
import type { IdentityPatch, TrackSink } from '../report.ts'
import { Assembly } from './assembly.ts'
import { decodeMessage } from './decode.ts'
import { type LineClock, LogClock, ReceiverClock } from './line-clock.ts'
import { LineSplitter, LONGEST_LINE } from './line-splitter.ts'
import { type AisMessage, isPositionMessage, type PositionMessage } from './message.ts'
import { NmeaCounts, type NmeaSummary } from './nmea-summary.ts'
import { Payload } from './payload.ts'
import { describePositionProblem } from './position-problem.ts'
import type { Problem } from './problem.ts'
import { parseLine, type Sentence } from './sentence.ts'
import { toTrack } from './to-track.ts'

/**
 * Where the times of an NMEA log come from; AIS itself sends only the second of the minute. `own`: from the log, and
 * positions before its first time are rejects. `start`: the log has no times, take it to begin at `startAtMs`.
 * `received`: a live receiver, whose lines are true now unless they say a time within ten minutes of now. Milliseconds
 * since 1970, UTC.
 */
export type NmeaTime =
  | { readonly kind: 'own' }
  | { readonly kind: 'start'; readonly startAtMs: number }
  | { readonly kind: 'received'; readonly nowMs: () => number }

/** What a reader needs to know, and where its findings go. */
export interface NmeaReaderOptions {
  /** Name of the feed or file, for its reports. */
  readonly source: string
  readonly sink: TrackSink
  readonly time: NmeaTime
  /** Told of every decoded message, with the line that completed it and its time where one is known. */
  readonly onMessage?: (message: AisMessage, line: number, atMs: number | undefined) => void
}

const REJECT_TEXT_LENGTH = 120

/**
 * Reads AIS from NMEA 0183 text (see `parseLine` for what a line may be), in pieces cut anywhere: the same text gives
 * the same calls however it is cut. No input makes it throw, or hold more than a few hundred lines.
 *
 * The sink gets a report for each position that is usable and timed. It gets the identity before the first report of a
 * track, with every static message (types 5, 19, 21, 24), and when the kind or class that an MMSI claims changes; not
 * with each position. It gets a reject for everything else that claimed to be AIS, except for positions sent as "not
 * available".
 */
export class NmeaReader {
  readonly #source: string
  readonly #sink: TrackSink
  readonly #onMessage: NmeaReaderOptions['onMessage']
  readonly #clock: LineClock
  readonly #counts = new NmeaCounts()
  readonly #payload = new Payload()
  /** Every MMSI heard, and what the sink was told last of it. */
  readonly #senders = new Map<number, IdentityPatch | undefined>()
  readonly #assembly = new Assembly(({ line, text, message }) =>
    this.#rejectLine({ reason: 'incomplete-message', message }, line, text),
  )
  readonly #lines = new LineSplitter({
    line: (text, start, end) => this.#readLine(text, start, end),
    tooLong: (start) => {
      this.#counts.lines += 1
      const message = `line goes on after ${LONGEST_LINE} characters, expected its end before`
      this.#rejectLine({ reason: 'line-too-long', message }, this.#counts.lines, start)
    },
  })
  /** The line in hand: where it stands in the text. Copied out only where it is needed. */
  #line = { text: '', start: 0, end: 0 }
  /** From a `$PGHP` line, for the next sentence. */
  #announcedAtMs: number | undefined

  constructor(options: NmeaReaderOptions) {
    this.#source = options.source
    this.#sink = options.sink
    this.#onMessage = options.onMessage
    this.#clock = clockFor(options.time)
  }

  /** The next piece of the log. */
  write(text: string): void {
    this.#lines.write(text)
  }

  /** The log ends: its last line may lack a line end, and messages that still miss parts are rejects. */
  end(): void {
    this.#lines.end()
    this.#assembly.end()
  }

  /** What was found so far; complete after `end`. */
  get summary(): NmeaSummary {
    return this.#counts.summary(this.#senders.size)
  }

  #readLine(text: string, start: number, end: number): void {
    this.#counts.lines += 1
    this.#line = { text, start, end }
    const parsed = parseLine(text, start, end)
    switch (parsed.kind) {
      case 'skipped':
        break
      case 'rejected':
        this.#reject(parsed.problem)
        break
      case 'time':
        this.#announcedAtMs = parsed.atMs
        this.#clock.hear(parsed.atMs)
        break
      case 'sentence':
        this.#readSentence(parsed)
    }
  }

  #readSentence(sentence: Sentence): void {
    if (sentence.tagProblem !== undefined) this.#reject(sentence.tagProblem)
    const atMs = sentence.atMs ?? this.#announcedAtMs
    this.#announcedAtMs = undefined
    if (atMs !== undefined) this.#clock.hear(atMs)
    if (sentence.total === 1) {
      this.#readMessage([sentence], atMs)
      return
    }
    const timed = { ...sentence, atMs }
    const assembled = this.#assembly.add(timed, this.#counts.lines, this.#lineText())
    if (assembled !== undefined) this.#readMessage(assembled.parts, assembled.atMs)
  }

  /** The message of these sentences, in order; `lineAtMs` is the time that their lines gave. */
  #readMessage(parts: readonly Sentence[], lineAtMs: number | undefined): void {
    const decoded = this.#decode(parts)
    if (!decoded.ok) {
      this.#reject(decoded.problem)
      return
    }
    const message = decoded.value
    const atMs = this.#clock.timeOf(lineAtMs, utcSecondOf(message))
    this.#counts.message(message.type)
    this.#onMessage?.(message, this.#counts.lines, atMs)
    if (isPositionMessage(message)) this.#countPosition(message, atMs)
    const known = this.#senders.get(message.mmsi)
    const { report, identity } = toTrack(message, atMs, this.#source, known)
    if (known === undefined || identity !== undefined) this.#senders.set(message.mmsi, identity)
    if (identity !== undefined) this.#sink.identity(identity)
    if (report !== undefined) this.#sink.report(report)
  }

  #decode(parts: readonly Sentence[]): Result<AisMessage, Problem> {
    this.#payload.clear()
    for (const part of parts) {
      const problem = this.#payload.append(part.payload, part.fillBits)
      if (problem !== undefined) return failed(problem)
    }
    return decodeMessage(this.#payload)
  }

  #countPosition(message: PositionMessage, atMs: number | undefined): void {
    if (message.positionProblem !== undefined) {
      this.#counts.positionAbsent(message.positionProblem)
      const problem = describePositionProblem(message)
      if (problem !== undefined) this.#reject(problem)
      return
    }
    this.#counts.position(atMs)
    if (atMs === undefined) this.#reject(NO_TIME)
  }

  #lineText(): string {
    const { text, start, end } = this.#line
    return text.slice(start, end)
  }

  /** Something in the line in hand cannot be used. */
  #reject(problem: Problem): void {
    this.#rejectLine(problem, this.#counts.lines, this.#lineText())
  }

  #rejectLine({ reason, message }: Problem, line: number, text: string): void {
    this.#counts.reject(reason)
    this.#sink.reject({ line, reason, message, text: text.trimEnd().slice(0, REJECT_TEXT_LENGTH) })
  }
}

function utcSecondOf(message: AisMessage): number | undefined {
  return isPositionMessage(message) && message.type !== 27 ? message.utcSecond : undefined
}

const NO_TIME: Problem = { reason: 'no-time', message: 'no line gave a time yet, expected one before the position' }

function clockFor(time: NmeaTime): LineClock {
  switch (time.kind) {
    case 'own':
      return new LogClock()
    case 'start':
      return new LogClock(time.startAtMs)
    case 'received':
      return new ReceiverClock(time.nowMs)
  }
}
