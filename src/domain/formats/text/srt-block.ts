import { METRES_PER_NM } from '#geo/measure.ts'
import { parseInstant } from '../instant.ts'

/** What one subtitle of a DJI drone says. */
export interface SrtBlock {
  /** When the picture was taken, by the drone's clock read as UTC; undefined when no date is given. */
  readonly atMs?: number
  /** From the beginning of the film, milliseconds: the start of the subtitle's time range. */
  readonly offsetMs?: number
  readonly lon?: number
  readonly lat?: number
  /** The form `GPS(lat,lon,...M)` of the Matrice 300, the other way round. */
  readonly isLatitudeFirst?: boolean
  /** Metres above sea level as the drone has it. */
  readonly altitudeM?: number
  /** A height above the take-off point is there. */
  readonly hasRelativeHeight?: boolean
  readonly sogKn?: number
}

/** `00:01:59,000 --> 00:01:60,000` occurs: seconds may be 60. */
export const TIME_RANGE = /^(\d{2,3}):(\d{2}):(\d{2})[,.](\d{1,3}) {1,4}--> {1,4}\d{2,3}:\d{2}:\d{2}[,.]\d{1,3}/

/** `2017.08.05 14:11:51`, `2019-09-25 01:22:35,085,332` (milliseconds, microseconds), `2024-08-07 12:34:24.380`. */
const DATE_TIME = /\b(\d{4})[-./](\d{1,2})[-./](\d{1,2}) {1,4}(\d{1,2}):(\d{2}):(\d{2})(?:[,.:](\d{3})\b)?/
const NUMBER = '([+-]?\\d{1,6}(?:\\.\\d{1,15})?)'
const LATITUDE = new RegExp(`\\blatitude {0,4}[:=] {0,4}${NUMBER}`, 'i')
/** Mavic 2 and others write `longtitude`. */
const LONGITUDE = new RegExp(`\\blongt?itude {0,4}[:=] {0,4}${NUMBER}`, 'i')
const GPS = new RegExp(
  `\\bGPS {0,4}\\( {0,4}${NUMBER} {0,4}, {0,4}${NUMBER} {0,4}(?:, {0,4}[+-]?\\d{1,6}(?:\\.\\d{1,6})?(M?) {0,4})?\\)`,
  'i',
)
const ABSOLUTE_HEIGHT = new RegExp(`\\b(?:abs_alt|altitude) {0,4}[:=] {0,4}${NUMBER}`, 'i')
const RELATIVE_HEIGHT = /\b(?:rel_alt|BAROMETER) {0,4}:|\bH {1,4}[+-]?\d{1,6}(?:\.\d{1,6})? {0,2}m\b/i
const SPEED = new RegExp(`\\bH\\.S {1,4}${NUMBER} {0,2}m/s`, 'i')

/**
 * Reads the lines of one subtitle that a DJI drone writes beside its film. Layouts, from the samples and notes of
 * JuanIrache/DJI_SRT_Parser: `[latitude: 4.25] [longitude: 113.1] [rel_alt: 1.3 abs_alt: 132.8]` (Mini 3, Air 2S),
 * `[latitude : 4.25] [longtitude : 113.1] [altitude: 1429.7]` (Mavic 2), `HOME(lon,lat) 2017.08.05 14:11:51` with
 * `GPS(lon,lat,satellites) BAROMETER:64.3` (Mavic Pro, Phantom), `GPS(lat,lon,0.0M) BAROMETER:0.3M` (Matrice 300) and
 * `GPS (lon, lat, satellites), D 221.21m, H 200.70m, H.S 1.39m/s` (Mavic Mini).
 */
export function parseSrtBlock(lines: readonly string[]): SrtBlock {
  const text = lines.join('\n')
  const atMs = dateTimeIn(text)
  const offsetMs = offsetIn(lines)
  const altitude = ABSOLUTE_HEIGHT.exec(text)?.[1]
  const speed = SPEED.exec(text)?.[1]
  return {
    ...(atMs !== undefined && { atMs }),
    ...(offsetMs !== undefined && { offsetMs }),
    ...placeIn(text),
    ...(altitude !== undefined && { altitudeM: Number(altitude) }),
    ...(RELATIVE_HEIGHT.test(text) && { hasRelativeHeight: true }),
    ...(speed !== undefined && Number(speed) >= 0 && { sogKn: (Number(speed) * 3600) / METRES_PER_NM }),
  }
}

function placeIn(text: string): Pick<SrtBlock, 'lon' | 'lat' | 'isLatitudeFirst'> {
  const [, lat] = LATITUDE.exec(text) ?? []
  const [, lon] = LONGITUDE.exec(text) ?? []
  if (lat !== undefined && lon !== undefined) return { lon: Number(lon), lat: Number(lat) }
  const gps = GPS.exec(text)
  if (!gps) return {}
  const [first, second] = [Number(gps[1]), Number(gps[2])]
  const isLatitudeFirst = gps[3] !== undefined && gps[3] !== ''
  return isLatitudeFirst ? { lat: first, lon: second, isLatitudeFirst } : { lon: first, lat: second }
}

function dateTimeIn(text: string): number | undefined {
  const match = DATE_TIME.exec(text)
  if (!match) return undefined
  const [, year, month = '', day = '', hour = '', minute, second, millisecond = '000'] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return parseInstant(`${date}T${hour.padStart(2, '0')}:${minute}:${second}.${millisecond}Z`)
}

function offsetIn(lines: readonly string[]): number | undefined {
  for (const line of lines) {
    const range = TIME_RANGE.exec(line)
    if (!range) continue
    const [, hours, minutes, seconds, thousandths = ''] = range
    const wholeS = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
    return wholeS * 1000 + Number(thousandths.padEnd(3, '0'))
  }
  return undefined
}
