import { type LayerSpecification, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { Box } from '#geo/lonlat.ts'
import { chartLayers, chartStyle, IMAGES } from './chart-style.ts'
import { FACE } from './fonts.ts'
import { SIDES } from './label-layout.ts'
import { leaderImage } from './leader.ts'
import type { Palette } from './palette-tokens.ts'
import { dotsPattern, hatchPattern, PATTERN_RATIO, type Pixels } from './patterns.ts'
import { pixelRatioOf } from './sharpness.ts'
import type { View } from './view.ts'

setWorkerUrl(workerUrl)

const ZOOM_LIMITS = { minZoom: 2, maxZoom: 16 }
const FADE_MS = 140

/** Letters beside Latin: face files are split by script, and a glyph drawn before its file is there stays wrong. */
const SCRIPT_SAMPLES = ['Aa', 'āş', 'ạđ']

/** An element of our own, so that MapLibre's style sheet, which sets `position`, does not fight with the container's. */
export function createStage(container: HTMLElement): HTMLElement {
  const stage = container.ownerDocument.createElement('div')
  Object.assign(stage.style, { position: 'absolute', inset: '0' })
  container.append(stage)
  return stage
}

/** A map that is always north up and flat, or, where the browser has no WebGL2, the error that says so. */
export function createMap(
  stage: HTMLElement,
  palette: Palette,
  { lon, lat, zoom }: View,
  reducedMotion: boolean,
): MapLibre | Error {
  try {
    const map = new MapLibre({
      container: stage,
      style: chartStyle(palette),
      center: [lon, lat],
      zoom,
      ...ZOOM_LIMITS,
      pixelRatio: pixelRatioOf(stage),
      maxPitch: 0,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: reducedMotion ? 0 : FADE_MS,
      reduceMotion: reducedMotion,
      locale: { 'Map.Title': 'Sea chart' },
    })
    map.keyboard.disableRotation()
    map.touchZoomRotate.disableRotation()
    return map
  } catch (cause) {
    return new Error('The map needs WebGL2, and this browser gave none. The lists and the timeline work without it.', {
      cause,
    })
  }
}

/** A face that does not load is no reason for no map: the text then shows in the next face of the stack. */
export async function loadFaces(document: Document): Promise<void> {
  await Promise.allSettled(SCRIPT_SAMPLES.map((sample) => document.fonts.load(`16px "${FACE}"`, sample)))
}

/** Adds the images the style names, where they are not there yet. */
export function addImages(map: MapLibre, palette: Palette): void {
  for (const [name, pixels] of Object.entries(patternImages(palette))) {
    if (!map.hasImage(name)) map.addImage(name, pixels, { pixelRatio: PATTERN_RATIO })
  }
  for (const side of SIDES) {
    const name = IMAGES.leader(side)
    if (!map.hasImage(name)) map.addImage(name, leaderImage(side), { pixelRatio: PATTERN_RATIO, sdf: true })
  }
}

/** Goes from one palette to another by setting only the properties that differ. */
export function recolour(map: MapLibre, from: Palette, to: Palette): void {
  const before = chartLayers(from)
  for (const [index, layer] of chartLayers(to).entries()) {
    const old = parts(before[index])
    const now = parts(layer)
    for (const [name, value] of changed(now.paint, old.paint)) {
      map.setPaintProperty(layer.id, name as 'line-color', value as string, { validate: false })
    }
    for (const [name, value] of changed(now.layout, old.layout)) {
      map.setLayoutProperty(layer.id, name as 'text-field', value as string, { validate: false })
    }
  }
  for (const [name, pixels] of Object.entries(patternImages(to))) map.updateImage(name, pixels)
}

/** The view as a box, which may reach past ±180°. */
export function boxOfView(map: MapLibre): Box {
  const bounds = map.getBounds()
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
}

function patternImages(palette: Palette): Record<string, Pixels> {
  return { [IMAGES.dots]: dotsPattern(palette.jointLine), [IMAGES.hatch]: hatchPattern(palette.overlapLine) }
}

type Properties = Readonly<Record<string, unknown>>

function parts(layer: LayerSpecification | undefined): { paint: Properties; layout: Properties } {
  const { paint = {}, layout = {} } = (layer ?? {}) as { paint?: Properties; layout?: Properties }
  return { paint, layout }
}

function changed(now: Properties, before: Properties): [name: string, value: unknown][] {
  return Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]))
}
