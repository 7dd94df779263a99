import { NO_ALTITUDE, NO_COURSE, NONE } from './wire-units.ts'

/**
 * The newest report of every track as it was sent, in the units of the wire, one typed column a field. Server and page
 * keep the same: a report travels as its difference to the newest one of its track.
 */
export class WireTracks {
  /** Milliseconds since 1970; NaN of a track without a report. */
  atMs = new Float64Array(0)
  lon = new Int32Array(0)
  lat = new Int32Array(0)
  speed = new Int32Array(0)
  course = new Int32Array(0)
  heading = new Int32Array(0)
  status = new Int32Array(0)
  altitude = new Int32Array(0)
  #size = 0

  /** How many tracks there is room for; slots are below. */
  get size(): number {
    return this.#size
  }

  /** Makes room for slots below `size`. */
  grow(size: number): void {
    if (size <= this.#size) return
    if (size > this.atMs.length) this.#resize(Math.max(64, size, this.atMs.length * 2))
    this.#size = size
  }

  clear(): void {
    this.#size = 0
    this.#resize(0)
  }

  /** A number that two parties agree on when they have the same (FNV-1a over all fields). */
  get check(): number {
    let hash = 0x811c9dc5
    const add = (value: number) => {
      hash = Math.imul(hash ^ value, 0x01000193)
    }
    const fields = [this.lon, this.lat, this.speed, this.course, this.heading, this.status, this.altitude]
    for (let slot = 0; slot < this.#size; slot++) {
      const atMs = this.atMs[slot] as number
      if (Number.isNaN(atMs)) continue
      add(slot)
      add(atMs % 0x40000000)
      for (const column of fields) add(column[slot] as number)
    }
    return hash >>> 0
  }

  #resize(capacity: number): void {
    const kept = this.#size
    const atMs = new Float64Array(capacity).fill(Number.NaN, kept)
    atMs.set(this.atMs.subarray(0, kept))
    this.atMs = atMs
    const wider = (column: Int32Array<ArrayBuffer>, without: number) => {
      const grown = new Int32Array(capacity).fill(without, kept)
      grown.set(column.subarray(0, kept))
      return grown
    }
    this.lon = wider(this.lon, 0)
    this.lat = wider(this.lat, 0)
    this.speed = wider(this.speed, NONE)
    this.course = wider(this.course, NO_COURSE)
    this.heading = wider(this.heading, NO_COURSE)
    this.status = wider(this.status, NONE)
    this.altitude = wider(this.altitude, NO_ALTITUDE)
  }
}
