import type { FeatureCollection, Position } from 'geojson'
import { expect, test } from 'vitest'
import { coastLines } from './coast.ts'

const land = (...rings: Position[][]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: rings.map((r) => [r]) } },
  ],
})
const island: Position[] = [
  [3, 3],
  [4, 3],
  [4, 4],
  [3, 3],
]
const linesOf = (data: FeatureCollection) =>
  coastLines(data, [0, 0, 10, 10]).features.map((f) => f.geometry.coordinates)

test('an island keeps its whole coast', () => {
  expect(linesOf(land(island))).toEqual([island])
})

test('a mainland cut at the corner of the map keeps only its real coast', () => {
  const mainland: Position[] = [
    [10, 10],
    [5, 10],
    [6, 7],
    [10, 5],
    [10, 10],
  ]
  expect(linesOf(land(mainland, island))).toEqual([
    [
      [5, 10],
      [6, 7],
      [10, 5],
    ],
    island,
  ])
})
