import { failed, ok, type Result } from '#geo/result.ts'
import { isPlausibleTime, PLAUSIBLE_TIMES } from '../../plausible-time.ts'
import { LONGEST_ID } from '../track-ids.ts'

/** One position of one track, as a REP file has it. */
interface RepFix {
  readonly name: string
  readonly atMs: number
  /** Degrees, as computed: not yet checked to be on the Earth. */
  readonly lon: number
  readonly lat: number
  readonly headingDeg?: number
  readonly sogKn?: number
  /** Metres below the surface. */
  readonly depthM?: number
}

/** Why a line is none, with a word to count by. */
interface RepProblem {
  readonly reason: 'bad-line' | 'bad-time' | 'bad-position'
  readonly message: string
}

const EXPECTED =
  'expected YYMMDD HHMMSS NAME SYMBOL, latitude and N or S, longitude and E or W, heading, speed in knots, depth in metres'

/**
 * Reads a line of a Debrief REP file (as `rep_line.py` of debrief/pepys-import has it):
 * `951212 050000.000 NELSON @C 22 11 10.63 N 21 41 52.37 W 269.7 2.0 0 label`. Dates have four digits for the year or two (69 to
 * 99 are of the last century, as POSIX `strptime` has it), names may be quoted, and an angle without a sign is one number
 * of degrees, two of degrees and minutes, or three with seconds. `NaN` and `NULL` stand for not known.
 */
export function parseRepLine(line: string): Result<RepFix, RepProblem> {
  const words = wordsOf(line)
  const [date = '', time = '', name = ''] = words
  const atMs = timeOf(date, time)
  if (atMs === undefined) {
    const found = `the time is ${JSON.stringify(`${date} ${time}`.slice(0, 40))}`
    return failed({ reason: 'bad-time', message: `${found}, expected YYMMDD HHMMSS.SSS from ${PLAUSIBLE_TIMES}` })
  }
  if (name === '' || name.length > LONGEST_ID)
    return failed({ reason: 'bad-line', message: `a name of ${name.length} characters, ${EXPECTED}` })
  const lat = angleFrom(words, symbolEnd(words), 'NS')
  const lon = lat && angleFrom(words, lat.next, 'EW')
  if (!lat || !lon) {
    const found = `no ${lat ? 'longitude' : 'latitude'} in ${JSON.stringify(line.slice(0, 60))}`
    return failed({ reason: 'bad-position', message: `${found}, ${EXPECTED}` })
  }
  const [heading, speed, depth] = words.slice(lon.next, lon.next + 3).map(known)
  return ok({
    name,
    atMs,
    lon: lon.degrees,
    lat: lat.degrees,
    ...(heading !== undefined && heading >= 0 && heading <= 360 && { headingDeg: heading % 360 }),
    ...(speed !== undefined && speed >= 0 && speed < 10_000 && { sogKn: speed }),
    ...(depth !== undefined && Math.abs(depth) < 1e6 && { depthM: depth }),
  })
}

/** More than any line has before its label. */
const MOST_WORDS = 24

/** The words of a line; one in double quotes is one word, without them. */
function wordsOf(line: string): string[] {
  const words: string[] = []
  for (const [, quoted, plain] of line.matchAll(/"([^"]*)"|(\S+)/g)) {
    words.push((quoted ?? plain ?? '').trim())
    if (words.length === MOST_WORDS) break
  }
  return words
}

/** Where the words after the symbol begin: a symbol may hold words in square brackets, `@C[LAYER=Own Force]`. */
function symbolEnd(words: readonly string[]): number {
  const [, , , symbol = ''] = words
  if (!symbol.includes('[') || symbol.includes(']')) return 4
  const close = words.findIndex((word, index) => index > 3 && word.includes(']'))
  return close < 0 ? 4 : close + 1
}

function timeOf(date: string, time: string): number | undefined {
  const day = /^(\d{2}|\d{4})(\d{2})(\d{2})$/.exec(date)
  const clock = /^(\d{2})(\d{2})(\d{2})(\.\d{1,9})?$/.exec(time)
  if (!day || !clock) return undefined
  const [, yearText = '', month, dayOfMonth] = day
  const [, hour, minute, second, fraction = ''] = clock
  const short = Number(yearText)
  const year = yearText.length === 4 ? short : short + (short < 69 ? 2000 : 1900)
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const utcMs = Date.UTC(year, Number(month) - 1, Number(dayOfMonth), Number(hour), Number(minute), Number(second))
  if (new Date(utcMs).getUTCDate() !== Number(dayOfMonth) || new Date(utcMs).getUTCMonth() !== Number(month) - 1)
    return undefined
  const atMs = utcMs + Math.round(Number(`0${fraction}`) * 1000)
  return isPlausibleTime(atMs) ? atMs : undefined
}

/** One to three numbers and a hemisphere, which may stand right behind the last number. */
function angleFrom(words: readonly string[], from: number, hemispheres: 'NS' | 'EW') {
  const parts: number[] = []
  for (let index = from; index < from + 4 && index < words.length; index++) {
    const word = words[index] ?? ''
    const last = word.slice(-1).toUpperCase()
    const isLast = last !== '' && hemispheres.includes(last)
    const number = isLast ? word.slice(0, -1) : word
    if (number !== '') {
      if (!/^\d{1,6}(?:\.\d{1,15})?$/.test(number)) return undefined
      parts.push(Number(number))
    }
    if (!isLast) continue
    const [degrees, minutes = 0, seconds = 0] = parts
    if (degrees === undefined || parts.length > 3 || minutes >= 60 || seconds > 60) return undefined
    const size = degrees + minutes / 60 + seconds / 3600
    return { degrees: last === hemispheres[1] ? -size : size, next: index + 1 }
  }
  return undefined
}

/** A number, or undefined for `NaN`, `NULL` and what is none. */
function known(word: string): number | undefined {
  return /^[+-]?\d{1,9}(?:\.\d{1,15})?$/.test(word) ? Number(word) : undefined
}
