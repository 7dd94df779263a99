import type { LonLat } from '#geo/lonlat.ts'
import type { PositionReport } from './report.ts'

/** Degrees are kept as whole ten-millionths: 1.1 cm at the equator, and +/-180 fits 32 bits. */
export const DEGREE = 1e7
/** Knots are kept as whole fiftieths (AIS sends tenths), up to 1,310. */
const KNOT = 50
/** Courses are kept as whole hundredths of a degree. */
export const COURSE = 100
/** Repeats are looked for among this many reports of one instant: more would take for ever in a file without seconds. */
const REPEATS_WITHIN = 32
/** What is not known. */
export const NONE_16 = 0xffff
export const NONE_8 = 0xff
/** Which source is a byte: a track that is heard from more of them has the rest under the last. */
const MOST_SOURCES = 256

/** A report in the units of the columns. Made once and filled again for each of many. */
export interface PackedReport {
  atMs: number
  lon: number
  lat: number
  sog: number
  cog: number
  heading: number
  /** NaN where it is not known. */
  altitudeM: number
  navStatus: number
}

/** Nothing known, to be filled. */
export function emptyPackedReport(): PackedReport {
  const motion = { sog: NONE_16, cog: NONE_16, heading: NONE_16, altitudeM: Number.NaN, navStatus: NONE_8 }
  return { atMs: 0, lon: 0, lat: 0, ...motion }
}

/** Puts a report in the units of the columns. */
export function pack(report: Omit<PositionReport, 'trackId' | 'source'>, into: PackedReport): void {
  into.atMs = report.atMs
  into.lon = Math.round(report.lon * DEGREE)
  into.lat = Math.round(report.lat * DEGREE)
  into.sog = packedSpeed(report.sogKn)
  into.cog = packedCourse(report.cogDeg)
  into.heading = packedCourse(report.headingDeg)
  into.altitudeM = report.altitudeM ?? Number.NaN
  into.navStatus = packedStatus(report.navStatus)
}

/** Filled again for every report. */
const packed = emptyPackedReport()

/** What `add` did with a report. `late` was put in its place among newer ones. */
export type Added = 'appended' | 'late' | 'duplicate'

/**
 * The reports of one track in time order, one typed column a field, 28 bytes a report.
 * Reports of one instant keep the order of their arrival; exact repeats are dropped.
 */
