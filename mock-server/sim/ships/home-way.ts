import type { LonLat } from '#geo/lonlat.ts'
import type { WaterGrid } from '../water/water-grid.ts'
import { findWaterWay } from '../water/water-way.ts'

/** It is found anew after so many miles. */
const ANEW_NM = 2

/** How far it is home: found now and then, and in between at most so far and what was sailed since. */
export class HomeWay {
  readonly #grid: WaterGrid
  readonly #home: LonLat
  #foundNm = 0
  #sailedNm = 0

  constructor(grid: WaterGrid, home: LonLat, place: LonLat) {
    this.#grid = grid
    this.#home = home
    this.#find(place)
  }

  /** Never less than the way home is. */
  get nm(): number {
    return this.#foundNm + this.#sailedNm
  }

  /** So many miles were sailed, and she is there now. */
  sail(nm: number, place: LonLat): void {
    this.#sailedNm += nm
    if (this.#sailedNm >= ANEW_NM) this.#find(place)
  }

  #find(place: LonLat): void {
    const way = findWaterWay(this.#grid, place, this.#home)
    if (!way.ok) return
    this.#foundNm = way.value.lengthNm
    this.#sailedNm = 0
  }
}
