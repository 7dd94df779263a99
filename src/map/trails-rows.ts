import type { LonLat } from '#geo/lonlat.ts'
import { quickMercatorY } from './mercator.ts'
import { ANCHOR_X, ANCHOR_Y } from './target-rows.ts'
import type { TrailPoint } from './trails.ts'

/**
 * Rows as the graphics card reads them, 16 bytes each, a line from every row to the next:
 * x, y (float32, mercator offset from the anchor) | time (float32, seconds from `baseMs`) | speed step (uint8) | look (uint8).
 */
export const TRAIL_ROW_BYTES = 16

const TRAIL_TONES = ['plain', 'ours', 'selected'] as const
export type TrailTone = (typeof TRAIL_TONES)[number]

/** In the look byte, beside the number of the tone: no line leads to this row; this row and the next are a dot. */
export const STARTS = 4
export const DOT = 8

/** Packs lines and dots; a row too many at the end, so that the last one has a next. */
export class TrailRows {
  #bytes = new ArrayBuffer(TRAIL_ROW_BYTES)
  #floats = new Float32Array(this.#bytes)
  #octets = new Uint8Array(this.#bytes)
  #count = 0
  #baseMs = 0

  /** Lines and dots: pairs of rows to draw, breaks among them. */
  get count(): number {
    return Math.max(0, this.#count - 1)
  }

  get baseMs(): number {
    return this.#baseMs
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#octets.subarray(0, this.#count * TRAIL_ROW_BYTES)
  }

  /** Begins anew. Times are kept from here, so that seconds stay exact. */
  clear(baseMs: number): void {
    this.#count = 0
    this.#baseMs = baseMs
  }

  /** A line without what is older than an instant: the way that crosses it is cut there. */
  putLine(points: readonly TrailPoint[], tone: TrailTone, fromMs: number): void {
    this.#reserve(points.length + 1)
    const look = TRAIL_TONES.indexOf(tone)
    let begun = false
    for (let i = 0; i < points.length; i++) {
      const point = points[i] as TrailPoint
      if (point.atMs < fromMs) continue
      const before = points[i - 1]
      if (!begun && before && !point.starts && before.atMs < fromMs) {
        const share = (fromMs - before.atMs) / (point.atMs - before.atMs)
        const [lon, lat] = [
          before.lon + (point.lon - before.lon) * share,
          before.lat + (point.lat - before.lat) * share,
        ]
        this.#put(lon, lat, fromMs, point.step, look | STARTS)
        begun = true
      }
      this.#put(point.lon, point.lat, point.atMs, point.step, begun && !point.starts ? look : look | STARTS)
      begun = true
    }
  }

  putDots(places: readonly LonLat[], tone: TrailTone): void {
    this.#reserve(places.length * 2)
    const look = TRAIL_TONES.indexOf(tone) | DOT
    for (const [lon, lat] of places) {
      this.#put(lon, lat, this.#baseMs, 0, look | STARTS)
      this.#put(lon, lat, this.#baseMs, 0, look)
    }
  }

  #put(lon: number, lat: number, atMs: number, step: number, look: number): void {
    const at = this.#count++
    const float = (at * TRAIL_ROW_BYTES) / 4
    this.#floats[float] = offsetX(lon)
    this.#floats[float + 1] = quickMercatorY(lat) - ANCHOR_Y
    this.#floats[float + 2] = (atMs - this.#baseMs) / 1000
    this.#octets[at * TRAIL_ROW_BYTES + 12] = step
    this.#octets[at * TRAIL_ROW_BYTES + 13] = look
  }

  #reserve(more: number): void {
    const needed = (this.#count + more) * TRAIL_ROW_BYTES
    if (needed <= this.#bytes.byteLength) return
    const before = this.#octets
    this.#bytes = new ArrayBuffer(Math.ceil((needed * 1.5) / TRAIL_ROW_BYTES) * TRAIL_ROW_BYTES)
    this.#floats = new Float32Array(this.#bytes)
    this.#octets = new Uint8Array(this.#bytes)
    this.#octets.set(before)
  }
}

/** A line that runs on past the antimeridian keeps running: only its whole turns are the shader's. */
function offsetX(lon: number): number {
  return (lon + 180) / 360 - ANCHOR_X
}
