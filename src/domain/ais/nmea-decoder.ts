import { failed, type Result } from '#geo/result.ts'
import { isPlausibleTime, PLAUSIBLE_TIMES } from '../plausible-time.ts'
import { Assembly } from './assembly.ts'
import { decodeMessage } from './decode.ts'
import { LineSplitter, LONGEST_LINE } from './line-splitter.ts'
import type { AisMessage } from './message.ts'
import { Payload } from './payload.ts'
import type { Problem } from './problem.ts'
import { parseLine, type Sentence } from './sentence.ts'

/** Where a decoder puts what it finds, in the order of the log. */
export interface NmeaListener {
  /** A decoded message, and the time that its lines gave, if any (milliseconds since 1970, UTC). */
  message(message: AisMessage, atMs: number | undefined): void
  /** A line gave a time. Comes before the message of that line. */
  time(atMs: number): void
  /** Something that claimed to be AIS could not be used. */
  reject(problem: Problem, line: number, text: string): void
}

/**
 * Decodes AIS from NMEA 0183 text (see `parseLine` for what a line may be), in pieces cut anywhere: the same text gives
 * the same calls however it is cut. No input makes it throw, or hold more than a few hundred lines.
 */
export class NmeaDecoder {
  readonly #listener: NmeaListener
  readonly #payload = new Payload()
  readonly #assembly = new Assembly(({ line, text, message }) =>
    this.#listener.reject({ reason: 'incomplete-message', message }, line, text),
  )
  readonly #splitter = new LineSplitter({
    line: (text, start, end) => this.#readLine(text, start, end),
    tooLong: (start) => {
      this.#lines += 1
      const message = `line goes on after ${LONGEST_LINE} characters, expected its end before`
      this.#listener.reject({ reason: 'line-too-long', message }, this.#lines, start)
    },
  })
  #lines = 0
  /** The line in hand: where it stands in the text. Copied out only where it is needed. */
  #line = { text: '', start: 0, end: 0 }
  /** From a `$PGHP` line, for the next sentence. */
  #announcedAtMs: number | undefined

  constructor(listener: NmeaListener) {
    this.#listener = listener
  }

  /** Lines begun so far; during a call, the number of the line in hand. */
  get lines(): number {
    return this.#lines
  }

  /** The next piece of the log. */
  write(text: string): void {
    this.#splitter.write(text)
  }

  /** The log ends: its last line may lack a line end, and messages that still miss parts are rejects. */
  end(): void {
    this.#splitter.end()
    this.#assembly.end()
  }

  /** Something in the line in hand cannot be used, whoever found it. */
  rejectLine(problem: Problem): void {
    this.#listener.reject(problem, this.#lines, this.#lineText())
  }

  #readLine(text: string, start: number, end: number): void {
    this.#lines += 1
    this.#line = { text, start, end }
    const parsed = parseLine(text, start, end)
    switch (parsed.kind) {
      case 'skipped':
        break
      case 'rejected':
        this.rejectLine(parsed.problem)
        break
      case 'time':
        this.#announcedAtMs = this.#plausible(parsed.atMs)
        if (this.#announcedAtMs !== undefined) this.#listener.time(this.#announcedAtMs)
        break
      case 'sentence':
        this.#readSentence(parsed)
    }
  }

  #readSentence(sentence: Sentence): void {
    if (sentence.tagProblem !== undefined) this.rejectLine(sentence.tagProblem)
    const announcedAtMs = this.#announcedAtMs
    this.#announcedAtMs = undefined
    const ownAtMs = this.#plausible(sentence.atMs)
    // A line that lies about its time is not given another one.
    if (sentence.atMs !== undefined && ownAtMs === undefined) return
    const atMs = ownAtMs ?? announcedAtMs
    if (atMs !== undefined) this.#listener.time(atMs)
    if (sentence.total === 1) {
      this.#readMessage([sentence], atMs)
      return
    }
    const timed = { ...sentence, atMs }
    const assembled = this.#assembly.add(timed, this.#lines, this.#lineText())
    if (assembled !== undefined) this.#readMessage(assembled.parts, assembled.atMs)
  }

  /** The time, if it may be one; otherwise a reject. */
  #plausible(atMs: number | undefined): number | undefined {
    if (atMs === undefined || isPlausibleTime(atMs)) return atMs
    this.rejectLine({
      reason: 'time',
      message: `the line's time is ${atMs} ms since 1970, expected ${PLAUSIBLE_TIMES}`,
    })
    return undefined
  }

  #readMessage(parts: readonly Sentence[], atMs: number | undefined): void {
    const decoded = this.#decode(parts)
    if (decoded.ok) this.#listener.message(decoded.value, atMs)
    else this.rejectLine(decoded.problem)
  }

  #decode(parts: readonly Sentence[]): Result<AisMessage, Problem> {
    this.#payload.clear()
    for (const part of parts) {
      const problem = this.#payload.append(part.payload, part.fillBits)
      if (problem !== undefined) return failed(problem)
    }
    return decodeMessage(this.#payload)
  }

  #lineText(): string {
    const { text, start, end } = this.#line
    return text.slice(start, end)
  }
}
