import type { PixelBox } from './tool-overlay.ts'

/** A shorter drag is a press with an unsteady hand, CSS px. */
const LEAST_PX = 5

/**
 * A drag draws a box over the map: with Shift, or with a finger, a pen or the mouse when armed; Esc or a second finger
 * gives it up. What is dragged is told while it grows and once at its end.
 */
export class BoxDrag {
  /** Whether the next drag draws a box, with whatever it is dragged. */
  armed = false
  readonly #stage: HTMLElement
  readonly #told: (box: PixelBox | undefined) => void
  readonly #done: (box: PixelBox) => void
  #from: { readonly x: number; readonly y: number; readonly pointerId: number } | undefined
  #box: PixelBox | undefined

  constructor(stage: HTMLElement, told: (box: PixelBox | undefined) => void, done: (box: PixelBox) => void) {
    this.#stage = stage
    this.#told = told
    this.#done = done
    // Before the map hears of it: to the map the drag never was.
    stage.addEventListener('pointerdown', (event) => this.#begin(event), { capture: true })
    for (const type of ['mousedown', 'touchstart', 'contextmenu'] as const) {
      stage.addEventListener(type, (event) => this.#keepFromMap(event), { capture: true, passive: false })
    }
  }

  stop(): void {
    this.#end()
  }

  #begin(event: PointerEvent): void {
    if (this.#from) {
      if (event.pointerId !== this.#from.pointerId) this.#end()
      return
    }
    if (!(event.shiftKey || this.armed) || event.button !== 0 || !event.isPrimary) return
    this.#from = { ...this.#pointOf(event), pointerId: event.pointerId }
    const { ownerDocument } = this.#stage
    ownerDocument.addEventListener('pointermove', this.#onMove)
    ownerDocument.addEventListener('pointerup', this.#onUp)
    ownerDocument.addEventListener('pointercancel', this.#onCancel)
    ownerDocument.addEventListener('keydown', this.#onKey, { capture: true })
  }

  #keepFromMap(event: Event): void {
    if (!this.#from) return
    event.preventDefault()
    event.stopPropagation()
  }

  readonly #onMove = (event: PointerEvent): void => {
    const from = this.#from
    if (!from || event.pointerId !== from.pointerId) return
    const { x, y } = this.#pointOf(event)
    this.#box = {
      left: Math.min(from.x, x),
      right: Math.max(from.x, x),
      top: Math.min(from.y, y),
      bottom: Math.max(from.y, y),
    }
    this.#told(this.#box)
  }

  readonly #onUp = (event: PointerEvent): void => {
    if (event.pointerId !== this.#from?.pointerId) return
    const box = this.#box
    this.#end()
    if (!box || Math.max(box.right - box.left, box.bottom - box.top) < LEAST_PX) return
    // The click that ends a drag is no press on the map.
    const swallow = (click: Event) => click.stopPropagation()
    this.#stage.addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => this.#stage.removeEventListener('click', swallow, { capture: true }))
    this.#done(box)
  }

  readonly #onCancel = (): void => this.#end()

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
    ownerDocument.removeEventListener('pointermove', this.#onMove)
    ownerDocument.removeEventListener('pointerup', this.#onUp)
    ownerDocument.removeEventListener('pointercancel', this.#onCancel)
    ownerDocument.removeEventListener('keydown', this.#onKey, { capture: true })
    this.#told(undefined)
  }

  #pointOf({ clientX, clientY }: PointerEvent): { readonly x: number; readonly y: number } {
    const { left, top } = this.#stage.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
}
