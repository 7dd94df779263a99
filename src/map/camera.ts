import type { Map as MapLibre } from 'maplibre-gl'
import type { Box, LonLat } from '#geo/lonlat.ts'
import type { View } from './view.ts'

/** CSS px from each side of the map. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

const NUDGE_MS = 320
const FIT_PADDING_PX = 32
/** From here inwards a place is told from its surroundings; farther out the view comes this close. */
const PLACE_FROM_ZOOM = 6
const PLACE_ZOOM = 8
/** Nearer to an edge a place and its label are not seen as a whole. */
const IN_VIEW_PX = 40
const FIT_MAX_ZOOM = 12

/** Moves the view so that what it brings up is seen, not under a sheet. */
export class Camera {
  readonly #map: MapLibre
  readonly #durationMs: number
  #covered: () => Insets = () => ({ top: 0, right: 0, bottom: 0, left: 0 })

  constructor(map: MapLibre, reducedMotion: boolean) {
    this.#map = map
    this.#durationMs = reducedMotion ? 0 : NUDGE_MS
  }

  get view(): View {
    const { lng, lat } = this.#map.getCenter().wrap()
    return { lon: lng, lat, zoom: this.#map.getZoom() }
  }

  /** Tells how much of the map lies under sheets and drawers: asked at each move. */
  setCovered(covered: () => Insets): void {
    this.#covered = covered
  }

  flyTo([lon, lat]: LonLat, zoom: number = this.view.zoom): void {
    const { top, right, bottom, left } = this.#covered()
    this.#map.easeTo({
      center: { lon, lat },
      zoom,
      offset: [(left - right) / 2, (top - bottom) / 2],
      duration: this.#durationMs,
    })
  }

  /** Puts a place in the middle of what is seen, at once. */
  hold([lon, lat]: LonLat): void {
    const { top, right, bottom, left } = this.#covered()
    const offset: [number, number] = [(left - right) / 2, (top - bottom) / 2]
    this.#map.easeTo({ center: { lon, lat }, offset, duration: 0 })
  }

  /** A step of the zoom about the middle of the map. */
  zoomBy(step: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + step, duration: this.#durationMs })
  }

  /** Makes a place seen: where it is in view, large enough, nothing moves. */
  show(place: LonLat): void {
    const { zoom } = this.view
    if (zoom < PLACE_FROM_ZOOM) this.flyTo(place, PLACE_ZOOM)
    else if (!this.#isInView(place)) this.flyTo(place)
  }

  #isInView([lon, lat]: LonLat): boolean {
    const { top, right, bottom, left } = this.#covered()
    const { clientWidth, clientHeight } = this.#map.getCanvas()
    const { x, y } = this.#map.project([lon, lat])
    const isAcross = x >= left + IN_VIEW_PX && x <= clientWidth - right - IN_VIEW_PX
    return isAcross && y >= top + IN_VIEW_PX && y <= clientHeight - bottom - IN_VIEW_PX
  }

  fit([west, south, east, north]: Box): void {
    const { top, right, bottom, left } = this.#covered()
    this.#map.fitBounds([west, south, east, north], {
      padding: {
        top: top + FIT_PADDING_PX,
        right: right + FIT_PADDING_PX,
        bottom: bottom + FIT_PADDING_PX,
        left: left + FIT_PADDING_PX,
      },
      maxZoom: FIT_MAX_ZOOM,
      linear: true,
      duration: this.#durationMs,
    })
  }
}
