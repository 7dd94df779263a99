import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Box } from '#geo/lonlat.ts'
import { type ChartPart, chartParts, type DrawnZones, drawnZones } from './chart-parts.ts'
import { COARSE_COAST_LAYERS, type SourceName } from './chart-style.ts'
import { GridKeeper } from './grid-keeper.ts'
import { LandKeeper } from './land-keeper.ts'
import { LimitPicker } from './limit-picking.ts'
import { boxOfView } from './map-engine.ts'
import { EMPTY } from './plain-features.ts'

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

/** What every source of the style holds: the truth, should the graphics context and with it the style be lost. */
export class ChartGround {
  readonly #sources = new Map<SourceName, FeatureCollection | string>()
  readonly #land = new LandKeeper((name, data) => this.fill(name, data))
  readonly #grid = new GridKeeper((lines) => this.fill('graticule', lines))
  #chart: Partial<SeaMapData> = {}
  #drawn: DrawnZones | undefined
  #hidden: ReadonlySet<ChartPart> = new Set()
  #resting: ReadonlySet<string> = new Set()
  #limits = new LimitPicker(EMPTY)
  /** There while its style is loaded and takes calls. */
  #map: MapLibre | undefined

  /** Limits that are drawn, and so can be picked. */
  get limits(): LimitPicker {
    return this.#limits
  }

  /** Hands everything to a map whose style is loaded. */
  handOver(map: MapLibre): void {
    this.#map = map
    for (const [name, data] of this.#sources) hand(map, name, data)
    this.#endCoarseCoast(map)
  }

  /** The style is gone, with or without the map. */
  letGo(): void {
    this.#map = undefined
  }

  fill(name: SourceName, data: FeatureCollection | string): void {
    this.#sources.set(name, data)
    if (this.#map) hand(this.#map, name, data)
  }

  setData(data: SeaMapData): void {
    const before = this.#chart
    this.#chart = data
    this.#land.setLand(data.land)
    this.#land.setFineLand(data.fineLand)
    if (this.#map) {
      this.#endCoarseCoast(this.#map)
      this.#land.see(boxOfView(this.#map))
    }
    if (data.borders !== before.borders) this.fill('borders', data.borders)
    if (data.places !== before.places) this.fill('places', data.places)
    if (data.zones === before.zones && data.limits === before.limits) return
    this.#drawn = drawnZones(data.zones, data.limits)
    this.#fillParts()
  }

  setHidden(parts: ReadonlySet<ChartPart>): void {
    this.#hidden = parts
    this.#fillParts()
  }

  setResting(zoneIds: ReadonlySet<string>): void {
    this.#resting = zoneIds
    this.#fillParts()
  }

  setWorld(url: string, view: Box | undefined): void {
    this.#land.setWorld(url)
    if (view) this.#land.see(view)
  }

  /** Follows the view, and answers the step of the grid in minutes of arc. */
  see(view: Box, zoom: number): number {
    this.#land.see(view)
    return this.#grid.see(view, zoom)
  }

  #endCoarseCoast(map: MapLibre): void {
    for (const layer of COARSE_COAST_LAYERS) map.setLayerZoomRange(layer, 0, this.#land.coarseToZoom)
  }

  #fillParts(): void {
    if (!this.#drawn) return
    const parts = chartParts(this.#drawn, this.#hidden, this.#resting)
    for (const [name, data] of Object.entries(parts)) this.fill(name as keyof typeof parts, data)
    this.#limits = new LimitPicker(parts.limits)
  }
}

function hand(map: MapLibre, name: SourceName, data: FeatureCollection | string): void {
  void map.getSource<GeoJSONSource>(name)?.setData(data)
}
