import type { PixelBox } from './tool-overlay.ts'

/** A shorter drag is a press with an unsteady hand, CSS px. */
const LEAST_PX = 5

/** Shift and drag draws a box over the map; Esc gives it up. What is dragged is told while it grows and once at its end. */
export class BoxDrag {
  readonly #stage: HTMLElement
  readonly #told: (box: PixelBox | undefined) => void
  readonly #done: (box: PixelBox) => void
  #from: { readonly x: number; readonly y: number } | undefined
  #box: PixelBox | undefined

  constructor(stage: HTMLElement, told: (box: PixelBox | undefined) => void, done: (box: PixelBox) => void) {
    this.#stage = stage
    this.#told = told
    this.#done = done
    // Before the map hears of it: to the map the drag never was.
    stage.addEventListener('mousedown', (event) => this.#begin(event), { capture: true })
  }

  stop(): void {
    this.#end()
  }

  #begin(event: MouseEvent): void {
    if (!event.shiftKey || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    this.#from = this.#pointOf(event)
    const { ownerDocument } = this.#stage
    ownerDocument.addEventListener('mousemove', this.#onMove)
    ownerDocument.addEventListener('mouseup', this.#onUp)
    ownerDocument.addEventListener('keydown', this.#onKey, { capture: true })
  }

  readonly #onMove = (event: MouseEvent): void => {
    const from = this.#from
    if (!from) return
    const { x, y } = this.#pointOf(event)
    this.#box = {
      left: Math.min(from.x, x),
      right: Math.max(from.x, x),
      top: Math.min(from.y, y),
      bottom: Math.max(from.y, y),
    }
    this.#told(this.#box)
  }

  readonly #onUp = (): void => {
    const box = this.#box
    this.#end()
    if (!box || Math.max(box.right - box.left, box.bottom - box.top) < LEAST_PX) return
    // The click that ends a drag is no press on the map.
    const swallow = (event: Event) => event.stopPropagation()
    this.#stage.addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => this.#stage.removeEventListener('click', swallow, { capture: true }))
    this.#done(box)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.#end()
  }

  #end(): void {
    if (!this.#from) return
    this.#from = undefined
    this.#box = undefined
    const { ownerDocument } = this.#stage
    ownerDocument.removeEventListener('mousemove', this.#onMove)
    ownerDocument.removeEventListener('mouseup', this.#onUp)
    ownerDocument.removeEventListener('keydown', this.#onKey, { capture: true })
    this.#told(undefined)
  }

  #pointOf({ clientX, clientY }: MouseEvent): { readonly x: number; readonly y: number } {
    const { left, top } = this.#stage.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
}
