import type { Box } from '#geo/lonlat.ts'
import { tickLabel, ticksMin } from './graticule.ts'
import { mercatorX, mercatorY, WORLD_PX } from './mercator.ts'
import type { Palette } from './palette-tokens.ts'

/** Room kept free at the corner where the two axes meet, and at the far ends, CSS px. */
const CORNER_PX = 44

/**
 * Degrees along the top and the left edge of the map. Plain elements over the canvas: they follow the camera in the
 * same frame, which text in a map source would not. Hidden from assistive technology, which has the cursor readout.
 */
export class DegreeFrame {
  readonly #root: HTMLElement
  readonly #labels: HTMLElement[] = []

  constructor(container: HTMLElement, palette: Palette) {
    this.#root = container.ownerDocument.createElement('div')
    this.#root.className = 'degree-frame'
    this.#root.ariaHidden = 'true'
    Object.assign(this.#root.style, {
      position: 'absolute',
      inset: '0',
      overflow: 'hidden',
      pointerEvents: 'none',
      font: '11px/1 var(--font-data, monospace)',
    })
    container.append(this.#root)
    this.setPalette(palette)
  }

  setPalette(palette: Palette): void {
    this.#root.style.color = palette.labelSea
    const shadow = `0 0 2px ${palette.halo}`
    this.#root.style.textShadow = `${shadow}, ${shadow}, ${shadow}`
  }

  set hidden(hidden: boolean) {
    this.#root.hidden = hidden
  }

  /** Puts the labels where the lines of the graticule meet the edges. */
  update([west, south, east, north]: Box, zoom: number, stepMin: number): void {
    const worldPx = WORLD_PX * 2 ** zoom
    const [width, height] = [this.#root.clientWidth, this.#root.clientHeight]
    let used = 0
    const put = (text: string, x: number, y: number, centred: boolean) => {
      const label = this.#label(used++)
      label.textContent = text
      label.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)${centred ? ' translateX(-50%)' : ''}`
    }
    for (const lonMin of ticksMin(west, east, stepMin)) {
      const x = (mercatorX(lonMin / 60) - mercatorX(west)) * worldPx
      if (x > CORNER_PX && x < width - CORNER_PX) put(tickLabel(lonMin, 'lon'), x, 6, true)
    }
    for (const latMin of ticksMin(south, north, stepMin)) {
      const y = (mercatorY(latMin / 60) - mercatorY(north)) * worldPx
      if (y > CORNER_PX && y < height - CORNER_PX) put(tickLabel(latMin, 'lat'), 7, y - 14, false)
    }
    for (const [index, label] of this.#labels.entries()) label.hidden = index >= used
  }

  #label(index: number): HTMLElement {
    const known = this.#labels[index]
    if (known) return known
    const label = this.#root.ownerDocument.createElement('span')
    Object.assign(label.style, { position: 'absolute', left: '0', top: '0', whiteSpace: 'nowrap' })
    this.#root.append(label)
    this.#labels.push(label)
    return label
  }
}
