import type { CanvasSource, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { type AgeImage, agePixels } from '#domain/coverage/age-pixels.ts'
import type { CoverageAges } from '#domain/looks/sensor-picture-ages.ts'
import type { RecentLooks } from '#domain/looks/sensor-picture-answers.ts'
import { coverageColours } from './coverage-layer-colours.ts'
import { footprintLines } from './coverage-layer-rings.ts'

const AGES = 'coverage-ages'
const FOOTPRINTS = 'coverage-footprints'
/** Over the bare sea, under the grid, zones and land. */
const ABOVE_AGES = 'graticule'
/** Over land and limits, under names and targets. */
const ABOVE_FOOTPRINTS = 'town'

/** What is to be seen of when the sea was last looked at. */
export interface CoverageView {
  /** Undefined until they are known. */
  readonly ages: CoverageAges | undefined
  /** Outlines of what sensors look at now. */
  readonly looks: RecentLooks['looks']
}

/** When the sea was last looked at, as one image under the chart, and what is being looked at as thin outlines. */
export class CoverageLayer {
  #view: CoverageView | undefined
  /** There while its style is loaded and takes calls. */
  #map: MapLibre | undefined
  #canvas: HTMLCanvasElement | undefined
  #image: AgeImage | undefined
  #painted: CoverageAges | undefined
  readonly #uploadAgain = () => this.#upload()

  /** Undefined takes it away. */
  setView(view: CoverageView | undefined): void {
    this.#view = view
    if (this.#map) this.#update(this.#map)
  }

  /** The style has other colours now. */
  setPalette(): void {
    this.#painted = undefined
    if (this.#map) this.#update(this.#map)
  }

  /** Hands everything to a map whose style is loaded. */
  handOver(map: MapLibre): void {
    this.letGo()
    this.#map = map
    map.on('moveend', this.#uploadAgain)
    this.#update(map)
  }

  /** The style is gone, with or without the map. */
  letGo(): void {
    this.#map?.off('moveend', this.#uploadAgain)
    this.#map = undefined
    this.#painted = undefined
  }

  #update(map: MapLibre): void {
    const { ages, looks = [] } = this.#view ?? {}
    if (ages) this.#drawAges(map, ages)
    else this.#remove(map, AGES)
    if (this.#view) this.#drawFootprints(map, looks)
    else this.#remove(map, FOOTPRINTS)
  }

  #drawAges(map: MapLibre, ages: CoverageAges): void {
    if (ages === this.#painted && map.getLayer(AGES)) return
    this.#painted = ages
    const { lattice } = ages
    this.#canvas ??= map.getContainer().ownerDocument.createElement('canvas')
    const canvas = this.#canvas
    this.#image = agePixels(ages, ages.latestMs, this.#colours(map).ages, this.#image?.pixels)
    const { width, height, pixels } = this.#image
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0)
    const { west, south, east, north } = lattice
    const coordinates: CanvasSource['coordinates'] = [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ]
    const source = map.getSource<CanvasSource>(AGES)
    if (source) {
      if (String(source.coordinates) !== String(coordinates)) source.setCoordinates(coordinates)
      this.#upload()
      return
    }
    map.addSource(AGES, { type: 'canvas', canvas, coordinates, animate: false })
    map.addLayer(
      {
        id: AGES,
        type: 'raster',
        source: AGES,
        // A cell is seen or not: nothing between two of them.
        paint: { 'raster-fade-duration': 0, 'raster-resampling': 'nearest' },
      },
      ABOVE_AGES,
    )
  }

  /** A canvas that stands still is read again only when told, and not while none of it is in view: so after each move, too. */
  #upload(): void {
    const source = this.#map?.getSource<CanvasSource>(AGES)
    source?.play()
    source?.pause()
  }

  #drawFootprints(map: MapLibre, looks: CoverageView['looks']): void {
    const data = footprintLines(looks)
    const colour = this.#colours(map).footprint
    const source = map.getSource<GeoJSONSource>(FOOTPRINTS)
    if (source) {
      void source.setData(data)
      map.setPaintProperty(FOOTPRINTS, 'line-color', colour)
      return
    }
    map.addSource(FOOTPRINTS, { type: 'geojson', data, tolerance: 0.3 })
    map.addLayer(
      {
        id: FOOTPRINTS,
        type: 'line',
        source: FOOTPRINTS,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': colour, 'line-width': 1, 'line-opacity': 0.7 },
      },
      ABOVE_FOOTPRINTS,
    )
  }

  /** The layer first: a source that is drawn from cannot be taken away. */
  #remove(map: MapLibre, id: string): void {
    if (map.getLayer(id)) map.removeLayer(id)
    if (map.getSource(id)) map.removeSource(id)
    if (id === AGES) this.#painted = undefined
  }

  #colours(map: MapLibre) {
    const style = getComputedStyle(map.getContainer())
    return coverageColours((token) => style.getPropertyValue(token).trim())
  }
}
