import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { PictureFrame } from '#domain/picture.ts'
import type { Box, LonLat } from '#geo/lonlat.ts'
import { boxOf, holds } from './boxes.ts'
import { LAYER_ABOVE_TARGETS, type SourceName } from './chart-style.ts'
import { coastLines } from './coast.ts'
import { DegreeFrame } from './degree-frame.ts'
import { graticule, graticuleStepMin, roomyBox } from './graticule.ts'
import { LabelKeeper } from './label-keeper.ts'
import { zoneNames } from './label-point.ts'
import { sidedLimits } from './limit-band.ts'
import { addImages, boxOfView, createMap, createStage, loadFaces, recolour } from './map-engine.ts'
import { metresPerPixel } from './mercator.ts'
import type { Palette } from './palette-tokens.ts'
import { nearestSlot } from './picking.ts'
import { PointerWatch } from './pointer-watch.ts'
import type { TargetLabel } from './target-labels.ts'
import { TargetLayer } from './target-layer.ts'
import { type Trail, trailFeatures } from './trails.ts'
import type { View } from './view.ts'

export type { TargetLabel, Trail }

/** What does not move: GeoJSON as `geo/data` holds it. */
export interface SeaMapData {
  readonly zones: FeatureCollection
  readonly limits: FeatureCollection
  readonly sharedAreas: FeatureCollection
  readonly land: FeatureCollection
  readonly borders: FeatureCollection
  readonly places: FeatureCollection
}

export interface SeaMapOptions {
  readonly container: HTMLElement
  readonly palette: Palette
  readonly view: View
  /** Camera moves jump and labels do not fade. */
  readonly reducedMotion: boolean
}

/** CSS px from each side of the map. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** A slot, or undefined for the open sea. */
export type PickListener = (slot: number | undefined) => void
/** `at` is the place under the pointer, undefined when the pointer has left. */
export type HoverListener = (slot: number | undefined, at: LonLat | undefined) => void
/** `box` may reach past ±180° where the view crosses it. */
export type ViewListener = (view: View, metresPerPixel: number, box: Box) => void

const PICK_RADIUS_PX = 14
const NUDGE_MS = 320
const FIT_PADDING_PX = 32
const FIT_MAX_ZOOM = 12

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** The map, and those who work on it; all or nothing, since a browser may have no WebGL2. */
interface Crew {
  readonly map: MapLibre
  readonly stage: HTMLElement
  readonly degrees: DegreeFrame
  readonly labels: LabelKeeper
  readonly pointer: PointerWatch
}

/**
 * The chart and everything that moves on it. The one owner of the MapLibre instance: others hand it plain data.
 *
 * Everything may be called at any time, before `ready` too; what was set last is what shows. Without WebGL2 all calls
 * do nothing and `ready` rejects.
 */
export class SeaMap {
  /** Style and faces are there and all data set so far is handed over. Stays pending after an early `destroy`. */
  readonly ready: Promise<void>

  readonly #crew: Crew | undefined
  readonly #targets: TargetLayer
  readonly #reducedMotion: boolean
  #covered: () => Insets = () => ({ top: 0, right: 0, bottom: 0, left: 0 })
  readonly #firstView: View

  /** What each source should hold. The truth, should the graphics context and with it the style be lost. */
  readonly #data = new Map<SourceName, FeatureCollection | string>()
  #frame: PictureFrame | undefined
  #palette: Palette
  /** The palette the style was last coloured with. */
  #painted: Palette
  /** The style is loaded and takes calls. */
  #up = false
  #destroyed = false

  #worldUrl: string | undefined
  #region: Box | undefined
  #gridBox: Box | undefined
  #gridStepMin = 0

  readonly #pickListeners = new Set<PickListener>()
  readonly #hoverListeners = new Set<HoverListener>()
  readonly #viewListeners = new Set<ViewListener>()

