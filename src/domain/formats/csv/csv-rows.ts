import type { PositionReport } from '../../report.ts'
import { KEPT_OF_A_LINE, type ReaderOptions, unnamedTrackId } from '../format-reader.ts'
import type { Tally } from '../tally.ts'
import { LONGEST_ID } from '../track-ids.ts'
import { degreesIn, numberAt } from './cell-numbers.ts'
import { speedWithUnitKn } from './cell-speeds.ts'
import { TimeColumn } from './cell-times.ts'
import { CharCodeReader, type CharCodes } from './char-codes.ts'
import type { Columns } from './columns.ts'
import { normalised, type Unit } from './meanings.ts'
import { navStatusIn } from './nav-status.ts'
import { LONGEST_ROW, quotedRow } from './quoted-row.ts'
import { Row } from './row.ts'
import { type CsvTrack, RowIdentities } from './row-identity.ts'
import type { TableHead } from './table-head.ts'

const TOO_LONG = `a row has more than ${LONGEST_ROW} characters, expected fewer`
const QUOTE = '"'
const KNOTS: Readonly<Record<Unit, number>> = {
  kn: 1,
  'm/s': 3600 / 1852,
  'km/h': 1 / 1.852,
  mph: 1.609344 / 1.852,
  m: 1,
  ft: 1,
}
const METRES_PER_FOOT = 0.3048
/** "Not available" of AIS, in knots and degrees (ITU-R M.1371). */
const NO_SPEED_KN = 102.3
const NO_LAT = 91
const NO_LON = 181
const MAX_ALTITUDE_M = 1e7

/**
 * Reads the rows of a table whose columns are known. Lines without quotes are cut and read straight from the codes of their
 * characters, for there are millions of them, and only as far as they differ from the row before of their track; see
 * `quotedRow` for the others.
 */
export class CsvRows {
  readonly #options: ReaderOptions
  readonly #tally: Tally
  readonly #head: TableHead
  readonly #columns: Columns
  readonly #identities: RowIdentities
  readonly #times: TimeColumn
  readonly #break: '\n' | '\r'
  readonly #delimiter: number
  readonly #row = new Row()
  readonly #codes = new CharCodeReader()
  readonly #cells: number
  /** seaPro gives its rows a cell less than its header, and a name behind a number in the last. */
  readonly #isSeaPro: boolean
  /** So many cells are cut of a row before it is known whose it is. */
  #early: number
  /** How often a tail was the one before, and how often another. */
  readonly #tails = { same: 0, other: 0 }
  #hasBadSpeed = false

  constructor(options: ReaderOptions, tally: Tally, head: TableHead, columns: Columns, lineBreak: '\n' | '\r') {
    this.#break = lineBreak
    this.#options = options
    this.#tally = tally
    this.#head = head
    this.#isSeaPro = /^\s*!target/i.test(head.header[0] ?? '')
    this.#cells = head.header.length - (this.#isSeaPro ? 1 : 0)
    this.#columns = this.#isSeaPro ? { ...columns, at: { ...columns.at, name: this.#cells - 1 } } : columns
    this.#delimiter = head.delimiter.charCodeAt(0)
    this.#identities = new RowIdentities(this.#columns, unnamedTrackId('csv', 1, options))
    this.#early = this.#identities.changingCells
    this.#times = new TimeColumn(columns.dayOrder)
  }

