import type { Map as MapLibre } from 'maplibre-gl'
import type { LonLat } from '#geo/lonlat.ts'
import type { LimitHit } from './limit-picking.ts'

/** What is under the pointer: a target or, where there is none, a limit. */
export interface Pointed {
  readonly slot: number | undefined
  readonly limit: LimitHit | undefined
}

const NOTHING: Pointed = { slot: undefined, limit: undefined }

/** Where on the map the pointer is, CSS px from its upper left corner. */
export type MapPoint = { readonly x: number; readonly y: number }

type Tell = (pointed: Pointed, at: LonLat | undefined, point: MapPoint | undefined) => void

/**
 * Tells where the pointer is and what is under it, at most once a frame and only when that changes, be it that the
 * pointer moved, or the chart or a target under it. While the map has the focus of the keyboard and no pointer is on it,
 * its middle is what is pointed at.
 */
export class PointerWatch {
  readonly #map: MapLibre
  readonly #pointedAt: (at: LonLat) => Pointed
  readonly #tell: Tell
  #point: MapPoint | undefined
  /** The same in the window: there the pointer rests when the map takes another size. */
  #inWindow: MapPoint | undefined
  #told: Pointed & { readonly at: LonLat | undefined } = { ...NOTHING, at: undefined }
  #request: number | undefined
  #ownCursor = true

  constructor(map: MapLibre, pointedAt: (at: LonLat) => Pointed, tell: Tell) {
    this.#map = map
    this.#pointedAt = pointedAt
    this.#tell = tell
    map.on('mousemove', ({ point: { x, y }, originalEvent: { clientX, clientY } }) =>
      this.#moveTo({ x, y }, { x: clientX, y: clientY }),
    )
    map.on('mouseout', () => this.#moveTo(undefined, undefined))
    map.on('resize', () => this.#moveTo(this.#pointInMap(), this.#inWindow))
    map.on('move', () => this.lookAgain())
    for (const type of ['focus', 'blur']) map.getCanvas().addEventListener(type, () => this.#lookSoon())
  }

  /** To be called when something may have moved under a resting pointer. */
  lookAgain(): void {
    if (this.#pointNow()) this.#lookSoon()
  }

  /** Whether the cursor says what is under it; not while somebody else has a use for it. */
  set ownCursor(own: boolean) {
    this.#ownCursor = own
    this.#showCursor()
  }

  stop(): void {
    if (this.#request !== undefined) cancelAnimationFrame(this.#request)
    // Kept, not cleared: a request that is never answered stops all further ones.
    this.#request = -1
  }

  #pointNow(): MapPoint | undefined {
    if (this.#point) return this.#point
    const canvas = this.#map.getCanvas()
    return canvas.matches(':focus-visible') ? { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 } : undefined
  }

  /** Where the resting pointer is on a map that moved in the window; undefined beside it. */
  #pointInMap(): MapPoint | undefined {
    if (!this.#inWindow) return undefined
    const { left, top, width, height } = this.#map.getCanvas().getBoundingClientRect()
    const [x, y] = [this.#inWindow.x - left, this.#inWindow.y - top]
    return x >= 0 && y >= 0 && x < width && y < height ? { x, y } : undefined
  }

  #moveTo(point: MapPoint | undefined, inWindow: MapPoint | undefined): void {
    this.#point = point
    this.#inWindow = inWindow
    this.#lookSoon()
  }

  #lookSoon(): void {
    this.#request ??= requestAnimationFrame(() => {
      this.#request = undefined
      this.#look()
    })
  }

  #look(): void {
    const point = this.#pointNow()
    const place = point && this.#map.unproject([point.x, point.y]).wrap()
    const at: LonLat | undefined = place && [place.lng, place.lat]
    const pointed = at ? this.#pointedAt(at) : NOTHING
    const told = this.#told
    const same = pointed.slot === told.slot && pointed.limit?.id === told.limit?.id
    if (same && at?.[0] === told.at?.[0] && at?.[1] === told.at?.[1]) return
    this.#told = { ...pointed, at }
    this.#showCursor()
    this.#tell(pointed, at, point)
  }

  #showCursor(): void {
    if (!this.#ownCursor) return
    const { slot, limit } = this.#told
    this.#map.getCanvas().style.cursor = slot === undefined && !limit ? '' : 'pointer'
  }
}
