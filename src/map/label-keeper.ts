import type { FeatureCollection } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import type { PictureFrame } from '#domain/picture.ts'
import { longitudeDelta } from '#geo/lonlat.ts'
import type { Project } from './globe-screen.ts'
import type { Side } from './label-layout.ts'
import { mercatorY, quickMercatorY, WORLD_PX } from './mercator.ts'
import { placeLabels, type TargetLabel } from './target-labels.ts'
import { textMeasure } from './text-measure.ts'

/** Labels follow their targets this often: laying text out costs far more than drawing symbols. */
const FOLLOW_MS = 500
/** After a click or a hover one does not want to wait. */
const PROMPT_MS = 100

/** Keeps the labels beside their targets, at a bearable rate. */
export class LabelKeeper {
  readonly #map: MapLibre
  readonly #show: (labels: FeatureCollection) => void
  readonly #onGlobe: () => Project | undefined
  readonly #measure = textMeasure()
  #frame: PictureFrame | undefined
  #labels: readonly TargetLabel[] = []
  #sides: ReadonlyMap<number, Side> = new Map()
  #shown = ''
  #placedAtMs = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined
  #dueAtMs = Number.POSITIVE_INFINITY
  #running = false

  /** @param onGlobe Where places are on the screen while the map is a globe; undefined while it is flat. */
  constructor(map: MapLibre, show: (labels: FeatureCollection) => void, onGlobe: () => Project | undefined) {
    this.#map = map
    this.#show = show
    this.#onGlobe = onGlobe
  }

  /** To be called when the label face is there: text measured before is measured wrong. */
  start(): void {
    this.#running = true
    this.placeSoon()
  }

  stop(): void {
    this.#running = false
    clearTimeout(this.#timer)
  }

  setFrame(frame: PictureFrame): void {
    this.#frame = frame
    this.placeSoon()
  }

  setLabels(labels: readonly TargetLabel[]): void {
    const who = (list: readonly TargetLabel[]) => list.map(({ slot, tone }) => `${slot} ${tone}`).join()
    const others = who(labels) !== who(this.#labels)
    this.#labels = labels
    this.placeSoon(others ? PROMPT_MS : FOLLOW_MS)
  }

  /** Places all labels as soon as the last time is this long ago. */
  placeSoon(sinceLastMs = FOLLOW_MS): void {
    if (!this.#running) return
    const now = performance.now()
    const dueAtMs = Math.max(now, this.#placedAtMs + sinceLastMs)
    if (dueAtMs >= this.#dueAtMs) return
    clearTimeout(this.#timer)
    this.#dueAtMs = dueAtMs
    this.#timer = setTimeout(() => {
      this.#dueAtMs = Number.POSITIVE_INFINITY
      this.#placedAtMs = performance.now()
      this.#place()
    }, dueAtMs - now)
  }

  #place(): void {
    if (!this.#frame) return
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer()
    const { features, sides } = placeLabels(this.#labels, {
      frame: this.#frame,
      project: this.#onGlobe() ?? screenProjection(this.#map, width, height),
      width,
      height,
      measure: this.#measure,
      before: this.#sides,
    })
    this.#sides = sides
    // Handing over the same labels again would cost the worker a round and the screen nothing new.
    const shown = JSON.stringify(features)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#show(features)
  }
}

/** Screen places in CSS px: what `map.project` says of a flat, north-up map, for ten thousand positions at a time. */
function screenProjection(map: MapLibre, width: number, height: number): Project {
  const { lng, lat } = map.getCenter()
  const worldPx = WORLD_PX * 2 ** map.getZoom()
  const middleY = mercatorY(lat)
  return (lon: number, latitude: number) => ({
    x: width / 2 + (longitudeDelta(lng, lon) / 360) * worldPx,
    y: height / 2 + (quickMercatorY(latitude) - middleY) * worldPx,
  })
}
