import { isPlausibleTime } from '../../plausible-time.ts'
import { type FormatReader, KEPT_OF_A_LINE, type ReaderOptions, unnamedTrackId } from '../format-reader.ts'
import { Tally } from '../tally.ts'
import { type Line, LineSplitter } from './line-splitter.ts'
import { positionProblem } from './position-problem.ts'
import { parseSrtBlock, type SrtBlock, TIME_RANGE } from './srt-block.ts'

/** A subtitle of a drone has two to eight lines; what follows in a longer one is dropped. */
const MOST_LINES = 40
/** Metres above sea level, up or down: no drone that writes such files is farther. */
const MAX_ALTITUDE_M = 100_000

/** Whether a file's head is subtitles with positions, as DJI drones write them; others have a time range and words only. */
export function looksLikeSrt(head: string): boolean {
  const lines = head.slice(0, 8192).split(/\r?\n/)
  return (
    lines.some((line) => TIME_RANGE.test(line)) && /\bGPS {0,4}\(|\blatitude {0,4}[:=]/i.test(head.slice(0, 65_536))
  )
}

/**
 * Reads the subtitles that a DJI drone writes beside its film, in chunks cut anywhere: one track, `srt:1`. Each has a date
 * and time by the drone's clock, which is taken as UTC; where a file has none, its positions need `startAtMs`, the time
 * (milliseconds since 1970) at which the film begins, and are untimed without it.
 */
export class SrtReader implements FormatReader {
  readonly tally = new Tally()
  readonly #options: ReaderOptions & { readonly startAtMs?: number }
  readonly #trackId: string
  readonly #lines = new LineSplitter((line) => this.#line(line))
  /** Of the subtitle that is being read. */
  #block: Line[] = []

  constructor(options: ReaderOptions & { readonly startAtMs?: number }) {
    this.#options = options
    this.#trackId = unnamedTrackId('srt', 1, options)
  }

  write(text: string): void {
    this.#lines.write(text)
  }

  end(): void {
    this.#lines.end()
    this.#finish()
    this.tally.lines = this.#lines.lines
  }

  /** A subtitle begins with its time range; the number before it belongs to it too, but says nothing. */
  #line(line: Line): void {
    if (TIME_RANGE.test(line.text)) this.#finish()
    else if (this.#block.length === 0 || line.text.trim() === '') return
    if (this.#block.length < MOST_LINES) this.#block.push(line)
  }

  #finish(): void {
    const [first] = this.#block
    if (!first) return
    // The number of the next subtitle stands before its time range.
    if (/^\s*\d{1,9}\s*$/.test(this.#block.at(-1)?.text ?? '')) this.#block.pop()
    const block = parseSrtBlock(this.#block.map(({ text }) => text))
    const text = this.#block.map((line) => line.text).join(' ')
    this.#block = []
    this.#take(block, first.number, text)
  }

  #take(block: SrtBlock, line: number, text: string): void {
    const { lon, lat, altitudeM, sogKn } = block
    this.tally.messages++
    if (lon === undefined || lat === undefined) {
      this.#reject(
        line,
        'no-position',
        'no position, expected GPS(lon,lat,...) or [latitude: ...] [longitude: ...]',
        text,
      )
      return
    }
    const problem = positionProblem(lon, lat)
    if (problem) {
      this.#reject(line, problem.reason, problem.message, text)
      return
    }
    if (this.tally.tracks === 0) {
      this.tally.tracks = 1
      this.#options.sink.identity({ trackId: this.#trackId, kind: 'drone' })
    }
    const atMs = this.#timeOf(block)
    if (atMs === undefined) {
      this.tally.untimedPositions++
      this.#reject(line, 'no-time', 'no date and time, expected them or a time at which the film begins', text)
      return
    }
    this.#note(block)
    this.tally.position(atMs)
    this.#options.sink.report({
      trackId: this.#trackId,
      source: this.#options.source,
      atMs,
      lon,
      lat,
      ...(sogKn !== undefined && { sogKn }),
      ...(altitudeM !== undefined && Math.abs(altitudeM) <= MAX_ALTITUDE_M && { altitudeM }),
    })
  }

  #timeOf({ atMs, offsetMs }: SrtBlock): number | undefined {
    const { startAtMs } = this.#options
    if (atMs !== undefined) {
      this.tally.note("Times are by the drone's own clock and without a zone: taken as UTC.")
      return atMs
    }
    if (startAtMs === undefined || offsetMs === undefined || !isPlausibleTime(startAtMs + offsetMs)) return undefined
    this.tally.note('The file has no dates: times are counted from the start that was given.')
    return startAtMs + offsetMs
  }

  #note({ altitudeM, hasRelativeHeight, isLatitudeFirst }: SrtBlock): void {
    if (altitudeM === undefined && hasRelativeHeight)
      this.tally.note('Heights are above the take-off point, whose height is not known: left out.')
    if (isLatitudeFirst)
      this.tally.note('Positions with a height in "M" are latitude first, as the Matrice 300 has it.')
  }

  #reject(line: number, reason: string, message: string, text: string): void {
    this.tally.reject(reason)
    this.#options.sink.reject({ line, reason, message, text: text.slice(0, KEPT_OF_A_LINE) })
  }
}
