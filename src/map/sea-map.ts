import type { Map as MapLibre } from 'maplibre-gl'
import type { PictureFrame } from '#domain/picture.ts'
import type { Box, LonLat } from '#geo/lonlat.ts'
import type { Part } from '#geo/zone.ts'
import type { AreaDrawing, AreaListener, AreaStart } from './area-drawer.ts'
import { Camera, type Insets } from './camera.ts'
import { ChartGround, type SeaMapData } from './chart-ground.ts'
import type { ChartPart } from './chart-parts.ts'
import { LAYER_ABOVE_TARGETS } from './chart-style.ts'
import { CoverageLayer, type CoverageView } from './coverage-layer.ts'
import { craftFeatures, type DrawnCraft } from './craft-layers-features.ts'
import { Crosshair } from './crosshair.ts'
import { DegreeFrame } from './degree-frame.ts'
import { DrawingDesk } from './drawing-desk.ts'
import { LabelKeeper } from './label-keeper.ts'
import type { LabelView } from './label-view.ts'
import { addImages, boxOfView, createMap, createStage, loadFaces, recolour } from './map-engine.ts'
import {
  type HoverListener,
  type LimitListener,
  MapNews,
  type PickListener,
  type PressedLimit,
  type ViewListener,
} from './map-news.ts'
import { metresPerPixel } from './mercator.ts'
import type { Palette } from './palette-tokens.ts'
import { areaFeature, EMPTY, labelledPoint } from './plain-features.ts'
import { pointedAt } from './pointed-at.ts'
import { type Pointed, PointerWatch } from './pointer-watch.ts'
import { followSharpness } from './sharpness.ts'
import type { TargetLabel } from './target-labels.ts'
import { TargetLayer } from './target-layer.ts'
import type { AlertedTarget } from './target-rows.ts'
import { ChartTools } from './tools/chart-tools.ts'
import type { SymbolSet } from './tools/symbol-set.ts'
import { TrailLayer, type Trails } from './trail-layer.ts'
import type { View } from './view.ts'

export type {
  AreaDrawing,
  AreaListener,
  AreaStart,
  ChartPart,
  CoverageView,
  DrawnCraft,
  Insets,
  Pointed,
  PressedLimit,
  SeaMapData,
  TargetLabel,
  Trails,
}

