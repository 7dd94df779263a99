import { wrapLongitude } from '#geo/lonlat.ts'
import { isJoined } from './one-motion.ts'
import type { PictureFrame } from './picture.ts'
import type { TrackIdentity } from './report.ts'
import type { TrackReports } from './track-reports.ts'
import type { TrackStore } from './track-store.ts'

/** So many tracks are worked out together: few enough that what was read of them stays near the processor. */
export const TOGETHER = 256

/**
 * Where tracks were at an instant: by interpolation between the reports either side, and never across a gap or a jump:
 * there the last place is held.
 */
export class PlaceFinder {
  readonly #store: TrackStore
  /** By slot: number of the report that was found last, -1 before the first. */
  #at = new Int32Array()
  #near = 0

  constructor(store: TrackStore) {
    this.#store = store
  }

  /** Makes room for so many tracks. */
  reserve(room: number): void {
    const at = new Int32Array(room).fill(-1)
    at.set(this.#at)
    this.#at = at
  }

  /** Number of the report of a track that was the last by the instant asked for, or -1. */
  reportOf(slot: number): number {
    return this.#at[slot] as number
  }

  /**
   * Fills slots, places and motions of a frame from row `first` on; those that had not reported yet have no row. Best
   * for `TOGETHER` tracks at a time, so that what was read of them is still near when more of it is asked for.
   *
   * @param goesOn Time went on a little since these tracks were asked for last.
   * @returns How many rows were filled.
   */
  place(frame: PictureFrame, first: number, slots: Uint32Array, atMs: number, goesOn: boolean): number {
    const store = this.#store
    const at = this.#at
    this.#bringNear(slots, atMs, goesOn)
    const { slot: rowSlot, lon, lat, lonRate, latRate, goesOnS, ageS } = frame
    let row = first
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number
      const track = store.reportsOf(slot) as TrackReports
      const from = track.lastAtOrBefore(atMs, at[slot])
      at[slot] = from
      if (from < 0) continue
      const fromMs = track.atMs(from)
      const passedMs = atMs - fromMs
      const fromLon = track.lon(from)
      const fromLat = track.lat(from)
      rowSlot[row] = slot
      ageS[row] = passedMs / 1000
      if (from + 1 < track.length && isJoined(track, from, (store.identity(slot) as TrackIdentity).kind)) {
        const toMs = track.atMs(from + 1)
        const east = eastward(track.lon(from + 1) - fromLon) / (toMs - fromMs)
        const north = (track.lat(from + 1) - fromLat) / (toMs - fromMs)
        const there = fromLon + east * passedMs
        lon[row] = there >= -180 && there <= 180 ? there : wrapLongitude(there)
        lat[row] = fromLat + north * passedMs
        lonRate[row] = east * 1000
        latRate[row] = north * 1000
        goesOnS[row] = (toMs - atMs) / 1000
      } else {
        lon[row] = fromLon
        lat[row] = fromLat
      }
      row++
    }
    return row - first
  }

  /**
   * Reads a little of tracks that are about to be read, near to where the instant is expected. Each track's reports are
   * somewhere else in memory, and to wait for them is much of the work: short reads in a row, none of which depends on
   * the one before, the processor waits for together.
   */
  #bringNear(slots: Uint32Array, atMs: number, goesOn: boolean): void {
    const at = this.#at
    let sum = 0
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number
      const track = this.#store.reportsOf(slot) as TrackReports
      const near = goesOn ? (at[slot] as number) : track.likelyAt(atMs)
      at[slot] = near
      if (near >= 0) sum += track.atMs(near)
    }
    this.#near = sum
  }

  /** Of no use but that reads are not left out for being of none. */
  get near(): number {
    return this.#near
  }
}

/** The short way, degrees, negative to the west. Few cross the antimeridian, and remainders take long. */
function eastward(deg: number): number {
  return deg >= -180 && deg < 180 ? deg : wrapLongitude(deg)
}
