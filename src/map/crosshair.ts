import type { Palette } from './palette-tokens.ts'

/** Length of an arm and the gap round the middle, CSS px. */
const ARM_PX = 10
const GAP_PX = 5

/**
 * A cross in the middle of the map while the map has the focus of the keyboard: what Enter acts on. Plain elements over
 * the canvas, hidden from assistive technology, which hears of what is there by the readout.
 */
export class Crosshair {
  readonly #root: HTMLElement
  readonly #arms: readonly HTMLElement[]

  constructor(stage: HTMLElement, canvas: HTMLCanvasElement, palette: Palette) {
    const { ownerDocument } = stage
    this.#root = ownerDocument.createElement('div')
    this.#root.ariaHidden = 'true'
    this.#root.hidden = true
    Object.assign(this.#root.style, { position: 'absolute', left: '50%', top: '50%', pointerEvents: 'none' })
    const far = GAP_PX + ARM_PX
    this.#arms = [
      [-far, 0, ARM_PX, 1],
      [GAP_PX, 0, ARM_PX, 1],
      [0, -far, 1, ARM_PX],
      [0, GAP_PX, 1, ARM_PX],
    ].map(([left, top, width, height]) => {
      const arm = ownerDocument.createElement('div')
      Object.assign(arm.style, {
        position: 'absolute',
        left: `${left}px`,
        top: `${top}px`,
        width: `${width}px`,
        height: `${height}px`,
      })
      this.#root.append(arm)
      return arm
    })
    stage.append(this.#root)
    this.setPalette(palette)
    canvas.addEventListener('focus', () => {
      this.#root.hidden = !canvas.matches(':focus-visible')
    })
    canvas.addEventListener('keydown', () => {
      this.#root.hidden = false
    })
    for (const type of ['blur', 'pointerdown']) {
      canvas.addEventListener(type, () => {
        this.#root.hidden = true
      })
    }
  }

  setPalette({ ink1, halo }: Palette): void {
    for (const arm of this.#arms) {
      arm.style.background = ink1
      arm.style.boxShadow = `0 0 0 1px ${halo}`
    }
  }
}