  end(): void {
    this.#tally.tracks = this.#identities.size
    const { time, date, clock } = this.#columns.at
    const isSaid = [time, date, clock].some((cell) => /utc|gmt/.test(normalised(this.#head.header[cell ?? -1] ?? '')))
    if (this.#times.hasUnzoned && !isSaid) this.#tally.note('Times without a zone were read as UTC.')
  }

  /**
   * Reads rows from a place of a text.
   *
   * @param isEnd No more comes, and the text ends with a line break.
   * @returns Where the first row begins that is not whole.
   */
  read(text: string, first = 0, isEnd = false): number {
    const delimiter = this.#delimiter
    const codes = this.#codes.of(text)
    const line = this.#break
    let from = first
    let quote = nextQuote(text, from)
    for (let end = text.indexOf(line, from); end >= 0; end = text.indexOf(line, from)) {
      const quoted = quote < end ? quotedRow(text, from, delimiter, line.charCodeAt(0), isEnd) : undefined
      if (quoted === 'unfinished') return from
      this.#tally.lines++
      if (typeof quoted === 'object') {
        this.#row.fill(quoted.cells, this.#head.delimiter)
        this.#take()
        this.#tally.lines += quoted.lines - 1
        from = quoted.end + 1
      } else {
        const to = end > from && codes[end - 1] === 13 ? end - 1 : end
        if (end - from > LONGEST_ROW) this.#passOver(text, codes, from)
        else if (to > from) {
          this.#row.cut(text, codes, from, to, delimiter, this.#early)
          this.#take()
        }
        from = end + 1
      }
      if (quote < from) quote = nextQuote(text, from)
    }
    return from
  }

  /** Tells of a row that is too long to be read. */
  passOver(text: string): void {
    this.#tally.lines++
    this.#passOver(text, this.#codes.of(text), 0)
  }

  #passOver(text: string, codes: CharCodes, from: number): void {
    this.#row.cut(text, codes, from, from + KEPT_OF_A_LINE, this.#delimiter)
    this.#reject('row-too-long', TOO_LONG)
  }

  #take(): void {
    const row = this.#row
    const known = this.#identities.knownOf(row)
    const isSameTail = known?.tail !== undefined && row.restIs(known.tail.text)
    if (!isSameTail) {
      row.cutRest(this.#delimiter)
      if (row.count !== this.#cells && !this.#isNearly(row)) return
    }
    const { at } = this.#columns
    this.#tally.messages++
    const [latAt, lonAt] = [at.lat as number, at.lon as number]
    const lat = this.#degrees(latAt)
    const lon = this.#degrees(lonAt)
    const track = known ?? this.#identities.trackOf(row)
    if (!track) {
      if (this.#isHeader(latAt)) return
      const cell = row.cell((at.mmsi ?? at.trackId ?? at.icao24 ?? at.id) as number)
      const expected = at.mmsi === undefined ? `an id of 1 to ${LONGEST_ID} characters` : 'an MMSI'
      this.#reject('no-id', `"${cell.slice(0, 30)}" names no track, expected ${expected}`)
      return
    }
    if (at.valid !== undefined && /^(false|0|no)$/i.test(row.cell(at.valid).trim())) {
      this.#reject('not-valid', `"${row.cell(at.valid).trim()}" stands for whether the row counts`)
      return
    }
    if (!this.#isPlace(lat, lon, latAt, lonAt)) return
    const atMs = this.#time()
    if (atMs === undefined) return
    const news = this.#identities.news(row, track, isSameTail)
    if (isSameTail) this.#tails.same++
    else this.#keepTail(track)
    if (news) this.#options.sink.identity(this.#isSeaPro ? seaProName(news) : news)
    this.#tally.position(atMs)
    this.#options.sink.report(this.#report(track, atMs, lon, lat, isSameTail))
  }

  /** Rows of a ship mostly end as the one before; what stands there need not be read each time. */
  #keepTail(track: CsvTrack): void {
    if (track.tail !== undefined) this.#tails.other++
    // Of a table where they change from row to row, all is cut at once.
    if (this.#tails.other > 1000 && this.#tails.other > this.#tails.same) this.#early = Number.POSITIVE_INFINITY
    else this.#identities.keepTail(track, this.#row.lineFrom(this.#early), this.#navStatus())
  }

  #navStatus(): number | undefined {
    const { status } = this.#columns.at
    const row = this.#row
    return status === undefined ? undefined : navStatusIn(row.text, row.codes, row.from(status), row.to(status))
  }

  /** A row of another length: one of nothing, the header again, one with a delimiter at its end, or none that can be used. */
  #isNearly(row: Row): boolean {
    if (row.count === this.#cells + 1 && row.cell(this.#cells).trim() === '') return true
    if (row.count === 1 && row.cell(0).trim() === '') return false
    this.#tally.messages++
    this.#reject('columns', `the row has ${row.count} cells, expected ${this.#cells}`)
    return false
  }

  #degrees(cell: number): number {
    const { text, codes } = this.#row
    const from = this.#row.from(cell)
    const to = this.#row.to(cell)
    const value = numberAt(text, codes, from, to)
    if (!Number.isNaN(value)) return value
    const words = text.slice(from, to)
    const degrees = degreesIn(words)
    return Number.isNaN(degrees) ? this.#commaNumber(words) : degrees
  }

  #isPlace(lat: number, lon: number, latAt: number, lonAt: number): boolean {
    if (lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 && !(lat === 0 && lon === 0)) return true
    const row = this.#row
    if (this.#isHeader(latAt)) return false
    const found = `lat is "${row.cell(latAt).slice(0, 30)}" and lon is "${row.cell(lonAt).slice(0, 30)}"`
    const isNone = (lat === 0 && lon === 0) || lat === NO_LAT || lon === NO_LON || row.cell(latAt).trim() === ''
    if (isNone) this.#reject('position-not-available', `${found}, which stands for no position, expected a place`)
    else this.#reject('position-out-of-range', `${found}, expected -90..90 and -180..180`)
    return false
  }

  /** The header again, as where files were put together. */
  #isHeader(latAt: number): boolean {
    if (this.#head.header[latAt] !== this.#row.cell(latAt)) return false
    this.#reject('header-again', 'the header stands here again, as where files were put together, expected a row')
    return true
  }

  #time(): number | undefined {
    const row = this.#row
    const { time, date, clock } = this.#columns.at
    let found: string
    if (time !== undefined) {
      const atMs = this.#times.at(row.text, row.codes, row.from(time), row.to(time))
      if (atMs !== undefined) return atMs
      found = row.cell(time)
    } else {
      found = `${row.cell(date as number).trim()} ${row.cell(clock as number).trim()}`
      const atMs = this.#times.in(found)
      if (atMs !== undefined) return atMs
    }
    if (found.trim() === '') {
      this.#tally.untimedPositions++
      this.#reject('no-time', 'the row has no time, expected such as 2026-03-14T12:04:31Z')
    } else
      this.#reject(
        'bad-time',
        `time is "${found.slice(0, 40)}", expected such as 2026-03-14T12:04:31Z or seconds since 1970`,
      )
    return undefined
  }

  #report({ trackId, tail }: CsvTrack, atMs: number, lon: number, lat: number, isSameTail: boolean): PositionReport {
    const { at, speedUnit, altitudeUnit } = this.#columns
    const { source } = this.#options
    const speed = this.#number(at.sog)
    const isNoSpeed = speedUnit === 'kn' && Math.abs(speed - NO_SPEED_KN) < 0.001
    const sogKn =
      speed >= 0 && !isNoSpeed
        ? speed * KNOTS[speedUnit]
        : at.sog !== undefined && Number.isNaN(speed)
          ? this.#namedSpeedKn(at.sog)
          : undefined
    const cogDeg = course(this.#number(at.cog))
    const headingDeg = course(this.#number(at.heading))
    const altitude = this.#number(at.altitude) * (altitudeUnit === 'ft' ? METRES_PER_FOOT : 1)
    const altitudeM = Math.abs(altitude) <= MAX_ALTITUDE_M ? altitude : undefined
    const navStatus = isSameTail && (at.status ?? 0) >= this.#early ? tail?.navStatus : this.#navStatus()
    // Most rows of ships have all of it: an object made at once is made in half the time.
    if (sogKn !== undefined && cogDeg !== undefined && headingDeg !== undefined && altitudeM === undefined)
      if (navStatus === undefined) return { trackId, source, atMs, lon, lat, sogKn, cogDeg, headingDeg }
      else return { trackId, source, atMs, lon, lat, sogKn, cogDeg, headingDeg, navStatus }
    return {
      trackId,
      source,
      atMs,
      lon,
      lat,
      ...(sogKn !== undefined && { sogKn }),
      ...(cogDeg !== undefined && { cogDeg }),
      ...(headingDeg !== undefined && { headingDeg }),
      ...(altitudeM !== undefined && { altitudeM }),
      ...(navStatus !== undefined && { navStatus }),
    }
  }

  /** Of a cell that is no number. */
  #namedSpeedKn(cell: number): number | undefined {
    const { text } = this.#row
    const words = text.slice(this.#row.from(cell), this.#row.to(cell))
    const knots = speedWithUnitKn(words)
    if (knots !== undefined) this.#tally.note('Speeds that name their unit were read in it.')
    else if (!this.#hasBadSpeed && /\d/.test(words.slice(0, KEPT_OF_A_LINE))) {
      this.#hasBadSpeed = true
      this.#tally.note(
        `Speeds that are no number were left out, such as "${words.trim().slice(0, 30)}" on line ${this.#tally.lines}.`,
      )
    }
    return knots
  }

  /** NaN where there is no such column. */
  #number(cell: number | undefined): number {
    if (cell === undefined) return Number.NaN
    const { text, codes } = this.#row
    const from = this.#row.from(cell)
    const to = this.#row.to(cell)
    if (from === to) return Number.NaN
    const value = numberAt(text, codes, from, to)
    return Number.isNaN(value) ? this.#commaNumber(text.slice(from, to)) : value
  }

  /** `4,25`, where commas do not part the cells. */
  #commaNumber(text: string): number {
    if (this.#head.delimiter === ',' || !/^\s*[+-]?\d{1,9},\d{1,12}\s*$/.test(text)) return Number.NaN
    this.#tally.note('Its numbers have commas for points.')
    return Number(text.replace(',', '.'))
  }

  #reject(reason: string, message: string): void {
    this.#tally.reject(reason)
    this.#options.sink.reject({
      line: this.#tally.lines,
      reason,
      message,
      text: this.#row.shown.slice(0, KEPT_OF_A_LINE),
    })
  }
}

function seaProName<Patch extends { readonly name?: string }>(patch: Patch): Patch {
  if (patch.name === undefined) return patch
  const [, name] = /^\d+\s+(\S.*)$/.exec(patch.name) ?? []
  const { name: _, ...others } = patch
  return { ...others, ...(name !== undefined && { name }) } as Patch
}

function course(deg: number): number | undefined {
  return deg >= 0 && deg < 360 ? deg : undefined
}

function nextQuote(text: string, from: number): number {
  const at = text.indexOf(QUOTE, from)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}
