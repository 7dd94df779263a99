import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { PictureFrame } from '#domain/picture.ts'
import type { Box, LonLat } from '#geo/lonlat.ts'
import type { Part } from '#geo/zone.ts'
import type { AreaDrawing, AreaListener, AreaStart } from './area-drawer.ts'
import { Camera, type Insets } from './camera.ts'
import { type ChartPart, chartParts, type DrawnZones, drawnZones } from './chart-parts.ts'
import { COARSE_COAST_LAYERS, LAYER_ABOVE_TARGETS, type SourceName } from './chart-style.ts'
import { Crosshair } from './crosshair.ts'
import { DegreeFrame } from './degree-frame.ts'
import { DrawingDesk } from './drawing-desk.ts'
import { GridKeeper } from './grid-keeper.ts'
import { LabelKeeper } from './label-keeper.ts'
import { LandKeeper } from './land-keeper.ts'
import { type LimitHit, LimitPicker, pickedOf } from './limit-picking.ts'
import { addImages, boxOfView, createMap, createStage, loadFaces, recolour } from './map-engine.ts'
import { metresPerPixel } from './mercator.ts'
import type { Palette } from './palette-tokens.ts'
import { nearestOnScreen, nearestTarget, type TargetHit } from './picking.ts'
import { areaFeature, EMPTY, labelledPoint } from './plain-features.ts'
import { type MapPoint, type Pointed, PointerWatch } from './pointer-watch.ts'
import type { TargetLabel } from './target-labels.ts'
import { TargetLayer } from './target-layer.ts'
import type { AlertedTarget } from './target-rows.ts'
import { ChartTools } from './tools/chart-tools.ts'
import { TrailLayer, type Trails } from './trail-layer.ts'
import type { View } from './view.ts'

export type { AreaDrawing, AreaListener, AreaStart, ChartPart, Insets, Pointed, TargetLabel, Trails }

/** What does not move: GeoJSON as `geo/data` holds it. */
export interface SeaMapData {
  readonly zones: FeatureCollection
  readonly limits: FeatureCollection
  /** Coarse: for small scales, and for large ones until `fineLand` is there. */
  readonly land: FeatureCollection
  readonly fineLand?: FeatureCollection | undefined
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

/** A slot, or undefined for the open sea or a limit. */
export type PickListener = (slot: number | undefined) => void
/** A limit that was pressed on. */
export interface PressedLimit extends LimitHit {
  /** Where the press was between the left (0) and the right (1) edge of the map. */
  readonly acrossShare: number
}
/** A limit, or undefined for the open sea or a target. */
export type LimitListener = (limit: PressedLimit | undefined) => void
/** `at` is the place under the pointer and `point` the same on the map, undefined when the pointer has left. */
export type HoverListener = (pointed: Pointed, at: LonLat | undefined, point: MapPoint | undefined) => void
/** `box` may reach past ±180° where the view crosses it. */
export type ViewListener = (view: View, metresPerPixel: number, box: Box) => void

const PICK_RADIUS_PX = 14
const LIMIT_RADIUS_PX = 6
/** With the crosshair one aims by steps of the map. */
const CROSSHAIR_RADIUS_PX = 24

/** The map, and those who work on it; all or nothing, since a browser may have no WebGL2. */
interface Crew {
  readonly map: MapLibre
  readonly camera: Camera
  readonly stage: HTMLElement
  readonly degrees: DegreeFrame
  readonly labels: LabelKeeper
  readonly pointer: PointerWatch
  readonly drawings: DrawingDesk
  readonly crosshair: Crosshair
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
  /** Measure, rings, follow and box. */
  readonly tools = new ChartTools()

  readonly #targets: TargetLayer
  readonly #trails: TrailLayer
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

  readonly #land = new LandKeeper((name, data) => this.#fill(name, data))
  readonly #grid = new GridKeeper((lines) => this.#fill('graticule', lines))
  #chart: Partial<SeaMapData> = {}
  #drawn: DrawnZones | undefined
  #hidden: ReadonlySet<ChartPart> = new Set()
  #resting: ReadonlySet<string> = new Set()
  #projection: 'mercator' | 'globe' = 'mercator'
  #limits = new LimitPicker(EMPTY)

