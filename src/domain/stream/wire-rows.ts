import type { StoredReport } from '../track-store.ts'
import { wireAltitude, wireCourse, wireDegrees, wireSpeed, wireStatus } from './wire-units.ts'

const FIRST_ROOM = 64

/**
 * Reports of one message, in the units of the wire, one typed column a field. They are rounded when they are added, as they
 * come in. Filled again for every message: read it before the next.
 */
export class WireRows {
  /** The server's number of the track. */
  slot = new Int32Array(FIRST_ROOM)
  atMs = new Float64Array(FIRST_ROOM)
  /** A time as it travels: whole days and milliseconds since the row before. */
  days = new Int32Array(FIRST_ROOM)
  ms = new Int32Array(FIRST_ROOM)
  /** 1 where the track had a newer report already. */
  late = new Uint8Array(FIRST_ROOM)
  lon = new Int32Array(FIRST_ROOM)
  lat = new Int32Array(FIRST_ROOM)
  speed = new Int32Array(FIRST_ROOM)
  course = new Int32Array(FIRST_ROOM)
  heading = new Int32Array(FIRST_ROOM)
  status = new Int32Array(FIRST_ROOM)
  altitude = new Int32Array(FIRST_ROOM)
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Makes them so many rows, to be filled; those there were stay. */
  setCount(count: number): void {
    if (count > this.slot.length) this.#resize(Math.max(count, this.slot.length * 2))
    this.#count = count
  }

  clear(): void {
    this.#count = 0
  }

  add(slot: number, report: StoredReport): void {
    const i = this.#count
    this.setCount(i + 1)
    this.slot[i] = slot
    this.atMs[i] = Math.round(report.atMs)
    this.lon[i] = wireDegrees(report.lon)
    this.lat[i] = wireDegrees(report.lat)
    this.speed[i] = wireSpeed(report.sogKn)
    this.course[i] = wireCourse(report.cogDeg)
    this.heading[i] = wireCourse(report.headingDeg)
    this.status[i] = wireStatus(report.navStatus)
    this.altitude[i] = wireAltitude(report.altitudeM)
  }

  #resize(room: number): void {
    const wider = (column: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(room)
      grown.set(column)
      return grown
    }
    const atMs = new Float64Array(room)
    atMs.set(this.atMs)
    this.atMs = atMs
    // Filled for each message anew.
    this.late = new Uint8Array(room)
    this.days = new Int32Array(room)
    this.ms = new Int32Array(room)
    this.slot = wider(this.slot)
    this.lon = wider(this.lon)
    this.lat = wider(this.lat)
    this.speed = wider(this.speed)
    this.course = wider(this.course)
    this.heading = wider(this.heading)
    this.status = wider(this.status)
    this.altitude = wider(this.altitude)
  }
}
