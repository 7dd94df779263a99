import { isLonLat, type LonLat } from '#geo/lonlat.ts'
import { METRES_PER_NM } from '#geo/measure.ts'
import type { PositionReport, TrackSink } from '../../report.ts'
import { KEPT_OF_A_LINE, type ReaderOptions } from '../format-reader.ts'
import { parseInstant } from '../instant.ts'
import { copyOf } from '../stored-text.ts'
import type { Tally } from '../tally.ts'
import type { XmlFault } from './xml-stream.ts'

/** Metres, up or down: nothing that is tracked is farther. */
const MAX_ALTITUDE_M = 1e7
/** Knots: nothing that stays near the ground is faster, and our own recordings take no more. */
const MAX_SPEED_KN = 10_000
/** Longer texts are no numbers; those of doubles have 24 characters at most. */
const LONGEST_NUMBER = 40
/** In messages, of a value. */
const KEPT_OF_A_VALUE = 40

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d{1,3})?$/i

/** What is known of a position beside place and time, in the units of a report. NaN and undefined are not known. */
export type Motion = {
  readonly [Field in 'sogKn' | 'cogDeg' | 'headingDeg' | 'altitudeM' | 'navStatus']?: number | undefined
}

/** Where the readers of XML bring points: it checks, counts, rejects and reports, the same for all of them. */
export class PointDesk {
  readonly #source: string
  readonly #sink: TrackSink
  readonly #tally: Tally

  constructor({ source, sink }: ReaderOptions, tally: Tally) {
    this.#source = source
    this.#sink = sink
    this.#tally = tally
  }

  /** The number that a text is, or undefined. A decimal comma is taken as a point, and noted. */
  number(text: string | undefined): number | undefined {
    const trimmed = text?.trim()
    if (!trimmed || trimmed.length > LONGEST_NUMBER || !NUMBER.test(trimmed)) return undefined
    if (trimmed.includes(',')) this.#tally.note('Decimal commas were read as points.')
    const value = Number(trimmed.replace(',', '.'))
    return Number.isFinite(value) ? value : undefined
  }

  /** The place that two texts are, or undefined after a reject. */
  place(line: number, lonText: string, latText: string): LonLat | undefined {
    const [lon, lat] = [this.number(lonText), this.number(latText)]
    const found = `lat is "${shown(latText)}" and lon is "${shown(lonText)}"`
    if (isNowhere(lon, lat))
      this.reject(line, 'position-not-available', `${found}, which stands for no position, expected a place`, found)
    else if (lon === undefined || lat === undefined || !isLonLat(lon, lat))
      this.reject(line, 'position-out-of-range', `${found}, expected -90..90 and -180..180`, found)
    else return [lon, lat]
    return undefined
  }

  /** Milliseconds since 1970 that a text is, or undefined after a reject. Without a zone it is UTC, and noted. */
  time(line: number, text: string | undefined): number | undefined {
    const atMs = text === undefined ? undefined : parseInstant(text)
    if (text === undefined) {
      this.#tally.untimedPositions++
      this.reject(line, 'no-time', `the point has no time, expected ${A_TIME}`, '')
    } else if (atMs === undefined) {
      this.reject(line, 'bad-time', `time is "${shown(text)}", expected ${A_TIME}`, text)
    } else if (!ZONED.test(text)) {
      this.#tally.note('Times without a zone were read as UTC.')
    }
    return atMs
  }

  report(trackId: string, [lon, lat]: LonLat, atMs: number, motion: Motion): void {
    this.#tally.position(atMs)
    const { sogKn = Number.NaN, cogDeg = Number.NaN, headingDeg = Number.NaN } = motion
    const { altitudeM = Number.NaN, navStatus = Number.NaN } = motion
    const report: PositionReport = {
      trackId,
      source: this.#source,
      atMs,
      lon,
      lat,
      ...(sogKn >= 0 && sogKn < MAX_SPEED_KN && { sogKn }),
      ...(cogDeg >= 0 && cogDeg < 360 && { cogDeg }),
      ...(headingDeg >= 0 && headingDeg < 360 && { headingDeg }),
      ...(Math.abs(altitudeM) <= MAX_ALTITUDE_M && { altitudeM }),
      ...(navStatus >= 0 && navStatus <= 15 && Number.isInteger(navStatus) && { navStatus }),
    }
    this.#sink.report(report)
  }

  reject(line: number, reason: string, message: string, text: string): void {
    this.#tally.reject(reason)
    this.#sink.reject({ line, reason, message: copyOf(message), text: copyOf(text.slice(0, KEPT_OF_A_LINE)) })
  }

  fault({ line, reason, message }: XmlFault): void {
    this.reject(line, reason, message, '')
  }
}

const A_TIME = 'an ISO 8601 time such as 2026-03-14T12:04:31Z, 1990 to 2099'
const ZONED = /(?:Z|UTC|[+-]\d{2}:?\d{2})\s*$/i

/** Metres a second in knots. */
export function knotsOf(metresPerSecond: number | undefined): number | undefined {
  return metresPerSecond === undefined ? undefined : (metresPerSecond * 3600) / METRES_PER_NM
}

/** Receivers write 0/0 before they know, and AIS has 91/181 for "not available" (ITU-R M.1371-5, table 48). */
function isNowhere(lon: number | undefined, lat: number | undefined): boolean {
  return (lon === 0 && lat === 0) || (lon === 181 && lat === 91)
}

function shown(text: string): string {
  return text.slice(0, KEPT_OF_A_VALUE)
}
