import type { TrackSink } from '../report.ts'
import { KEPT_OF_A_LINE } from './format-reader.ts'
import { isOwnHead, parseHead, parseOwnLine } from './own-format.ts'
import { Tally } from './tally.ts'

/** No line that we write is nearly so long; the rest of a longer one is dropped, and the line told. */
const LONGEST_LINE = 256 * 1024

/** Reads a recording of ours in chunks cut anywhere. A head of another version ends the reading; a bad line is one reject. */
export class OwnReader {
  readonly tally = new Tally()
  readonly #source: string
  readonly #sink: TrackSink
  readonly #named = new Set<string>()
  readonly #reported = new Set<string>()
  #rest = ''
  #isTooLong = false
  #hasHead = false
  #isStopped = false

  constructor(options: { source: string; sink: TrackSink }) {
    this.#source = options.source
    this.#sink = options.sink
  }

  write(text: string): void {
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#add(text.slice(from, end))
      this.#line()
      from = end + 1
    }
    this.#add(text.slice(from))
  }

  /** A last line that was cut off by a crash is a reject like any other. */
  end(): void {
    if (this.#rest !== '') this.#line()
    this.tally.tracks = new Set([...this.#named, ...this.#reported]).size
  }

  #add(text: string): void {
    const room = LONGEST_LINE - this.#rest.length
    if (text.length > room) this.#isTooLong = true
    this.#rest += text.slice(0, room)
  }

  #line(): void {
    const line = this.#rest.trim()
    const isTooLong = this.#isTooLong
    this.#rest = ''
    this.#isTooLong = false
    this.tally.lines++
    if (line === '' || this.#isStopped) return
    if (isTooLong) this.#reject('line-too-long', `more than ${LONGEST_LINE} characters, expected fewer`, line)
    else if (!this.#hasHead || isOwnHead(line)) this.#head(line)
    else this.#entry(line)
  }

  #head(line: string): void {
    const head = parseHead(line)
    if (head.ok) {
      this.#sink.head?.(head.value)
    } else {
      this.#reject('head', head.problem, line)
      // Without one nobody knows what the rest means; a block in the middle goes on as the one before.
      this.#isStopped = !this.#hasHead
    }
    this.#hasHead = true
  }

  #entry(line: string): void {
    const parsed = parseOwnLine(line, this.#source, this.tally.lines)
    if (!parsed.ok) {
      this.#reject('bad-line', parsed.problem, line)
      return
    }
    const entry = parsed.value
    if (entry.kind === 'report') {
      // Told again at the beginning of a block: it is news only where the blocks before are missing.
      if (entry.again && this.#reported.has(entry.report.trackId)) return
      this.#reported.add(entry.report.trackId)
      this.tally.messages++
      this.tally.position(entry.report.atMs)
      this.#sink.report(entry.report)
      return
    }
    this.tally.messages++
    if (entry.kind === 'identity') {
      this.#named.add(entry.identity.trackId)
      this.#sink.identity(entry.identity)
    } else if (entry.kind === 'look') this.#sink.look?.(entry.look)
    else if (entry.kind === 'mark') this.#sink.mark?.(entry.mark)
  }

  #reject(reason: string, message: string, line: string): void {
    this.tally.reject(reason)
    this.#sink.reject({ line: this.tally.lines, reason, message, text: line.slice(0, KEPT_OF_A_LINE) })
  }
}
