import { type FormatReader, KEPT_OF_A_LINE, type ReaderOptions } from '../format-reader.ts'
import { copyOf } from '../stored-text.ts'
import { Tally } from '../tally.ts'
import { type Line, LineSplitter } from './line-splitter.ts'
import { positionProblem } from './position-problem.ts'
import { parseRepLine } from './rep-line.ts'

/** A track's line, as far as one can tell without reading it: date, time, name, symbol, a number. */
const FIX =
  /^\s{0,20}(?:\d{6}|\d{8})\s{1,20}\d{6}(?:\.\d{1,9})?\s{1,20}(?:"[^"\n]{1,100}"|\S{1,100})\s{1,20}\S{2,100}\s/m
const ANNOTATION =
  /^;(?:;|NARRATIVE2?:|SENSOR[23]?:|TMA_(?:POS|RB):|FORMAT_FIX:|TEXT:|LINE:|CIRCLE:|RECT:|ELLIPSE2?:|VECTOR:|WHEEL:|BRG:)/m

/** Whether a file's head has lines as Debrief REP files have them. */
export function looksLikeRep(head: string): boolean {
  for (const line of head.split('\n', 500)) {
    if (FIX.test(line) && parseRepLine(line).ok) return true
    if (line.length > LONGEST_LOOKED_AT) return false
  }
  return ANNOTATION.test(head.slice(0, LONGEST_LOOKED_AT)) && /^;[A-Z_\d]{3,12}:/m.test(head)
}

const LONGEST_LOOKED_AT = 4096

/**
 * Reads the tracks of a Debrief REP file, in chunks cut anywhere: `id:NELSON` for each name. Times are UTC, headings
 * true, speeds knots, depths metres below the surface. Narratives, sensor cuts and drawings (lines that begin with `;`)
 * are passed over and counted.
 */
export class RepReader implements FormatReader {
  readonly tally = new Tally()
  readonly #options: ReaderOptions
  readonly #names = new Set<string>()
  readonly #lines = new LineSplitter((line) => this.#line(line))
  #annotations = 0

  constructor(options: ReaderOptions) {
    this.#options = options
  }

  write(text: string): void {
    this.#lines.write(text)
  }

  end(): void {
    this.#lines.end()
    this.tally.lines = this.#lines.lines
    this.tally.tracks = this.#names.size
    if (this.#annotations > 0)
      this.tally.note(`Lines of narratives, sensor cuts or drawings, which are passed over: ${this.#annotations}.`)
  }

  #line(line: Line): void {
    const { text, isCut } = line
    if (text.trim() === '' || /^\s*;;/.test(text)) return
    if (/^\s*;/.test(text)) {
      this.#annotations++
      return
    }
    this.tally.messages++
    if (isCut) {
      this.#reject(line, 'line-too-long', `more than ${text.length} characters, expected at most a few hundred`)
      return
    }
    const parsed = parseRepLine(text)
    if (!parsed.ok) {
      this.#reject(line, parsed.problem.reason, parsed.problem.message)
      return
    }
    const { name, atMs, lon, lat, headingDeg, sogKn, depthM } = parsed.value
    const problem = positionProblem(lon, lat)
    if (problem) {
      this.#reject(line, problem.reason, problem.message)
      return
    }
    const trackId = `id:${name}`
    if (!this.#names.has(name)) {
      const kept = copyOf(name)
      this.#names.add(kept)
      this.#options.sink.identity({ trackId, kind: 'other', name: kept })
    }
    this.tally.position(atMs)
    this.#options.sink.report({
      trackId,
      source: this.#options.source,
      atMs,
      lon,
      lat,
      ...(sogKn !== undefined && { sogKn }),
      ...(headingDeg !== undefined && { headingDeg }),
      ...(depthM !== undefined && depthM !== 0 && { altitudeM: -depthM }),
    })
  }

  #reject({ number, text }: Line, reason: string, message: string): void {
    this.tally.reject(reason)
    this.#options.sink.reject({ line: number, reason, message, text: text.slice(0, KEPT_OF_A_LINE) })
  }
}
