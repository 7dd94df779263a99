import type { IdentityPatch, TrackSink } from '../report.ts'
import { type LineClock, LogClock, ReceiverClock } from './line-clock.ts'
import { type AisMessage, isPositionMessage, type PositionMessage } from './message.ts'
import { NmeaDecoder } from './nmea-decoder.ts'
import { NmeaCounts, type NmeaSummary } from './nmea-summary.ts'
import { describePositionProblem } from './position-problem.ts'
import type { Problem } from './problem.ts'
import { toTrack } from './to-track.ts'

/**
 * Where the times of an NMEA log come from; AIS itself sends only the second of the minute. `own`: from the log, and
 * positions before its first time are rejects. `start`: the log has no times, take it to begin at `startAtMs`.
 * `received`: a live receiver, whose lines are true now unless they say a time up to ten minutes old (or five seconds ahead). Milliseconds
 * since 1970, UTC.
 */
export type NmeaTime =
  | { readonly kind: 'own' }
  | { readonly kind: 'start'; readonly startAtMs: number }
  | {
      readonly kind: 'received'
      readonly nowMs: () => number
      /** Hears by how much the time that a line gives is ahead of now. */
      readonly lineAhead?: (aheadMs: number) => void
    }

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
 * Turns the AIS messages of a log into tracks: a clock gives each its time, a sink gets what can be used.
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
  /** Every MMSI heard, and what the sink was told last of it. */
  readonly #senders = new Map<number, IdentityPatch | undefined>()
  readonly #decoder = new NmeaDecoder({
    message: (message, lineAtMs) => this.#take(message, lineAtMs),
    time: (atMs) => this.#clock.hear(atMs),
    reject: ({ reason, message }, line, text) => {
      this.#counts.reject(reason)
      this.#sink.reject({ line, reason, message, text: text.trimEnd().slice(0, REJECT_TEXT_LENGTH) })
    },
  })

  constructor(options: NmeaReaderOptions) {
    this.#source = options.source
    this.#sink = options.sink
    this.#onMessage = options.onMessage
    this.#clock = clockFor(options.time)
  }

  /** The next piece of the log. */
  write(text: string): void {
    this.#decoder.write(text)
  }

  /** The log ends: its last line may lack a line end, and messages that still miss parts are rejects. */
  end(): void {
    this.#decoder.end()
  }

  /** What was found so far; complete after `end`. */
  get summary(): NmeaSummary {
    return this.#counts.summary(this.#decoder.lines, this.#senders.size)
  }

  /** `lineAtMs` is the time that the message's lines gave. */
  #take(message: AisMessage, lineAtMs: number | undefined): void {
    if (message.type === 4 && message.utc !== undefined) this.#clock.hearStation(Date.parse(message.utc))
    const atMs = this.#clock.timeOf(lineAtMs, utcSecondOf(message))
    this.#counts.message(message.type)
    this.#onMessage?.(message, this.#decoder.lines, atMs)
    if (isPositionMessage(message)) this.#countPosition(message, atMs)
    const known = this.#senders.get(message.mmsi)
    const { report, identity } = toTrack(message, atMs, this.#source, known)
    if (known === undefined || identity !== undefined) this.#senders.set(message.mmsi, identity)
    if (identity !== undefined) this.#sink.identity(identity)
    if (report !== undefined) this.#sink.report(report)
  }

  #countPosition(message: PositionMessage, atMs: number | undefined): void {
    if (message.positionProblem !== undefined) {
      this.#counts.positionAbsent(message.positionProblem)
      const problem = describePositionProblem(message)
      if (problem !== undefined) this.#decoder.rejectLine(problem)
      return
    }
    this.#counts.position(atMs)
    if (atMs === undefined) this.#decoder.rejectLine(NO_TIME)
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
      return new ReceiverClock(time.nowMs, time.lineAhead)
  }
}
