import { rowOf } from '#domain/picture.ts'
import type { SeaMap } from './sea-map.ts'

/** What a browser test may ask of the map, so that it need not guess from pixels. */
export interface MapProbe {
  /** Values of a property (`name`, or `label`, `title`) of the features drawn in a chart layer, each once, sorted. */
  names(layer: string, property?: string): string[]
  /** Red, green, blue, opacity (0 to 255) on the screen at a place. */
  pixel(lon: number, lat: number): Promise<number[]>
  /** Page place of a slot's symbol in CSS px, for a real click; undefined when the frame has no place for it. */
  screen(slot: number): { x: number; y: number } | undefined
  /** Page place of a position in CSS px. */
  project(lon: number, lat: number): { x: number; y: number }
  /** Ids of the limits that are drawn, and so can be pressed on. */
  limits(): string[]
  /** Page places on a limit in CSS px, for a real click: the middle of each of its edges that is on the map. */
  limitPlaces(id: string): { x: number; y: number }[]
  /** A place in the middle of a limit's edges, in degrees. */
  limitCentre(id: string): readonly [lon: number, lat: number] | undefined
  /** Whether the chart is on its way to another view. */
  moving(): boolean
  /** Targets drawn by the last render. */
  drawn(): number
  /** Stretches of trails drawn by the last render. */
  trails(): number
  /** Titles of the labels on the screen. */
  labels(): string[]
  /** Resolves when nothing is loading or fading any more. */
  idle(): Promise<void>
}

export function probe(seaMap: SeaMap): MapProbe {
  const { map, targets } = seaMap.inside
  if (!map) throw new Error('there is no map to ask: WebGL2 is missing')
  const project = (lon: number, lat: number) => {
    const { left, top } = map.getContainer().getBoundingClientRect()
    const { x, y } = map.project([lon, lat])
    return { x: left + x, y: top + y }
  }
  const names = (layer: string, property = 'name') => {
    const found = map.queryRenderedFeatures({ layers: [layer] }).map(({ properties }) => String(properties[property]))
    return [...new Set(found)].sort()
  }
  return {
    names,
    project,
    screen: (slot) => {
      const { frame } = seaMap.inside
      const row = rowOf(frame, slot)
      const [lon, lat] = [frame?.lon[row] ?? Number.NaN, frame?.lat[row] ?? Number.NaN]
      return Number.isFinite(lon) && Number.isFinite(lat) ? project(lon, lat) : undefined
    },
    limits: () => seaMap.inside.limits.ids.sort(),
    limitPlaces: (id) => {
      const { left, top, right, bottom } = map.getContainer().getBoundingClientRect()
      return seaMap.inside.limits
        .placesOn(id)
        .map(([lon, lat]) => project(lon, lat))
        .filter(({ x, y }) => x > left && x < right && y > top && y < bottom)
    },
    limitCentre: (id) => {
      const places = seaMap.inside.limits.placesOn(id)
      return places[Math.floor(places.length / 2)]
    },
    moving: () => map.isMoving(),
    drawn: () => targets.drawn,
    trails: () => seaMap.inside.trails.drawn,
    labels: () => names('target-label', 'title'),
    pixel: (lon, lat) =>
      new Promise((resolve, reject) => {
        // The drawing buffer can only be read in the frame that drew it.
        map.once('render', () => {
          const canvas = map.getCanvas()
          const gl = canvas.getContext('webgl2')
          if (!gl) return reject(new Error('the map has no WebGL2 context to read'))
          const { x, y } = map.project([lon, lat])
          const ratio = map.getPixelRatio()
          const rgba = new Uint8Array(4)
          gl.readPixels(x * ratio, canvas.height - y * ratio, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, rgba)
          resolve([...rgba])
        })
        map.triggerRepaint()
      }),
    idle: () =>
      new Promise((resolve) => {
        map.once('idle', () => resolve())
        map.triggerRepaint()
      }),
  }
}

declare global {
  interface Window {
    /** For browser tests: what they may ask of the map on the page. */
    chartProbe?: MapProbe
  }
}
