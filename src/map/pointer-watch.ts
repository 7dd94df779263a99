import type { Map as MapLibre } from 'maplibre-gl'
import type { LonLat } from '#geo/lonlat.ts'

type Told = { readonly slot: number | undefined; readonly at: LonLat | undefined }

/**
 * Tells where the pointer is and what is under it, at most once a frame and only when that changes, be it that the
 * pointer moved, or the chart or a target under it.
 */
export class PointerWatch {
  readonly #map: MapLibre
  readonly #slotAt: (at: LonLat) => number | undefined
  readonly #tell: (slot: number | undefined, at: LonLat | undefined) => void
  #point: { readonly x: number; readonly y: number } | undefined
  #told: Told = { slot: undefined, at: undefined }
  #request: number | undefined

  constructor(
    map: MapLibre,
    slotAt: (at: LonLat) => number | undefined,
    tell: (slot: number | undefined, at: LonLat | undefined) => void,
  ) {
    this.#map = map
    this.#slotAt = slotAt
    this.#tell = tell
    map.on('mousemove', ({ point: { x, y } }) => this.#moveTo({ x, y }))
    map.on('mouseout', () => this.#moveTo(undefined))
    map.on('move', () => this.lookAgain())
  }

  /** To be called when something may have moved under a resting pointer. */
  lookAgain(): void {
    if (this.#point) this.#lookSoon()
  }

  stop(): void {
    if (this.#request !== undefined) cancelAnimationFrame(this.#request)
    // Kept, not cleared: a request that is never answered stops all further ones.
    this.#request = -1
  }

  #moveTo(point: { x: number; y: number } | undefined): void {
    this.#point = point
    this.#lookSoon()
  }

  #lookSoon(): void {
    this.#request ??= requestAnimationFrame(() => {
      this.#request = undefined
      this.#look()
    })
  }

  #look(): void {
    const place = this.#point && this.#map.unproject([this.#point.x, this.#point.y]).wrap()
    const at: LonLat | undefined = place && [place.lng, place.lat]
    const slot = at && this.#slotAt(at)
    const { slot: slotBefore, at: before } = this.#told
    if (slot === slotBefore && at?.[0] === before?.[0] && at?.[1] === before?.[1]) return
    this.#told = { slot, at }
    this.#map.getCanvas().style.cursor = slot === undefined ? '' : 'pointer'
    this.#tell(slot, at)
  }
}