export interface SeaMapOptions {
  readonly container: HTMLElement
  readonly palette: Palette
  readonly view: View
  /** Camera moves jump and labels do not fade. */
  readonly reducedMotion: boolean
}

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
  readonly stopSharpness: () => void
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

  readonly #ground = new ChartGround()
  readonly #coverage = new CoverageLayer()
  readonly #news = new MapNews()
  #frame: PictureFrame | undefined
  #palette: Palette
  /** The palette the style was last coloured with. */
  #painted: Palette
  /** The style is loaded and takes calls. */
  #up = false
  #destroyed = false

  #shown: ReadonlySet<number> | undefined
  #projection: 'mercator' | 'globe' = 'mercator'

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
        (labels) => this.#ground.fill('labels', labels),
        () => this.#targets.project,
      ),
      pointer: new PointerWatch(
        map,
        (at) => this.#pointedAt(at, LIMIT_RADIUS_PX),
        (pointed, at, point) => {
          this.tools.point(at, pointed.slot)
          this.#news.hover.tell(pointed, at, point)
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
      stopSharpness: followSharpness(map, stage),
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
    this.#ground.setData(data)
  }

  /** Leaves parts of the chart out: what is not drawn is not picked either. */
  setHidden(parts: ReadonlySet<ChartPart>): void {
    this.#ground.setHidden(parts)
  }

  /** Watch areas, by zone id, that their schedules let rest now: they are drawn dimmer and say so. */
  setResting(zoneIds: ReadonlySet<string>): void {
    this.#ground.setResting(zoneIds)
  }

  /** Land outside the region: fetched, from the same origin, the first time the view leaves the land of `setData`. */
  setWorld(url: string): void {
    this.#ground.setWorld(url, this.#crew && !this.#destroyed ? boxOfView(this.#crew.map) : undefined)
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
    this.#coverage.setPalette()
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

  /** Some rows of the frame drawn last are other than they were; see `Picture.onRows`. */
  drawRows(rows: Uint32Array): void {
    this.#targets.changeRows(rows)
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
    this.#shown = shown
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

  /** Whose signs targets are drawn by; rejects where those of MIL-STD-2525 could not be fetched, and the others stay. */
  setSymbols(set: SymbolSet): Promise<void> {
    return this.#targets.setSymbols(set)
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
    this.#ground.fill('draft-area', parts?.length ? areaFeature(parts) : EMPTY)
  }

  /** Ways of our craft, done and planned; undefined takes them away. */
  setCraft(drawn: DrawnCraft | undefined): void {
    this.#ground.fill('craft', drawn ? craftFeatures(drawn) : EMPTY)
  }

  /** When the sea was last looked at and what sensors look at now, under the targets; undefined takes it away. */
  setCoverage(view: CoverageView | undefined): void {
    this.#coverage.setView(view)
  }

  /** A small diamond where an event happened, with a label if given; undefined takes it away. */
  markPlace(place: LonLat | undefined, label = ''): void {
    this.#targets.setPlace(place)
    this.#ground.fill('mark', place === undefined || label === '' ? EMPTY : labelledPoint(place, label))
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

  /** What of the view decides who is named; undefined without a map. */
  get labelView(): LabelView | undefined {
    if (!this.#crew) return undefined
    const { lon, lat, zoom } = this.view
    const [box, pointer] = [boxOfView(this.#crew.map), this.tools.pointerAt]
    return { box, zoom, middle: [lon, lat], pointer, shown: this.#shown }
  }

  get view(): View {
    return this.#crew?.camera.view ?? this.#firstView
  }

  /** Hears of each click or tap: the slot nearest to it within 14 px, or undefined. Returns the way to stop. */
  onPick(listener: PickListener): () => void {
    return this.#news.pick.add(listener)
  }

  /** Hears of each press on a limit, of Enter with one near the crosshair too; of presses elsewhere with undefined. */
  onLimit(listener: LimitListener): () => void {
    return this.#news.limit.add(listener)
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
    return this.#news.hover.add(listener)
  }

  /** Hears the view now and whenever it changes, at most once a frame. */
  onView(listener: ViewListener): () => void {
    if (this.#crew) this.#tellView(this.#crew, listener)
    return this.#news.view.add(listener)
  }

  /**
   * The chart as it is drawn next, on a canvas of its own: without degrees, tools and signs over it. Undefined without
   * WebGL2; pending while the page is hidden, which draws nothing.
   */
  snapshot(): Promise<HTMLCanvasElement | undefined> {
    const map = this.#crew?.map
    if (!map || this.#destroyed) return Promise.resolve(undefined)
    const { promise, resolve } = Promise.withResolvers<HTMLCanvasElement>()
    // Once the browser has shown what WebGL drew, it is gone: it is copied in the same turn.
    map.once('render', () => {
      const drawn = map.getCanvas()
      const copy = drawn.ownerDocument.createElement('canvas')
      copy.width = drawn.width
      copy.height = drawn.height
      copy.getContext('2d')?.drawImage(drawn, 0, 0)
      resolve(copy)
    })
    map.triggerRepaint()
    return promise
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
    this.#news.clear()
    this.#ground.letGo()
    this.#coverage.letGo()
    this.#crew?.stopSharpness()
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
      limits: this.#ground.limits,
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
      this.#ground.letGo()
      this.#coverage.letGo()
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
    this.#ground.handOver(crew.map)
    this.#coverage.handOver(crew.map)
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

  #pointedAt(at: LonLat, limitRadiusPx: number): Pointed {
    const { project, elapsedS } = this.#targets
    const scene = { frame: this.#frame, limits: this.#ground.limits, zoom: this.view.zoom, project, elapsedS }
    return pointedAt(scene, at, limitRadiusPx)
  }

  #pick({ map, drawings }: Crew, at: LonLat, limitRadiusPx: number): void {
    if (drawings.busy) return
    const { slot, limit } = this.#pointedAt(at, limitRadiusPx)
    if (this.tools.press(at, slot)) return
    // A limit is read beside what is selected; only a press on the open sea lets go of it.
    if (!limit) this.#news.pick.tell(slot)
    const pressed = limit && { ...limit, acrossShare: map.project([at[0], at[1]]).x / map.getCanvas().clientWidth }
    this.#news.limit.tell(pressed)
  }

  #viewChanged(crew: Crew): void {
    if (this.#destroyed) return
    const [box, zoom] = [boxOfView(crew.map), crew.map.getZoom()]
    crew.degrees.update(box, zoom, this.#ground.see(box, zoom))
    this.#tellView(crew, this.#news.view.tell.bind(this.#news.view))
  }

  #tellView({ map }: Crew, tell: ViewListener): void {
    const view = this.view
    tell(view, metresPerPixel(view.lat, view.zoom), boxOfView(map))
  }
}