export class TrackColumns {
  #atMs = new Float64Array(4)
  #lon = new Int32Array(4)
  #lat = new Int32Array(4)
  #sog = new Uint16Array(4)
  #cog = new Uint16Array(4)
  #heading = new Uint16Array(4)
  #altitude = new Float32Array(4)
  #navStatus = new Uint8Array(4)
  #source = new Uint8Array(4)
  readonly #sources: string[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  add(report: Omit<PositionReport, 'trackId'>): Added {
    pack(report, packed)
    return this.addPacked(packed, report.source)
  }

  /** As `add`; the report is read and not kept. */
  addPacked(report: PackedReport, source: string): Added {
    const place = this.lastAtOrBefore(report.atMs, this.#length - 1) + 1
    const oldest = Math.max(0, place - REPEATS_WITHIN)
    for (let i = place - 1; i >= oldest && this.atMs(i) === report.atMs; i--)
      if (this.#holds(i, report)) return 'duplicate'
    if (this.#length === this.#atMs.length) this.#resize(this.#length * 2)
    const late = place < this.#length
    if (late) for (const column of this.#columns()) column.copyWithin(place + 1, place, this.#length)
    this.#atMs[place] = report.atMs
    this.#lon[place] = report.lon
    this.#lat[place] = report.lat
    this.#sog[place] = report.sog
    this.#cog[place] = report.cog
    this.#heading[place] = report.heading
    this.#altitude[place] = report.altitudeM
    this.#navStatus[place] = report.navStatus
    this.#source[place] = this.#numberOf(source)
    this.#length++
    return late ? 'late' : 'appended'
  }

  /** Number of the newest report not after an instant, or -1. Starts looking at `hint`, which pays when time goes forward. */
  lastAtOrBefore(atMs: number, hint = -1): number {
    if (hint >= 0 && hint < this.#length && this.atMs(hint) <= atMs) {
      if (hint + 1 >= this.#length || this.atMs(hint + 1) > atMs) return hint
      if (hint + 2 >= this.#length || this.atMs(hint + 2) > atMs) return hint + 1
    }
    let low = 0
    let high = this.#length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.atMs(middle) <= atMs) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  atMs(i: number): number {
    return this.#atMs[i] as number
  }

  place(i: number): LonLat {
    return [(this.#lon[i] as number) / DEGREE, (this.#lat[i] as number) / DEGREE]
  }

  /** Knots, or NaN. */
  sogKn(i: number): number {
    return unpacked(this.#sog[i], KNOT)
  }

  /** Degrees true, or NaN. */
  cogDeg(i: number): number {
    return unpacked(this.#cog[i], COURSE)
  }

  /** Degrees true, or NaN. */
  headingDeg(i: number): number {
    return unpacked(this.#heading[i], COURSE)
  }

  /** Metres, or NaN. */
  altitudeM(i: number): number {
    return this.#altitude[i] as number
  }

  navStatus(i: number): number | undefined {
    const value = this.#navStatus[i] as number
    return value === NONE_8 ? undefined : value
  }

  /** Which feed or file brought report i; of several that brought the same, the first. */
  source(i: number): string {
    return this.#sources[this.#source[i] as number] ?? ''
  }

  /** Drops the reports before an instant but keeps the newest of them, so that the track still has a last place. */
  forgetBefore(atMs: number): void {
    let keepFrom = this.lastAtOrBefore(atMs)
    // All of its instant: an exact repeat of any of them must still be known as one.
    while (keepFrom > 0 && this.atMs(keepFrom - 1) === this.atMs(keepFrom)) keepFrom--
    if (keepFrom <= 0) return
    for (const column of this.#columns()) column.copyWithin(0, keepFrom, this.#length)
    this.#length -= keepFrom
    if (this.#length * 4 < this.#atMs.length) this.#resize(Math.max(4, this.#length * 2))
  }

  /** Whether report i is this one, in everything that is kept. */
  #holds(i: number, report: PackedReport): boolean {
    return (
      // Not Object.is: rounding makes -0, the columns 0.
      this.#lon[i] === report.lon &&
      this.#lat[i] === report.lat &&
      this.#sog[i] === report.sog &&
      this.#cog[i] === report.cog &&
      this.#heading[i] === report.heading &&
      Object.is(this.#altitude[i], Math.fround(report.altitudeM)) &&
      this.#navStatus[i] === report.navStatus
    )
  }

  #columns() {
    const motion = [this.#atMs, this.#lon, this.#lat, this.#sog, this.#cog, this.#heading, this.#altitude]
    return [...motion, this.#navStatus, this.#source]
  }

  #numberOf(source: string): number {
    const known = this.#sources.indexOf(source)
    if (known >= 0) return known
    if (this.#sources.length === MOST_SOURCES) return MOST_SOURCES - 1
    return this.#sources.push(source) - 1
  }

  #resize(capacity: number): void {
    this.#atMs = copied(this.#atMs, new Float64Array(capacity))
    this.#lon = copied(this.#lon, new Int32Array(capacity))
    this.#lat = copied(this.#lat, new Int32Array(capacity))
    this.#sog = copied(this.#sog, new Uint16Array(capacity))
    this.#cog = copied(this.#cog, new Uint16Array(capacity))
    this.#heading = copied(this.#heading, new Uint16Array(capacity))
    this.#altitude = copied(this.#altitude, new Float32Array(capacity))
    this.#navStatus = copied(this.#navStatus, new Uint8Array(capacity))
    this.#source = copied(this.#source, new Uint8Array(capacity))
  }
}

function copied<Column extends { set(from: Column): void; subarray(from: number, to: number): Column; length: number }>(
  from: Column,
  to: Column,
): Column {
  to.set(from.subarray(0, Math.min(from.length, to.length)))
  return to
}

/** Whole fiftieths of a knot as they are kept, 0xffff where not known. */
export function packedSpeed(knots: number | undefined): number {
  if (knots === undefined || !(knots >= 0)) return NONE_16
  return Math.min(NONE_16 - 1, Math.round(knots * KNOT))
}

function packedCourse(deg: number | undefined): number {
  return deg === undefined || !(deg >= 0) ? NONE_16 : Math.round(deg * COURSE) % (360 * COURSE)
}

function packedStatus(status: number | undefined): number {
  return status === undefined || Number.isNaN(status) ? NONE_8 : status
}

function unpacked(value: number | undefined, unit: number): number {
  return value === undefined || value === NONE_16 ? Number.NaN : value / unit
}
