import type { GeoJSONSource } from 'maplibre-gl'
import '../../src/app/tokens.css'
import { emptyFrame, type PictureFrame } from '#domain/picture.ts'
import { readPalette } from '../../src/map/palette.ts'
import { nearestTarget } from '../../src/map/picking.ts'
import { SeaMap } from '../../src/map/sea-map.ts'
import { seededRandom } from '../bench.ts'
import { featuresOf, movingFrames } from './moving-frames.ts'
import './page.css'

const FRAMES = 4
const SOURCE = 'bench-targets'
const ARROW = 'bench-arrow'
const PICK_RADIUS_PX = 14
/** The page's clock is no finer than a tenth of a millisecond. */
const PICKS_A_READING = 20

const container = document.querySelector('#map')
if (!(container instanceof HTMLElement)) throw new Error('there is no #map')
const chart = new SeaMap({
  container,
  palette: readPalette(document.documentElement),
  view: { lon: 108.5, lat: 4.5, zoom: 4 },
  reducedMotion: true,
})
chart.setVectorMinutes(24)
const { map } = chart.inside
if (!map) throw new Error('the browser gave no WebGL2')

let frames: PictureFrame[] = []
let drawn = 0
map.on('render', () => {
  drawn++
})

const rendered = () => new Promise<void>((resolve) => map.once('render', () => resolve()))
const idle = () =>
  new Promise<void>((resolve) => {
    map.once('idle', () => resolve())
    map.triggerRepaint()
  })

const WAYS = {
  /** The map alone, drawn once: what is not ours. */
  empty: async () => {
    const done = rendered()
    map.triggerRepaint()
    await done
  },
  /** A frame in, drawn once. */
  layer: async (update: number) => {
    const done = rendered()
    chart.drawFrame(frames[update % FRAMES] ?? emptyFrame())
    await done
  },
  /** The way of MapLibre's own examples: features in, worker, symbols, until nothing is on its way any more. */
  'set-data': async (update: number) => {
    await map.getSource<GeoJSONSource>(SOURCE)?.setData(featuresOf(frames[update % FRAMES] ?? emptyFrame()))
    await idle()
  },
} as const
export type Way = keyof typeof WAYS

export interface MapBench {
  readonly ready: Promise<void>
  setFleet(count: number): void
  /** Makes the map ready for a way, then draws twice to warm up. */
  begin(way: Way): Promise<void>
  /** Draws so many updates; answers how often the map was rendered. */
  run(way: Way, updates: number): Promise<number>
  /** Milliseconds a pick, median and most, at places all over the view. */
  pick(picks: number): { readonly medianMs: number; readonly mostMs: number; readonly hits: number }
  /** Targets in the layer. */
  drawn(): number
}

window.mapBench = {
  ready: chart.ready.then(() => {
    map.addImage(ARROW, arrow(), { sdf: true })
  }),
  setFleet: (count) => {
    frames = movingFrames(count, FRAMES)
  },
  begin: async (way) => {
    if (map.getLayer(SOURCE)) map.removeLayer(SOURCE)
    if (map.getSource(SOURCE)) map.removeSource(SOURCE)
    chart.drawFrame(emptyFrame())
    if (way === 'set-data') addSymbolLayer()
    await idle()
    await WAYS[way](0)
    await WAYS[way](1)
  },
  run: async (way, updates) => {
    const before = drawn
    for (let update = 0; update < updates; update++) await WAYS[way](update)
    return drawn - before
  },
  pick: (picks) => {
    const random = seededRandom(3)
    const frame = frames[0] ?? emptyFrame()
    const times: number[] = []
    let hits = 0
    for (let pick = 0; pick < picks; pick += PICKS_A_READING) {
      const started = performance.now()
      for (let each = 0; each < PICKS_A_READING; each++) {
        const at = [98 + random() * 21, random() * 9] as const
        if (nearestTarget(frame, at, 4 + random() * 5, PICK_RADIUS_PX)) hits++
      }
      times.push((performance.now() - started) / PICKS_A_READING)
    }
    times.sort((a, b) => a - b)
    return { medianMs: times[times.length >> 1] ?? Number.NaN, mostMs: times.at(-1) ?? Number.NaN, hits }
  },
  drawn: () => chart.inside.targets.drawn,
}

function addSymbolLayer(): void {
  map?.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map?.addLayer({
    id: SOURCE,
    type: 'symbol',
    source: SOURCE,
    layout: {
      'icon-image': ARROW,
      'icon-size': 0.4,
      'icon-rotate': ['get', 'pointsDeg'],
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-color': '#ccd5db' },
  })
}

function arrow(): ImageData {
  const side = 32
  const canvas = new OffscreenCanvas(side, side)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no 2d context')
  context.fillStyle = '#fff'
  context.fill(new Path2D('M16 2 27 29 16 22 5 29Z'))
  return context.getImageData(0, 0, side, side)
}

declare global {
  interface Window {
    mapBench: MapBench
  }
}