  readonly #pickListeners = new Set<PickListener>()
  readonly #limitListeners = new Set<LimitListener>()
  readonly #hoverListeners = new Set<HoverListener>()
  readonly #viewListeners = new Set<ViewListener>()

  constructor({ container, palette, view, reducedMotion }: SeaMapOptions) {
    this.#palette = palette
    this.#painted = palette
    this.#firstView = view
    this.#targets = new TargetLayer(palette, reducedMotion)
    this.#trails = new TrailLayer(palette)
    const stage = createStage(container)
    const map = createMap(stage, palette, view, reducedMotion)
    if (map instanceof Error) {
      stage.remove()
      this.ready = Promise.reject(map)
      return
    }
    const crew: Crew = {
      map,
      camera: new Camera(map, reducedMotion),
      stage,
      degrees: new DegreeFrame(stage, palette),
      labels: new LabelKeeper(
        map,
        (labels) => this.#fill('labels', labels),
        () => this.#targets.project,
      ),
      pointer: new PointerWatch(
        map,
        (at) => this.#pointedAt(at, LIMIT_RADIUS_PX),
        (pointed, at, point) => {
          this.tools.point(at, pointed.slot)
          for (const listener of this.#hoverListeners) listener(pointed, at, point)
        },
      ),
      drawings: new DrawingDesk(
        map,
        () => this.ready,
        palette,
        (busy) => {
          crew.pointer.ownCursor = !busy
        },
      ),
      crosshair: new Crosshair(stage, map.getCanvas(), palette),
    }
    this.#crew = crew
    this.tools.attach({
      map,
      stage,
      slotAt: (at) => this.#pointedAt(at, LIMIT_RADIUS_PX).slot,
      hold: (place) => crew.camera.hold(place),
      takeCursor: (taken) => {
        crew.pointer.ownCursor = !taken
      },
    })
    this.ready = this.#whenUp(crew, loadFaces(container.ownerDocument))
    map.on('move', () => this.#viewChanged(crew))
    map.on('resize', () => this.#viewChanged(crew))
    map.on('moveend', () => crew.labels.placeSoon())
    map.on('click', ({ lngLat: { lng, lat } }) => this.#pick(crew, [lng, lat], LIMIT_RADIUS_PX))
    map.getCanvas().addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.defaultPrevented) return
      event.preventDefault()
      const { lng, lat } = map.getCenter()
      this.#pick(crew, [lng, lat], CROSSHAIR_RADIUS_PX)
    })
  }

  /** Zones, limits, land, borders and places, all at once. What is the same object as before is left as it is. */
  setData(data: SeaMapData): void {
    const before = this.#chart
    this.#chart = data
    this.#land.setLand(data.land)
    this.#land.setFineLand(data.fineLand)
    if (this.#crew && this.#up) {
      this.#endCoarseCoast(this.#crew)
      this.#land.see(boxOfView(this.#crew.map))
    }
    if (data.borders !== before.borders) this.#fill('borders', data.borders)
    if (data.places !== before.places) this.#fill('places', data.places)
    if (data.zones === before.zones && data.limits === before.limits) return
    this.#drawn = drawnZones(data.zones, data.limits)
    this.#fillParts()
  }

  /** Leaves parts of the chart out: what is not drawn is not picked either. */
  setHidden(parts: ReadonlySet<ChartPart>): void {
    this.#hidden = parts
    this.#fillParts()
  }

  /** Watch areas, by zone id, that their schedules let rest now: they are drawn dimmer and say so. */
  setResting(zoneIds: ReadonlySet<string>): void {
    this.#resting = zoneIds
    this.#fillParts()
  }

  /** Land outside the region: fetched, from the same origin, the first time the view leaves the land of `setData`. */
  setWorld(url: string): void {
    this.#land.setWorld(url)
    if (this.#crew && !this.#destroyed) this.#land.see(boxOfView(this.#crew.map))
  }

  /** Recolours everything in place; no source is built again. */
  setPalette(palette: Palette): void {
    this.#palette = palette
    this.#targets.setPalette(palette)
    this.#trails.setPalette(palette)
    this.#crew?.degrees.setPalette(palette)
    this.#crew?.crosshair.setPalette(palette)
    this.#crew?.drawings.recolour(palette)
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
    this.tools.setFrame(frame)
    this.#crew?.pointer.lookAgain()
  }

  /** Lines of past positions, broken at gaps; the selected one also has dots equal in time. */
  setTrails(trails: Trails | undefined): void {
    this.#trails.setTrails(trails)
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

  /** Targets with open alerts, by slot: drawn over everyone else, and flashing while nobody has acknowledged them. */
  setAlerted(alerted: ReadonlyMap<number, AlertedTarget>): void {
    this.#targets.setAlerted(alerted)
  }

  /** Those who pass a filter, by slot: all others step back, but for the alerted and the selected. Undefined without one. */
  setShown(shown: ReadonlySet<number> | undefined): void {
    this.#targets.setShown(shown)
  }

  /** The clock of the picture, ms since 1970: between two frames those on their way to a known report go on by it. */
  setClock(now: () => number | undefined): void {
    this.#targets.setClock(now)
  }

  /** Whether it is drawn, as predicted, where those heard before should be by now. */
  setPredicted(on: boolean): void {
    this.#targets.setPredicted(on)
  }

  /** A flat map, or the globe, which goes over into the flat map near the ground. */
  setProjection(projection: 'mercator' | 'globe'): void {
    this.#projection = projection
    if (this.#crew && this.#up) this.#project(this.#crew)
  }

  /** Length of the dashed course vectors in minutes ahead; 0 hides them. */
  setVectorMinutes(minutes: number): void {
    this.#targets.setVectorMinutes(minutes)
  }

  /** An area that is not kept yet, while its form is open; undefined takes it away. */
  setDraftArea(parts: readonly Part[] | undefined): void {
    this.#fill('draft-area', parts?.length ? areaFeature(parts) : EMPTY)
  }

  /** A small diamond where an event happened, with a label if given; undefined takes it away. */
  markPlace(place: LonLat | undefined, label = ''): void {
    this.#targets.setPlace(place)
    this.#fill('mark', place === undefined || label === '' ? EMPTY : labelledPoint(place, label))
  }

  /** Brings a place to the middle. */
  flyTo(place: LonLat, zoom?: number): void {
    this.tools.endFollow()
    this.#crew?.camera.flyTo(place, zoom)
  }

  /** Makes a place seen without a needless move: only when it is out of view, or the view is of half the world. */
  show(place: LonLat): void {
    this.tools.endFollow()
    this.#crew?.camera.show(place)
  }

  /** Brings a whole box into view. */
  fit(box: Box): void {
    this.tools.endFollow()
    this.#crew?.camera.fit(box)
  }

  /** Tells how much of the map lies under sheets and drawers, asked at each camera move: what is brought up must be seen. */
  setCovered(covered: () => Insets): void {
    this.#crew?.camera.setCovered(covered)
  }

  /** A step of the zoom about the middle; whoever is followed stays so. */
  zoomBy(step: number): void {
    this.#crew?.camera.zoomBy(step)
  }

  get view(): View {
    return this.#crew?.camera.view ?? this.#firstView
  }

  /** Hears of each click or tap: the slot nearest to it within 14 px, or undefined. Returns the way to stop. */
  onPick(listener: PickListener): () => void {
    return subscribe(this.#pickListeners, listener)
  }

  /** Hears of each press on a limit, of Enter with one near the crosshair too; of presses elsewhere with undefined. */
  onLimit(listener: LimitListener): () => void {
    return subscribe(this.#limitListeners, listener)
  }

  /**
   * Draws a new area with the pointer, or edits one that is there; one at a time, a new drawing cancels the one before.
   * Enter finishes, Esc cancels, Backspace takes back; with the focus on the map Space sets a corner in its middle.
   * Meanwhile presses pick nothing. Without WebGL2 it is cancelled at once.
   */
  drawArea(start: AreaStart, on: AreaListener): AreaDrawing {
    if (this.#crew && !this.#destroyed) return this.#crew.drawings.start(start, on)
    on.cancel()
    return { stop: () => undefined, finish: () => undefined, undo: () => undefined }
  }

  /** Hears where the pointer is and what is under it, at most once a frame, also when a target moves under it. */
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
    this.#crew?.drawings.cancel()
    this.tools.detach()
    this.#pickListeners.clear()
    this.#limitListeners.clear()
    this.#hoverListeners.clear()
    this.#viewListeners.clear()
    this.#crew?.labels.stop()
    this.#crew?.pointer.stop()
    this.#crew?.map.remove()
    this.#crew?.stage.remove()
  }

  /** For `probe.ts` alone: what tests look into. */
  get inside() {
    return {
      map: this.#crew?.map,
      targets: this.#targets,
      trails: this.#trails,
      frame: this.#frame,
      limits: this.#limits,
    }
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
    crew.map.addLayer(this.#trails, this.#targets.id)
    this.#repaint(crew)
    this.#up = true
    if (this.#projection !== 'mercator') this.#project(crew)
    for (const [name, data] of this.#data) this.#hand(crew, name, data)
    this.#endCoarseCoast(crew)
    this.#viewChanged(crew)
    crew.labels.start()
  }

  #project({ map, degrees }: Crew): void {
    map.setProjection({ type: this.#projection })
    // On the globe its lines do not meet the edges of the screen where the flat map's do.
    degrees.hidden = this.#projection === 'globe'
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

  #endCoarseCoast({ map }: Crew): void {
    for (const layer of COARSE_COAST_LAYERS) map.setLayerZoomRange(layer, 0, this.#land.coarseToZoom)
  }

  #fillParts(): void {
    if (!this.#drawn) return
    const parts = chartParts(this.#drawn, this.#hidden, this.#resting)
    for (const [name, data] of Object.entries(parts)) this.#fill(name as keyof typeof parts, data)
    this.#limits = new LimitPicker(parts.limits)
  }

  #pointedAt(at: LonLat, limitRadiusPx: number): Pointed {
    const { zoom } = this.view
    const target = this.#frame && this.#targetAt(this.#frame, at, zoom)
    const limit = this.#limits.nearest(at, zoom, limitRadiusPx)
    const picked = pickedOf(target?.distancePx, limit?.distancePx)
    return {
      slot: picked === 'target' ? target?.slot : undefined,
      limit: picked === 'limit' ? limit : undefined,
    }
  }

  #targetAt(frame: PictureFrame, at: LonLat, zoom: number): TargetHit | undefined {
    const { project, elapsedS } = this.#targets
    if (!project) return nearestTarget(frame, at, zoom, PICK_RADIUS_PX, elapsedS)
    return nearestOnScreen(frame, project(at[0], at[1]), project, PICK_RADIUS_PX, elapsedS)
  }

  #pick({ map, drawings }: Crew, at: LonLat, limitRadiusPx: number): void {
    if (drawings.busy) return
    const { slot, limit } = this.#pointedAt(at, limitRadiusPx)
    if (this.tools.press(at, slot)) return
    // A limit is read beside what is selected; only a press on the open sea lets go of it.
    if (!limit) for (const listener of this.#pickListeners) listener(slot)
    const pressed = limit && { ...limit, acrossShare: map.project([at[0], at[1]]).x / map.getCanvas().clientWidth }
    for (const listener of this.#limitListeners) listener(pressed)
  }

  #viewChanged(crew: Crew): void {
    if (this.#destroyed) return
    const [box, zoom] = [boxOfView(crew.map), crew.map.getZoom()]
    crew.degrees.update(box, zoom, this.#grid.see(box, zoom))
    this.#land.see(box)
    this.#tellView(crew, this.#viewListeners)
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