  constructor({ container, palette, view, reducedMotion }: SeaMapOptions) {
    this.#palette = palette
    this.#painted = palette
    this.#reducedMotion = reducedMotion
    this.#firstView = view
    this.#targets = new TargetLayer(palette)
    const stage = createStage(container)
    const map = createMap(stage, palette, view, reducedMotion)
    if (map instanceof Error) {
      stage.remove()
      this.ready = Promise.reject(map)
      return
    }
    const crew: Crew = {
      map,
      stage,
      degrees: new DegreeFrame(stage, palette),
      labels: new LabelKeeper(map, (labels) => this.#fill('labels', labels)),
      pointer: new PointerWatch(
        map,
        (at) => this.#slotAt(at),
        (slot, at) => {
          for (const listener of this.#hoverListeners) listener(slot, at)
        },
      ),
    }
    this.#crew = crew
    this.ready = this.#whenUp(crew, loadFaces(container.ownerDocument))
    map.on('move', () => this.#viewChanged(crew))
    map.on('resize', () => this.#viewChanged(crew))
    map.on('moveend', () => crew.labels.placeSoon())
    map.on('click', ({ lngLat: { lng, lat } }) => {
      const slot = this.#slotAt([lng, lat])
      for (const listener of this.#pickListeners) listener(slot)
    })
  }

  /** Zones, limits, shared areas, land, borders and places, all at once. */
  setData({ zones, limits, sharedAreas, land, borders, places }: SeaMapData): void {
    const names = [...zoneNames(zones).features, ...zoneNames(sharedAreas).features]
    const sided = sidedLimits(limits, zones)
    this.#region = boxOf(land)
    this.#fill('zones', zones)
    this.#fill('zone-names', { type: 'FeatureCollection', features: names })
    this.#fill('band', sided.band)
    this.#fill('limits', sided.limits)
    this.#fill('shared', sharedAreas)
    this.#fill('land', land)
    this.#fill('coast', this.#region ? coastLines(land, this.#region) : EMPTY)
    this.#fill('borders', borders)
    this.#fill('places', places)
    this.#seeWorld()
  }

  /** Land outside the region: fetched, from the same origin, the first time the view leaves the land of `setData`. */
  setWorld(url: string): void {
    this.#worldUrl = url
    this.#seeWorld()
  }

  /** Recolours everything in place; no source is built again. */
  setPalette(palette: Palette): void {
    this.#palette = palette
    this.#targets.setPalette(palette)
    this.#crew?.degrees.setPalette(palette)
    if (this.#crew && this.#up) this.#repaint(this.#crew)
  }

  /**
   * Draws a frame with the next render; of several before it, the last. Its columns must stay as they are until the
   * next call: they are read again for picking and labels.
   */
  drawFrame(frame: PictureFrame): void {
    this.#frame = frame
    this.#targets.setFrame(frame)
    this.#crew?.labels.setFrame(frame)
    this.#crew?.pointer.lookAgain()
  }

  /** Lines of past positions, broken at gaps; the selected one also has dots equal in time. */
  setTrails(trails: readonly Trail[]): void {
    this.#fill('trails', trailFeatures(trails))
  }

  /**
   * At most 200. They follow their targets' places in the frame twice a second and never cover one another. Other
   * targets labelled than before, as after a click, show at once.
   */
  setLabels(labels: readonly TargetLabel[]): void {
    this.#crew?.labels.setLabels(labels)
  }

  setSelected(slot: number | undefined): void {
    this.#targets.setSelected(slot)
  }

  /** Length of the dashed course vectors in minutes ahead; 0 hides them. */
  setVectorMinutes(minutes: number): void {
    this.#targets.setVectorMinutes(minutes)
  }

  /** A small diamond where an event happened, with a label if given; undefined takes it away. */
  markPlace(place: LonLat | undefined, label = ''): void {
    this.#targets.setPlace(place)
    this.#fill('mark', place === undefined || label === '' ? EMPTY : labelledPoint(place, label))
  }

  /** Brings a place to the middle. */
  flyTo([lon, lat]: LonLat, zoom: number = this.view.zoom): void {
    const { top, right, bottom, left } = this.#covered()
    this.#crew?.map.easeTo({
      center: { lon, lat },
      zoom,
      offset: [(left - right) / 2, (top - bottom) / 2],
      duration: this.#reducedMotion ? 0 : NUDGE_MS,
    })
  }

  /** Brings a whole box into view. */
  fit([west, south, east, north]: Box): void {
    const { top, right, bottom, left } = this.#covered()
    this.#crew?.map.fitBounds([west, south, east, north], {
      padding: {
        top: top + FIT_PADDING_PX,
        right: right + FIT_PADDING_PX,
        bottom: bottom + FIT_PADDING_PX,
        left: left + FIT_PADDING_PX,
      },
      maxZoom: FIT_MAX_ZOOM,
      linear: true,
      duration: this.#reducedMotion ? 0 : NUDGE_MS,
    })
  }

  /** Tells how much of the map lies under sheets and drawers, asked at each camera move: what is brought up must be seen. */
  setCovered(covered: () => Insets): void {
    this.#covered = covered
  }

  get view(): View {
    if (!this.#crew) return this.#firstView
    const { lng, lat } = this.#crew.map.getCenter().wrap()
    return { lon: lng, lat, zoom: this.#crew.map.getZoom() }
  }

  /** Hears of each click or tap: the slot nearest to it within 14 px, or undefined. Returns the way to stop. */
  onPick(listener: PickListener): () => void {
    return subscribe(this.#pickListeners, listener)
  }

  /** Hears where the pointer is and over which slot, at most once a frame, also when a target moves under it. */
  onHover(listener: HoverListener): () => void {
    return subscribe(this.#hoverListeners, listener)
  }

  /** Hears the view now and whenever it changes, at most once a frame. */
  onView(listener: ViewListener): () => void {
    if (this.#crew) this.#tellView(this.#crew, [listener])
    return subscribe(this.#viewListeners, listener)
  }

  /** To be called when the container changed its size in a way the browser does not report. */
  resize(): void {
    this.#crew?.map.resize()
  }

  /** Gives everything back. Later calls do nothing. */
  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#up = false
    this.#pickListeners.clear()
    this.#hoverListeners.clear()
    this.#viewListeners.clear()
    this.#crew?.labels.stop()
    this.#crew?.pointer.stop()
    this.#crew?.map.remove()
    this.#crew?.stage.remove()
  }

  /** For `probe.ts` alone: what tests look into. */
  get inside() {
    return { map: this.#crew?.map, targets: this.#targets, frame: this.#frame }
  }

  /** Hands everything over when style and faces are there, and again when the style is rebuilt after a lost context. */
  #whenUp(crew: Crew, faces: Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    let build = 0
    crew.map.on('style.load', () => {
      const mine = ++build
      void faces.then(() => {
        if (this.#destroyed || mine !== build) return
        this.#handOver(crew)
        resolve()
      })
    })
    crew.map.on('webglcontextlost', () => {
      build++
      this.#up = false
    })
    return promise
  }

  #handOver(crew: Crew): void {
    addImages(crew.map, this.#palette)
    crew.map.addLayer(this.#targets, LAYER_ABOVE_TARGETS)
    this.#repaint(crew)
    this.#up = true
    for (const [name, data] of this.#data) this.#hand(crew, name, data)
    this.#viewChanged(crew)
    crew.labels.start()
  }

  #repaint({ map }: Crew): void {
    if (this.#painted === this.#palette) return
    recolour(map, this.#painted, this.#palette)
    this.#painted = this.#palette
  }

  #fill(name: SourceName, data: FeatureCollection | string): void {
    this.#data.set(name, data)
    if (this.#crew && this.#up) this.#hand(this.#crew, name, data)
  }

  #hand({ map }: Crew, name: SourceName, data: FeatureCollection | string): void {
    void map.getSource<GeoJSONSource>(name)?.setData(data)
  }

  #slotAt(at: LonLat): number | undefined {
    return this.#frame && nearestSlot(this.#frame, at, this.view.zoom, PICK_RADIUS_PX)
  }

  #viewChanged(crew: Crew): void {
    if (this.#destroyed) return
    this.#drawGraticule(crew)
    this.#seeWorld()
    this.#tellView(crew, this.#viewListeners)
  }

  #drawGraticule({ map, degrees }: Crew): void {
    const box = boxOfView(map)
    const zoom = map.getZoom()
    const stepMin = graticuleStepMin(zoom)
    if (stepMin !== this.#gridStepMin || !this.#gridBox || !holds(this.#gridBox, box)) {
      this.#gridStepMin = stepMin
      this.#gridBox = roomyBox(box)
      this.#fill('graticule', graticule(this.#gridBox, stepMin))
    }
    degrees.update(box, zoom, stepMin)
  }

  #seeWorld(): void {
    if (!this.#crew || this.#destroyed || this.#worldUrl === undefined || this.#data.has('world')) return
    if (this.#region && !holds(this.#region, boxOfView(this.#crew.map))) this.#fill('world', this.#worldUrl)
  }

  #tellView({ map }: Crew, listeners: Iterable<ViewListener>): void {
    const view = this.view
    for (const listener of listeners) listener(view, metresPerPixel(view.lat, view.zoom), boxOfView(map))
  }
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function labelledPoint([lon, lat]: LonLat, label: string): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { label }, geometry: { type: 'Point', coordinates: [lon, lat] } }],
  }
}
