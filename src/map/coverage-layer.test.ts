import type { Map as MapLibre } from 'maplibre-gl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { latticeOver } from '#domain/coverage/lattice.ts'
import type { CoverageAges } from '#domain/looks/sensor-picture-ages.ts'
import { distanceNm } from '#geo/measure.ts'
import { CoverageLayer, type CoverageView } from './coverage-layer.ts'
import { coverageColours } from './coverage-layer-colours.ts'
import { footprintLines } from './coverage-layer-rings.ts'

const COLOURS: Record<string, string> = {
  '--looked-1': '#49b7c4',
  '--looked-2': '#35919f',
  '--looked-3': '#276e7d',
  '--looked-5': '#163c48',
  '--drone': '#5fd3f3',
}

beforeEach(() => {
  vi.stubGlobal('ImageData', class {})
  vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: (token: string) => ` ${COLOURS[token]}` }))
})
afterEach(() => vi.unstubAllGlobals())

/** A map that only keeps what it is told. */
class KeepingMap {
  readonly told: string[] = []
  readonly #layers = new Set<string>()
  readonly #sources = new Map<string, object>()

  getContainer() {
    const canvas = { width: 0, height: 0, getContext: () => ({ putImageData: () => this.told.push('drawn') }) }
    return { ownerDocument: { createElement: () => canvas } }
  }

  getLayer(id: string) {
    return this.#layers.has(id) ? {} : undefined
  }

  getSource(id: string) {
    return this.#sources.get(id)
  }

  addSource(id: string, { coordinates }: { readonly coordinates?: unknown }) {
    this.told.push(`+source ${id}`)
    const play = () => this.told.push('uploaded')
    this.#sources.set(id, { coordinates, play, pause: () => undefined, setData: () => undefined })
  }

  addLayer({ id }: { readonly id: string }, before: string) {
    this.told.push(`+layer ${id} under ${before}`)
    this.#layers.add(id)
  }

  removeLayer(id: string) {
    this.told.push(`-layer ${id}`)
    this.#layers.delete(id)
  }

  removeSource(id: string) {
    if (this.#layers.has(id)) throw new Error(`source ${id} is in use`)
    this.told.push(`-source ${id}`)
    this.#sources.delete(id)
  }

  setPaintProperty() {}
  on() {}
  off() {}

  /** What was told since the last time. */
  news(): string[] {
    return this.told.splice(0)
  }
}

function ages(): CoverageAges {
  const lattice = latticeOver([110, 4, 112, 6], 0.5)
  return { lattice, lastS: new Uint32Array(16), latestMs: 1_000_000 }
}

function attached(view: CoverageView | undefined) {
  const [layer, map] = [new CoverageLayer(), new KeepingMap()]
  layer.setView(view)
  layer.handOver(map as unknown as MapLibre)
  return { layer, map }
}

test('ages lie over the sea and under the grid, footprints under the names; both go, layers first', () => {
  const { layer, map } = attached({ ages: ages(), looks: [] })
  expect(map.news()).toEqual([
    'drawn',
    '+source coverage-ages',
    '+layer coverage-ages under graticule',
    '+source coverage-footprints',
    '+layer coverage-footprints under town',
  ])
  layer.setView(undefined)
  expect(map.news()).toEqual([
    '-layer coverage-ages',
    '-source coverage-ages',
    '-layer coverage-footprints',
    '-source coverage-footprints',
  ])
})

test('the same ages are not drawn again, newer ones go into the same image, and another palette draws anew', () => {
  const first = ages()
  const { layer, map } = attached({ ages: first, looks: [] })
  map.news()
  layer.setView({ ages: first, looks: [] })
  expect(map.news()).toEqual([])
  layer.setView({ ages: ages(), looks: [] })
  expect(map.news()).toEqual(['drawn', 'uploaded'])
  layer.setPalette()
  expect(map.news()).toEqual(['drawn', 'uploaded'])
})

test('what is set before the style is there shows with it, and again with a style built anew', () => {
  const { layer, map } = attached(undefined)
  expect(map.news()).toEqual([])
  layer.letGo()
  layer.setView({ ages: ages(), looks: [] })
  expect(map.news()).toEqual([])
  const again = new KeepingMap()
  layer.handOver(again as unknown as MapLibre)
  expect(again.news()).toContain('+layer coverage-ages under graticule')
})

test('each age has the colour of its token, what was never seen none', () => {
  const { ages: palette, footprint } = coverageColours((token) => COLOURS[token] ?? '')
  expect(palette.steps.map(({ withinS, rgba }) => [withinS / 3600, ...rgba.slice(0, 3).map(Math.round)])).toEqual([
    [1, 0x49, 0xb7, 0xc4],
    [6, 0x35, 0x91, 0x9f],
    [24, 0x27, 0x6e, 0x7d],
  ])
  expect(palette.older.slice(0, 3).map(Math.round)).toEqual([0x16, 0x3c, 0x48])
  expect(palette.never[3]).toBe(0)
  expect(footprint).toBe('#5fd3f3')
})

test('a sector is one outline at its ranges, a whole circle two rings, a polygon is closed', () => {
  const sector = { shape: 'sector', centre: [113, 5], minRangeNm: 3, maxRangeNm: 20, fromDeg: -60, toDeg: 60 } as const
  const polygon = {
    shape: 'polygon',
    rings: [
      [
        [110, 4],
        [111, 4],
        [111, 5],
      ],
    ],
  } as const
  const looks = [sector, { ...sector, fromDeg: 0, toDeg: 360 }, { ...sector, minRangeNm: 0 }, polygon]
  const lines = footprintLines(looks.map((footprint, i) => ({ sensorId: `s${i}`, footprint })))
  const rings = lines.features.map(({ geometry }) => geometry.coordinates)
  expect(rings.map((each) => each.length)).toEqual([1, 2, 1, 1])
  for (const ring of rings.flat()) expect(ring.at(-1)?.[0]).toBeCloseTo(ring[0]?.[0] ?? Number.NaN, 9)
  const ranges = rings[0]?.[0]?.map(([lon = 0, lat = 0]) => Math.round(distanceNm([113, 5], [lon, lat]) * 100) / 100)
  expect(new Set(ranges)).toEqual(new Set([20, 3]))
  expect(lines.features[3]?.geometry.coordinates).toEqual([
    [
      [110, 4],
      [111, 4],
      [111, 5],
      [110, 4],
    ],
  ])
})

test('outlines across the antimeridian run on, so that no line goes round the world', () => {
  const footprint = {
    shape: 'sector',
    centre: [179.9, 0],
    minRangeNm: 0,
    maxRangeNm: 60,
    fromDeg: 0,
    toDeg: 360,
  } as const
  const [feature] = footprintLines([{ sensorId: 'a', footprint }]).features
  const lons = feature?.geometry.coordinates[0]?.map(([lon = 0]) => lon) ?? []
  expect(Math.max(...lons) - Math.min(...lons)).toBeCloseTo(2, 1)
})
