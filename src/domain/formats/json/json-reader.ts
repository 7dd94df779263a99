import { failed, ok, type Result } from '#geo/result.ts'
import type { FormatReader, ReaderOptions } from '../format-reader.ts'
import { Tally } from '../tally.ts'
import { findJsonBreak } from './json-break.ts'
import { type JsonFormat, READABLE_JSON, readJsonDocument } from './json-document.ts'
import { isObject, objectOr } from './json-value.ts'
import { DEEPEST_JSON, MOST_JSON_CONTAINERS, NestingWatch } from './nesting-watch.ts'
import { TrackWriter } from './track-writer.ts'
import { wholePart } from './whole-part.ts'

/** Characters in one JSON text, which is held and parsed as a whole: 128 Mi, our limit for a file that is unpacked. */
const LARGEST_TEXT = 128 * 2 ** 20
/** What RFC 8142 puts before each text of a sequence. */
const RECORD_SEPARATOR = '\u001e'
/** Of a text that broke, shown on either side of the place. */
const SHOWN_AROUND = 60

/**
 * Reads GeoJSON, Moving Features JSON and what readsb writes of aircraft, in chunks cut anywhere. A file whose first line
 * is a whole object is read a line at a time, and GeoJSON Text Sequences (RFC 8142) a text at a time, so that only one of
 * them is held; any other is one document, held as a whole up to 128 Mi characters.
 */
export class JsonReader implements FormatReader {
  readonly tally = new Tally()
  readonly #writer: TrackWriter
  readonly #largestText: number
  #format: JsonFormat | undefined
  /** `start`: nothing but space yet. `first-line`: it may be one of many. Then one of three ways to read the rest. */
  #way: 'start' | 'first-line' | 'whole' | 'lines' | 'sequence' = 'start'
  #parts: string[] = []
  readonly #nesting = new NestingWatch()
  #size = 0
  #newlines = 0
  #line = 1
  #endsLine = true

  /** `largestText`: a smaller limit, in characters, for callers with less memory. */
  constructor(options: ReaderOptions & { readonly largestText?: number }) {
    this.#writer = new TrackWriter(options, this.tally)
    this.#largestText = Math.min(options.largestText ?? LARGEST_TEXT, LARGEST_TEXT)
  }

  /** Which JSON the file is: known once its first document is read, at the latest after `end`. */
  get format(): JsonFormat | undefined {
    return this.#format
  }

  write(text: string): void {
    if (text === '') return
    this.#endsLine = text.endsWith('\n')
    this.#take(text)
  }

  end(): void {
    if (this.#way === 'lines' || this.#way === 'sequence') this.#record()
    else this.#whole()
    this.tally.lines = this.#line - (this.#endsLine ? 1 : 0)
  }

  #take(text: string): void {
    let from = 0
    if (this.#way === 'start') {
      from = text.search(/[^\s\ufeff]/)
      this.#line += newlinesIn(from < 0 ? text : text.slice(0, from))
      if (from < 0) return
      this.#way = text[from] === RECORD_SEPARATOR ? 'sequence' : 'first-line'
    }
    while (from < text.length) {
      const end = this.#way === 'whole' ? -1 : text.indexOf(this.#way === 'sequence' ? RECORD_SEPARATOR : '\n', from)
      this.#hold(text.slice(from, end < 0 ? text.length : end + 1))
      if (end < 0) return
      from = end + 1
      if (this.#way === 'first-line') this.#endFirstLine()
      else this.#record()
    }
  }

  /** Keeps text until its end is seen; too much of it is only counted. */
  #hold(text: string): void {
    this.#size += text.length
    this.#newlines += newlinesIn(text)
    this.#nesting.push(text)
    if (this.#refusal() === undefined) this.#parts.push(text)
    else this.#parts = []
  }

  #endFirstLine(): void {
    const line = this.#refusal() === undefined ? parse(this.#parts.join('')) : undefined
    if (line?.ok && isObject(line.value)) {
      this.#way = 'lines'
      this.#record(line)
    } else this.#way = 'whole'
  }

  /** One of many documents. */
  #record(parsed?: Result<unknown>): void {
    const text = this.#parts.join('').replace(RECORD_SEPARATOR, '')
    const line = this.#line
    const refusal = this.#refusal()
    this.#line += this.#newlines
    this.#parts = []
    this.#size = 0
    this.#newlines = 0
    this.#nesting.reset()
    const place = { line, words: `line ${line}` }
    if (refusal) {
      this.#writer.reject(place, refusal.reason, refusal.what)
      return
    }
    if (text.trim() === '') return
    const document = parsed ?? parse(text)
    if (!document.ok) {
      this.#rejectBroken(text, line)
      return
    }
    // A first line that holds more than one feature is most likely all there is: its parts are told by their numbers.
    const isAlone = parsed !== undefined && objectOr(document.value).type !== 'Feature'
    const format = readJsonDocument(document.value, isAlone ? undefined : place, this.#writer)
    this.#format ??= format
  }

  #whole(): void {
    if (this.#size === 0) return
    const firstLine = this.#line
    this.#line += this.#newlines
    const refusal = this.#refusal()
    if (refusal) {
      this.#writer.reject({ line: 1, words: 'the JSON' }, refusal.reason, refusal.what)
      return
    }
    const text = this.#parts.join('')
    this.#parts = []
    const document = parse(text)
    if (document.ok) this.#format = readJsonDocument(document.value, undefined, this.#writer)
    else this.#rejectBroken(text, firstLine, true)
  }

  /** Why the text that is held, or would be, cannot be parsed at all. */
  #refusal(): { readonly reason: string; readonly what: string } | undefined {
    if (this.#nesting.isTooDeep)
      return { reason: 'too-deep', what: `it nests deeper than ${DEEPEST_JSON}, expected about ten` }
    if (this.#size > this.#largestText) {
      const found = `${this.#size} characters (${(this.#size / 2 ** 20).toFixed(1)} Mi)`
      return { reason: 'too-large', what: `${found}, expected at most ${this.#largestText}, or one Feature a line` }
    }
    if (!this.#nesting.isTooMany) return undefined
    const what = `more than ${MOST_JSON_CONTAINERS} arrays and objects, expected fewer, or one Feature a line`
    return { reason: 'too-large', what }
  }

  /** Says where a text broke; of one that is all there is, what is whole before that is read. */
  #rejectBroken(text: string, firstLine: number, isAll = false): void {
    const { at, expected } = findJsonBreak(text) ?? { at: text.length, expected: READABLE_JSON }
    const whole = isAll ? wholePart(text, at) : undefined
    const before = whole === undefined ? undefined : parse(whole)
    if (before?.ok) this.#format = readJsonDocument(before.value, undefined, this.#writer)
    const line = firstLine + newlinesIn(text.slice(0, at))
    const found = at >= text.length ? 'the JSON ends' : `not JSON from ${JSON.stringify(text[at])} on`
    const what = `${found}, at character ${at + 1} of ${text.length}, expected ${expected}; ${before?.ok ? 'what is whole before that is read' : 'nothing of it is read'}`
    // Copied: a slice would keep the whole text in memory for as long as the reject is kept.
    const around = [...text.slice(Math.max(0, at - SHOWN_AROUND), at + SHOWN_AROUND)].join('')
    this.#writer.reject({ line, words: `line ${line}` }, 'bad-json', what, around)
  }
}

function parse(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text))
  } catch (error) {
    return failed(`not JSON (${error instanceof Error ? error.message : error})`)
  }
}

function newlinesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
