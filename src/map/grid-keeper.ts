import type { FeatureCollection } from 'geojson'
import type { Box } from '#geo/lonlat.ts'
import { holds } from './boxes.ts'
import { graticule, graticuleStepMin, roomyBox } from './graticule.ts'

/** Draws the grid of degrees a little beyond the view, and anew only when the view leaves that or the step changes. */
export class GridKeeper {
  readonly #draw: (lines: FeatureCollection) => void
  #box: Box | undefined
  #stepMin = 0

  constructor(draw: (lines: FeatureCollection) => void) {
    this.#draw = draw
  }

  /** Follows the view, and answers the step of the grid in minutes of arc. */
  see(view: Box, zoom: number): number {
    const stepMin = graticuleStepMin(zoom)
    if (stepMin !== this.#stepMin || !this.#box || !holds(this.#box, view)) {
      this.#stepMin = stepMin
      this.#box = roomyBox(view)
      this.#draw(graticule(this.#box, stepMin))
    }
    return stepMin
  }
}
