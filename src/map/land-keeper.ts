import type { FeatureCollection } from 'geojson'
import type { Box } from '#geo/lonlat.ts'
import { boxOf, holds } from './boxes.ts'
import { FINE_COAST_ZOOM } from './chart-style.ts'
import { coastLines } from './coast.ts'
import { EMPTY } from './plain-features.ts'

/** Zoom at which a layer without an end of its own ends: MapLibre's. */
const LAST_ZOOM = 24

type LandSource = 'land' | 'coast' | 'land-fine' | 'coast-fine' | 'world'

/** The land in three grades: coarse, fine when it is there, and the rest of the world when the view leaves the region. */
export class LandKeeper {
  readonly #fill: (name: LandSource, data: FeatureCollection | string) => void
  #land: FeatureCollection | undefined
  #fineLand: FeatureCollection | undefined
  #region: Box | undefined
  #worldUrl: string | undefined
  #hasWorld = false

  constructor(fill: (name: LandSource, data: FeatureCollection | string) => void) {
    this.#fill = fill
  }

  /** Up to which zoom the coarse coast is drawn. */
  get coarseToZoom(): number {
    return this.#fineLand ? FINE_COAST_ZOOM : LAST_ZOOM
  }

  /** Coarse; it says how far the region goes. */
  setLand(land: FeatureCollection): void {
    if (land === this.#land) return
    this.#land = land
    this.#region = boxOf(land)
    this.#fill('land', land)
    this.#fill('coast', this.#region ? coastLines(land, this.#region) : EMPTY)
  }

  setFineLand(land: FeatureCollection | undefined): void {
    if (land === this.#fineLand) return
    this.#fineLand = land
    this.#fill('land-fine', land ?? EMPTY)
    this.#fill('coast-fine', land && this.#region ? coastLines(land, this.#region) : EMPTY)
  }

  setWorld(url: string): void {
    this.#worldUrl = url
  }

  /** Follows the view. */
  see(view: Box): void {
    if (this.#worldUrl === undefined || this.#hasWorld || !this.#region || holds(this.#region, view)) return
    this.#hasWorld = true
    this.#fill('world', this.#worldUrl)
  }
}
