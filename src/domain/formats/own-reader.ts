import type { TrackSink } from '../report.ts'
import { KEPT_OF_A_LINE } from './format-reader.ts'
import { headProblem, parseOwnLine } from './own-format.ts'
import { Tally } from './tally.ts'

/** No line that we write is nearly so long; the rest of a longer one is dropped, and the line told. */
const LONGEST_LINE = 256 * 1024

/** Reads a recording of ours in chunks cut anywhere. A head of another version ends the reading; a bad line is one reject. */
export class OwnReader {
  readonly tally = new Tally()
  readonly #source: string
  readonly #sink: TrackSink
  readonly #tracks = new Set<string>()
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
    this.tally.tracks = this.#tracks.size
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
    else if (!this.#hasHead) this.#head(line)
    else this.#entry(line)
  }

  #head(line: string): void {
    this.#hasHead = true
    const problem = headProblem(line.replace(/^\uFEFF/, ''))
    if (problem === undefined) return
    this.#isStopped = true
    this.#reject('head', problem, line)
  }

  #entry(line: string): void {
    const parsed = parseOwnLine(line, this.#source)
    if (!parsed.ok) {
      this.#reject('bad-line', parsed.problem, line)
      return
    }
    this.tally.messages++
    const entry = parsed.value
    if (entry.kind === 'identity') {
      this.#tracks.add(entry.identity.trackId)
      this.#sink.identity(entry.identity)
    } else if (entry.kind === 'report') {
      this.#tracks.add(entry.report.trackId)
      this.tally.position(entry.report.atMs)
      this.#sink.report(entry.report)
    } else if (entry.kind === 'look') {
      this.#sink.look?.(entry.look)
    }
  }

  #reject(reason: string, message: string, line: string): void {
    this.tally.reject(reason)
    this.#sink.reject({ line: this.tally.lines, reason, message, text: line.slice(0, KEPT_OF_A_LINE) })
  }
}
