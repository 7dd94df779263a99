import type { Map as MapLibre } from 'maplibre-gl'
import type { AreaDrawer, AreaDrawing, AreaListener, AreaStart } from './area-drawer.ts'
import { drawingKey } from './drawing-key.ts'
import type { Palette } from './palette-tokens.ts'

/** Drawings on the map, one at a time: a new one cancels the one before. The drawing library is loaded for the first. */
export class DrawingDesk {
  readonly #map: MapLibre
  readonly #ready: () => Promise<void>
  readonly #busyChanged: (busy: boolean) => void
  #palette: Palette
  #current: { drawer?: AreaDrawer; readonly cancel: () => void } | undefined

  constructor(map: MapLibre, ready: () => Promise<void>, palette: Palette, busyChanged: (busy: boolean) => void) {
    this.#map = map
    this.#ready = ready
    this.#busyChanged = busyChanged
    this.#palette = palette
  }

  get busy(): boolean {
    return this.#current !== undefined
  }

  start(start: AreaStart, on: AreaListener): AreaDrawing {
    this.cancel()
    const end = () => {
      if (this.#current !== mine) return
      this.#current = undefined
      this.#busyChanged(false)
      document.removeEventListener('keydown', this.#onKey, { capture: true })
    }
    const stop = () => {
      end()
      mine.drawer?.stop()
    }
    const cancel = () => {
      stop()
      on.cancel()
    }
    const mine: { drawer?: AreaDrawer; readonly cancel: () => void } = { cancel }
    this.#current = mine
    this.#busyChanged(true)
    document.addEventListener('keydown', this.#onKey, { capture: true })
    const told: Pick<AreaListener, 'change' | 'done'> = {
      change: (ring) => on.change(ring),
      done: (ring) => {
        end()
        on.done(ring)
      },
    }
    Promise.all([import('./area-drawer.ts'), this.#ready()])
      .then(([{ startDrawing }]) => {
        if (this.#current === mine) mine.drawer = startDrawing(this.#map, start, told, this.#palette)
      })
      .catch((error: unknown) => {
        console.error('drawing', error)
        if (this.#current === mine) cancel()
      })
    return { stop, finish: () => mine.drawer?.finish(), undo: () => mine.drawer?.undo() }
  }

  recolour(palette: Palette): void {
    this.#palette = palette
    this.#current?.drawer?.recolour(palette)
  }

  /** Ends what is being drawn and tells its starter so. */
  cancel(): void {
    this.#current?.cancel()
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog:modal')) return
    const wanted = drawingKey(event.key, this.#focusOf(event.target))
    if (wanted === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (wanted === 'cancel') this.cancel()
    else if (wanted === 'finish') this.#current?.drawer?.finish()
    else if (wanted === 'undo') this.#current?.drawer?.undo()
    else this.#current?.drawer?.pressAtCentre()
  }

  #focusOf(target: EventTarget | null): Parameters<typeof drawingKey>[1] {
    if (target === this.#map.getCanvas()) return 'map'
    if (target instanceof HTMLButtonElement) return 'button'
    const types =
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLElement && target.isContentEditable)
    return types ? 'typing' : 'elsewhere'
  }
}
