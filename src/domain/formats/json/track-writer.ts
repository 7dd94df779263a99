import { isLonLat } from '#geo/lonlat.ts'
import type { IdentityPatch, PositionReport } from '../../report.ts'
import { KEPT_OF_A_LINE, type ReaderOptions, unnamedTrackId } from '../format-reader.ts'
import type { Tally } from '../tally.ts'
import { instantOf, JSON_TIMES } from './json-time.ts'
import { shown } from './json-value.ts'

/** Where in a document something stands: what goes into a reject's `line`, and how its message says it. */
export interface Place {
  /** The number of the feature or point in the document; in a file of one document a line, the line. */
  readonly line: number
  /** Such as `feature 3` or `line 12`. */
  readonly words: string
}

/** The place of a part: by its own number in a whole document, by its line in a file of one document a line. */
export function placeIn(within: Place | undefined, word: string, number: number): Place {
  if (within) return { line: within.line, words: `${within.words}, ${word} ${number}` }
  return { line: number, words: `${word} ${number}` }
}

export type Motion = Pick<PositionReport, 'sogKn' | 'cogDeg' | 'headingDeg' | 'navStatus'>

/** A position as a document has it, unchecked. */
interface FoundPosition {
  readonly trackId: string
  readonly place: Place
  /** Which of a feature's positions, from 0; absent where the place says it all. */
  readonly index?: number
  readonly lon: unknown
  readonly lat: unknown
  readonly time: unknown
  readonly altitudeM?: number | undefined
  readonly motion?: Motion | undefined
}

/** Metres, up or down: nothing that is tracked is farther. */
const MAX_ALTITUDE_M = 1e7

/** Checks what the readers of each format found, counts it, and hands it on. */
export class TrackWriter {
  readonly tally: Tally
  readonly #options: ReaderOptions
  /** What was last said of each track, so that a thousand points with the same facts say them once. */
  readonly #said = new Map<string, string>()
  #unnamed = 0
  #shared: string | undefined

  constructor(options: ReaderOptions, tally: Tally) {
    this.#options = options
    this.tally = tally
  }

  /** The id of a track that the file does not name: `geojson:1`, `geojson:2`... */
  newTrackId(format: string): string {
    return unnamedTrackId(format, ++this.#unnamed, this.#options)
  }

  /** The id of all points of the file that name no track. */
  sharedTrackId(format: string): string {
    this.#shared ??= this.newTrackId(format)
    return this.#shared
  }

  identity(patch: IdentityPatch): void {
    const said = JSON.stringify(patch)
    if (this.#said.get(patch.trackId) === said) return
    this.#said.set(patch.trackId, said)
    this.tally.tracks = this.#said.size
    this.#options.sink.identity(patch)
  }

  /** Reports a position, or rejects it and says why. Answers whether it only lacks a time, which is for its feature to tell. */
  position(found: FoundPosition): 'taken' | 'untimed' | 'rejected' {
    const { lon, lat, time, altitudeM, motion, trackId } = found
    this.tally.messages++
    if (isNothing(lon) || isNothing(lat) || (lon === 0 && lat === 0) || (lon === 181 && lat === 91))
      return this.#refuse(found, 'position-not-available', `${said(found)}, which stands for no position`)
    if (typeof lon !== 'number' || typeof lat !== 'number' || !isLonLat(lon, lat))
      return this.#refuse(found, 'position-out-of-range', `${said(found)}, expected -90..90 and -180..180`)
    if (isNothing(time)) {
      this.tally.untimedPositions++
      return 'untimed'
    }
    const atMs = instantOf(time, this.tally)
    if (atMs === undefined) return this.#refuse(found, 'bad-time', `the time is ${shown(time)}, expected ${JSON_TIMES}`)
    this.tally.position(atMs)
    this.#options.sink.report({
      trackId,
      source: this.#options.source,
      atMs,
      lon,
      lat,
      ...(altitudeM !== undefined && Math.abs(altitudeM) <= MAX_ALTITUDE_M && { altitudeM }),
      ...motion,
    })
    return 'taken'
  }

  /** `what` is what was found and what was expected; the place is put before it. */
  reject(place: Place, reason: string, what: string, text = ''): void {
    this.tally.reject(reason)
    const message = `${place.words}: ${what}`
    this.#options.sink.reject({ line: place.line, reason, message, text: text.slice(0, KEPT_OF_A_LINE) })
  }

  /** One reject for all positions of a feature that have no time. */
  rejectUntimed(place: Place, count: number): void {
    if (count > 0) this.reject(place, 'no-time', `${count} ${count === 1 ? 'position has' : 'positions have'} no time`)
  }

  #refuse({ place, index, lon, lat, time }: FoundPosition, reason: string, what: string): 'rejected' {
    const where = index === undefined ? place : { line: place.line, words: `${place.words}, position ${index + 1}` }
    this.reject(where, reason, what, `${shown(lon)} ${shown(lat)} ${shown(time)}`)
    return 'rejected'
  }
}

function said({ lon, lat }: FoundPosition): string {
  return `lat is ${shown(lat)} and lon is ${shown(lon)}`
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
