import type { Map as MapLibre } from 'maplibre-gl'

/** Device px in one CSS px of an element: on a wall display the page is drawn larger, and with it the map. */
export function pixelRatioOf(element: HTMLElement): number {
  return devicePixelRatio * (element.currentCSSZoom ?? 1)
}

/** Keeps the map as sharp as the rest of the page when its window moves to another screen or is drawn larger. Returns the way to stop. */
export function followSharpness(map: MapLibre, stage: HTMLElement): () => void {
  const stopped = new AbortController()
  const look = () => {
    const ratio = pixelRatioOf(stage)
    if (Math.abs(ratio - map.getPixelRatio()) > 1e-6) map.setPixelRatio(ratio)
  }
  const watch = () => {
    if (stopped.signal.aborted) return
    // A media query is of one ratio: at the next it is asked anew.
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        look()
        watch()
      },
      { once: true, signal: stopped.signal },
    )
  }
  watch()
  map.on('resize', look)
  return () => {
    stopped.abort()
    map.off('resize', look)
  }
}
