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
  into.atMs = Math.round(report.atMs)
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

/** Words of 32 bits a report, and what each holds. Together they are one or two lines of the processor's cache. */
const WORDS = 7
const LON = 2
const LAT = 3
/** Speed in the low half, course in the high. */
const MOTION = 4
/** Heading in the low half, status and source in the bytes above. */
const HEADING = 5
/** The bits of a 32 bit float. */
const ALTITUDE = 6
const WORD = 2 ** 32
/** So far from a hint it is looked for step by step. */
const NEAR_STEPS = 4

/** To read the bits of a float as a number and the other way round. */
const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/**
 * The reports of one track in time order, 28 bytes a report, all that is kept of one side by side: who asks for a report
 * asks for most of it, and of ten thousand tracks nothing is near at hand. Reports of one instant keep the order of
 * their arrival; exact repeats are dropped. Instants are whole milliseconds.
 */
export class TrackReports {
  #words = new Int32Array(4 * WORDS)
  readonly #sources: string[] = []
  #length = 0
  #revision = 0

  get length(): number {
    return this.#length
  }

  /** Counts up with everything that changes what stands under a number. */
  get revision(): number {
    return this.#revision
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
    if (this.#length * WORDS === this.#words.length) this.#resize(this.#length + Math.max(4, this.#length >> 2))
    const late = place < this.#length
    if (late) this.#words.copyWithin((place + 1) * WORDS, place * WORDS, this.#length * WORDS)
    this.#put(place * WORDS, report, this.#numberOf(source))
    this.#length++
    this.#revision++
    return late ? 'late' : 'appended'
  }

  /**
   * Number of the newest report not after an instant, or -1. Looks first where `hint` says and near to it, which pays when
   * it is nearly right: when time goes forward, and for a good guess.
   */
  lastAtOrBefore(atMs: number, hint = -1): number {
    if (hint >= 0 && hint < this.#length) {
      let near = hint
      if (this.atMs(near) <= atMs) {
        for (let step = 0; step < NEAR_STEPS; step++, near++)
          if (near + 1 >= this.#length || this.atMs(near + 1) > atMs) return near
      } else {
        for (let step = 0; step < NEAR_STEPS; step++) if (--near < 0 || this.atMs(near) <= atMs) return near
      }
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

  /** Near which report an instant is if reports come evenly: a hint for `lastAtOrBefore`. */
  likelyAt(atMs: number): number {
    const last = this.#length - 1
    if (last < 1) return last
    const firstMs = this.atMs(0)
    const lastMs = this.atMs(last)
    if (atMs <= firstMs) return 0
    return atMs >= lastMs ? last : Math.floor(((atMs - firstMs) / (lastMs - firstMs)) * last)
  }

  atMs(i: number): number {
    const at = i * WORDS
    return (this.#words[at + 1] as number) * WORD + ((this.#words[at] as number) >>> 0)
  }

  place(i: number): LonLat {
    return [this.lon(i), this.lat(i)]
  }

  lon(i: number): number {
    return (this.#words[i * WORDS + LON] as number) / DEGREE
  }

  lat(i: number): number {
    return (this.#words[i * WORDS + LAT] as number) / DEGREE
  }

  /** Knots, or NaN. */
  sogKn(i: number): number {
    return unpacked((this.#words[i * WORDS + MOTION] as number) & 0xffff, KNOT)
  }

  /** Degrees true, or NaN. */
  cogDeg(i: number): number {
    return unpacked((this.#words[i * WORDS + MOTION] as number) >>> 16, COURSE)
  }

  /** Degrees true, or NaN. */
  headingDeg(i: number): number {
    return unpacked((this.#words[i * WORDS + HEADING] as number) & 0xffff, COURSE)
  }

  /** Metres, or NaN. */
  altitudeM(i: number): number {
    bits[0] = this.#words[i * WORDS + ALTITUDE] as number
    return float[0] as number
  }

  navStatus(i: number): number | undefined {
    const value = ((this.#words[i * WORDS + HEADING] as number) >>> 16) & 0xff
    return value === NONE_8 ? undefined : value
  }

  /** Which feed or file brought report i; of several that brought the same, the first. */
  source(i: number): string {
    return this.#sources[(this.#words[i * WORDS + HEADING] as number) >>> 24] ?? ''
  }

  /** Drops the reports before an instant but keeps the newest of them, so that the track still has a last place. */
  forgetBefore(atMs: number): void {
    let keepFrom = this.lastAtOrBefore(atMs)
    // All of its instant: an exact repeat of any of them must still be known as one.
    while (keepFrom > 0 && this.atMs(keepFrom - 1) === this.atMs(keepFrom)) keepFrom--
    if (keepFrom <= 0) return
    this.#words.copyWithin(0, keepFrom * WORDS, this.#length * WORDS)
    this.#length -= keepFrom
    this.#revision++
    if (this.#length * WORDS * 4 < this.#words.length) this.#resize(Math.max(4, this.#length + (this.#length >> 2)))
  }

  /** Whether report i is this one, in everything that is kept. */
  #holds(i: number, report: PackedReport): boolean {
    const at = i * WORDS
    return (
      // Not Object.is: rounding makes -0, the words 0.
      this.#words[at + LON] === report.lon &&
      this.#words[at + LAT] === report.lat &&
      this.#words[at + MOTION] === motionOf(report) &&
      ((this.#words[at + HEADING] as number) & 0xffffff) === headingOf(report) &&
      Object.is(this.altitudeM(i), Math.fround(report.altitudeM))
    )
  }

  #put(at: number, report: PackedReport, source: number): void {
    const words = this.#words
    const high = Math.floor(report.atMs / WORD)
    words[at] = report.atMs - high * WORD
    words[at + 1] = high
    words[at + LON] = report.lon
    words[at + LAT] = report.lat
    words[at + MOTION] = motionOf(report)
    words[at + HEADING] = headingOf(report) | (source << 24)
    float[0] = report.altitudeM
    words[at + ALTITUDE] = bits[0] as number
  }

  #numberOf(source: string): number {
    const known = this.#sources.indexOf(source)
    if (known >= 0) return known
    if (this.#sources.length === MOST_SOURCES) return MOST_SOURCES - 1
    return this.#sources.push(source) - 1
  }

  #resize(capacity: number): void {
    const words = new Int32Array(capacity * WORDS)
    words.set(this.#words.subarray(0, Math.min(words.length, this.#words.length)))
    this.#words = words
  }
}

function motionOf({ sog, cog }: PackedReport): number {
  return sog | (cog << 16)
}

function headingOf({ heading, navStatus }: PackedReport): number {
  return heading | (navStatus << 16)
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

function unpacked(value: number, unit: number): number {
  return value === NONE_16 ? Number.NaN : value / unit
}
