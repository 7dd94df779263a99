import { isLonLat } from '#geo/lonlat.ts'
import { normalCourseDeg } from '#geo/measure.ts'
import type { Tally } from '../tally.ts'
import { isUnitless, motionOf, type Series, seriesNamed, UNITLESS_NOTE } from './kml-series.ts'
import type { Motion, PointDesk } from './point-desk.ts'

/** Of one gx:Track, which is kept whole until it ends, as its times stand before its places: about 100 MB. */
const MOST_POINTS = 2_000_000
const MOST_ARRAYS = 8

/** Heights of these are above ground or the sea floor, not above the sea (OGC KML 2.3, altitudeModeEnumType). */
const NOT_ABOVE_SEA = new Set(['relativeToGround', 'clampToSeaFloor', 'relativeToSeaFloor'])
const NOT_ABOVE_SEA_NOTE = 'Heights above ground or the sea floor were left out, as they are not above sea level.'

/** The height of a point in metres above the sea, or undefined where its mode gives another. */
export function heightOf(altitudeM: number | undefined, mode: string | undefined, tally: Tally): number | undefined {
  if (altitudeM === undefined || mode === undefined || !NOT_ABOVE_SEA.has(mode)) return altitudeM
  tally.note(NOT_ABOVE_SEA_NOTE)
  return undefined
}

/**
 * One `gx:Track` as it is read: the first `when` belongs to the first `gx:coord`, the first `gx:angles` and the first value
 * of every array, and so on, however they are mixed (OGC KML 2.3, Track). What is empty or bad holds its place as NaN.
 */
export class KmlTrack {
  readonly #line: number
  readonly #desk: PointDesk
  readonly #tally: Tally
  readonly #atMs: number[] = []
  readonly #lon: number[] = []
  readonly #lat: number[] = []
  readonly #altitudeM: number[] = []
  readonly #headingDeg: number[] = []
  readonly #arrays: { readonly series: Series; readonly values: number[] }[] = []
  #array: number[] | undefined
  #tooMany = 0
  altitudeMode: string | undefined

  constructor(line: number, desk: PointDesk, tally: Tally) {
    this.#line = line
    this.#desk = desk
    this.#tally = tally
  }

  when(line: number, text: string): void {
    if (text === '') this.#tally.note('Times that the file leaves empty were passed over.')
    if (this.#hasRoom(this.#atMs))
      this.#atMs.push(text === '' ? Number.NaN : (this.#desk.time(line, text) ?? Number.NaN))
  }

  coord(line: number, text: string): void {
    if (!this.#hasRoom(this.#lon)) return
    const [lonText = '', latText = '', altitudeText] = partsOf(text)
    const place = text === '' ? undefined : this.#desk.place(line, lonText, latText)
    if (text === '') this.#tally.note('Positions that the file leaves empty were passed over.')
    this.#lon.push(place?.[0] ?? Number.NaN)
    this.#lat.push(place?.[1] ?? Number.NaN)
    this.#altitudeM.push(this.#desk.number(altitudeText) ?? Number.NaN)
  }

  /** Heading, tilt and roll; the heading is in degrees true, -360 to 360 (OGC KML 2.3, angle360Type). */
  angles(text: string): void {
    if (!this.#hasRoom(this.#headingDeg)) return
    const headingDeg = this.#desk.number(partsOf(text)[0]) ?? Number.NaN
    this.#headingDeg.push(Math.abs(headingDeg) <= 360 ? normalCourseDeg(headingDeg) : Number.NaN)
  }

  /** An array of values begins. */
  beginArray(name: string): void {
    const series = seriesNamed(name)
    this.#array = undefined
    if (isUnitless(name)) this.#tally.note(UNITLESS_NOTE)
    if (!series || this.#arrays.length === MOST_ARRAYS) return
    this.#array = []
    this.#arrays.push({ series, values: this.#array })
  }

  /** Whether the values of the array that began last are of use. */
  get wantsValues(): boolean {
    return this.#array !== undefined
  }

  value(text: string): void {
    if (this.#array && this.#hasRoom(this.#array)) this.#array.push(this.#desk.number(text) ?? Number.NaN)
  }

  /** Tells what the track holds, at its end. */
  end(trackId: string): void {
    const pairs = Math.min(this.#atMs.length, this.#lon.length)
    this.#tally.messages += pairs
    for (let index = 0; index < pairs; index++) {
      const [atMs, lon, lat] = [this.#atMs[index] as number, this.#lon[index] as number, this.#lat[index] as number]
      if (!Number.isNaN(atMs) && isLonLat(lon, lat)) this.#desk.report(trackId, [lon, lat], atMs, this.#motionAt(index))
    }
    this.#rejectOdd(pairs)
  }

  #motionAt(index: number): Motion {
    let motion: Motion = {
      altitudeM: heightOf(known(this.#altitudeM[index]), this.altitudeMode, this.#tally),
      headingDeg: this.#headingDeg[index],
    }
    for (const { series, values } of this.#arrays) motion = { ...motion, ...motionOf(series, known(values[index])) }
    return motion
  }

  #rejectOdd(pairs: number): void {
    const [times, places] = [this.#atMs.length, this.#lon.length]
    const used = `the first ${pairs} pairs are used`
    if (times !== places)
      this.#desk.reject(
        this.#line,
        'unequal-counts',
        `the gx:Track has ${times} <when> and ${places} <gx:coord>, expected as many of one as of the other; ${used}`,
        '',
      )
    if (this.#tooMany > 0)
      this.#desk.reject(this.#line, 'too-many-points', `the gx:Track has more than ${MOST_POINTS} points; ${used}`, '')
  }

  #hasRoom(values: readonly number[]): boolean {
    if (values.length < MOST_POINTS) return true
    this.#tooMany++
    return false
  }
}

/** Longitude, latitude and height stand apart by spaces; some programs write commas there. */
function partsOf(text: string): string[] {
  const parts = text.split(/\s+/)
  return parts.length === 1 ? text.split(',') : parts
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value
}
