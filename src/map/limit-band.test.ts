import type { FeatureCollection, Position } from 'geojson'
import { expect, test } from 'vitest'
import { sidedLimits } from './limit-band.ts'

/** Two squares side by side, 0 to 10 and 10 to 20 east, 0 to 10 north; the first has a hole in its middle. */
const zones: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { kind: 'eez' },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [[ring(0, 0, 10, 10), ring(4, 4, 6, 6)], [ring(10, 0, 20, 10)]],
      },
    },
    {
      type: 'Feature',
      properties: { kind: 'neighbour' },
      geometry: { type: 'Polygon', coordinates: [ring(30, 0, 40, 10)] },
    },
  ],
}
function ring(west: number, south: number, east: number, north: number): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}
const limit = (...coordinates: Position[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { basis: 'agreed' }, geometry: { type: 'LineString', coordinates } }],
})
const bandOf = (limits: FeatureCollection) =>
  sidedLimits(limits, zones).band.features.map((f) => f.geometry.coordinates)

test('the band runs with our zone on its right, whichever way the limit was written', () => {
  const eastward = [
    [2, 10],
    [8, 10],
  ]
  expect(bandOf(limit(...eastward))).toEqual([eastward])
  expect(bandOf(limit(...[...eastward].reverse()))).toEqual([eastward])
})

test('the limit itself is turned round too, and keeps what it says', () => {
  const { limits } = sidedLimits(limit([8, 10], [2, 10]), zones)
  expect(limits.features[0]).toMatchObject({
    properties: { line: 'outer', pattern: 'solid' },
    geometry: {
      coordinates: [
        [2, 10],
        [8, 10],
      ],
    },
  })
})

test('a line through our water, or far from it, or round a neighbour, has no band', () => {
  expect(bandOf(limit([10, 2], [10, 8]))).toEqual([])
  expect(bandOf(limit([0, 50], [10, 50]))).toEqual([])
  expect(bandOf(limit([30, 10], [40, 10]))).toEqual([])
})

test('a line that leaves our edge and comes back is cut there; a hole in the zone is not ours', () => {
  expect(bandOf(limit([1, 10], [3, 10], [3, 20], [5, 20], [5, 10], [7, 10]))).toEqual([
    [
      [1, 10],
      [3, 10],
    ],
    [
      [5, 10],
      [7, 10],
    ],
  ])
  expect(bandOf(limit([4, 6], [6, 6]))).toEqual([
    [
      [6, 6],
      [4, 6],
    ],
  ])
})

test('only the outer limit has a band; the 12 NM line is turned by the territorial sea', () => {
  const near: FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { kind: 'territorial-sea' },
        geometry: { type: 'Polygon', coordinates: [ring(0, 0, 10, 5)] },
      },
      {
        type: 'Feature',
        properties: { kind: 'eez' },
        geometry: { type: 'Polygon', coordinates: [ring(0, 5, 10, 10)] },
      },
    ],
  }
  const [line] = limit([8, 5], [2, 5]).features
  const twelve = { type: 'FeatureCollection', features: [{ ...line, properties: { line: 'territorial-sea' } }] }
  const { limits, band } = sidedLimits(twelve as FeatureCollection, near)
  expect(band.features).toEqual([])
  expect(limits.features[0]?.geometry.coordinates[0]).toEqual([2, 5])
})

test.each([
  ['overlapping-claim', 10, 12],
  ['overlapping-claim', 8, 10],
  ['joint-area', 10, 12],
])(
  'where our limit meets %s, from %i to %i north, there is no band, and the line is turned all the same',
  (kind, south, north) => {
    const [, neighbour] = zones.features
    const geometry = { type: 'Polygon', coordinates: [ring(2, south, 5, north)] }
    const shared = { ...neighbour, properties: { kind }, geometry }
    const all = { ...zones, features: [...zones.features, shared] } as FeatureCollection
    const { limits, band } = sidedLimits(limit([8, 10], [5, 10], [2, 10], [1, 10]), all)
    expect(band.features.map((feature) => feature.geometry.coordinates)).toEqual([
      [
        [5, 10],
        [8, 10],
      ],
      [
        [1, 10],
        [2, 10],
      ],
    ])
    expect(limits.features[0]?.geometry.coordinates[0]).toEqual([1, 10])
  },
)
