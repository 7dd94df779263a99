import type { Box, LonLat } from '#geo/lonlat.ts'
import type { LimitHit } from './limit-picking.ts'
import type { MapPoint, Pointed } from './pointer-watch.ts'
import type { View } from './view.ts'

/** A slot, or undefined for the open sea or a limit. */
export type PickListener = (slot: number | undefined) => void
/** A limit that was pressed on. */
export interface PressedLimit extends LimitHit {
  /** Where the press was between the left (0) and the right (1) edge of the map. */
  readonly acrossShare: number
}
/** A limit, or undefined for the open sea or a target. */
export type LimitListener = (limit: PressedLimit | undefined) => void
/** `at` is the place under the pointer and `point` the same on the map, undefined when the pointer has left. */
export type HoverListener = (pointed: Pointed, at: LonLat | undefined, point: MapPoint | undefined) => void
/** `box` may reach past ±180° where the view crosses it. */
export type ViewListener = (view: View, metresPerPixel: number, box: Box) => void

/** Those who listen to one thing. */
class Listeners<Facts extends readonly unknown[]> {
  readonly #all = new Set<(...facts: Facts) => void>()

  /** Returns the way to stop. */
  add(listener: (...facts: Facts) => void): () => void {
    this.#all.add(listener)
    return () => {
      this.#all.delete(listener)
    }
  }

  tell(...facts: Facts): void {
    for (const listener of this.#all) listener(...facts)
  }

  clear(): void {
    this.#all.clear()
  }
}

/** What the map tells, and to whom. */
export class MapNews {
  readonly pick = new Listeners<Parameters<PickListener>>()
  readonly limit = new Listeners<Parameters<LimitListener>>()
  readonly hover = new Listeners<Parameters<HoverListener>>()
  readonly view = new Listeners<Parameters<ViewListener>>()

  clear(): void {
    for (const listeners of [this.pick, this.limit, this.hover, this.view]) listeners.clear()
  }
}
