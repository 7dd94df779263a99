import type { Feature, FeatureCollection, Position } from 'geojson'
import { expect, test } from 'vitest'
import { type ChartPart, chartParts, drawnZones } from './chart-parts.ts'

const square = (west: number, south: number): Position[][] => [
  [
    [west, south],
    [west + 2, south],
    [west + 2, south + 2],
    [west, south + 2],
    [west, south],
  ],
]
const zone = (id: string, kind: string, coordinates: Position[][], claimants = ['MY']): Feature => ({
  type: 'Feature',
  properties: { id, name: id, kind, claimants },
  geometry: { type: 'Polygon', coordinates },
})
const limit = (id: string, line: string): Feature => ({
  type: 'Feature',
  properties: { id, line, basis: 'median', label: id, disputedBy: [], verified: true },
  geometry: {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [2, 0],
    ],
  },
})
const collection = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const drawn = drawnZones(
  collection(
    zone('claim', 'overlapping-claim', square(0, 0), ['MY', 'ID']),
    zone('sea', 'territorial-sea', square(2, 0)),
    zone('eez', 'eez', square(4, 0)),
    zone('watch:reef', 'watch-area', square(4, 0)),
  ),
  collection(limit('outer', 'outer'), limit('twelve', 'territorial-sea'), limit('theirs', 'claim')),
)
const parts = (hidden: ChartPart[] = [], resting: string[] = []) => chartParts(drawn, new Set(hidden), new Set(resting))
const ids = ({ features }: FeatureCollection) => features.map(({ properties }) => properties?.id)

test('zones go to the sources that draw their kind, names to those that have room', () => {
  expect(ids(parts().zones)).toEqual(['sea', 'eez'])
  expect(ids(parts().shared)).toEqual(['claim'])
  expect(ids(parts()['watch-areas'])).toEqual(['watch:reef'])
  expect(ids(parts()['zone-names'])).toEqual(['claim', 'eez', 'watch:reef'])
  expect(ids(parts().limits)).toEqual(['outer', 'twelve', 'theirs'])
})

test('what is left out is in no source', () => {
  expect(ids(parts(['near-lines']).limits)).toEqual(['outer', 'theirs'])
  const noClaims = parts(['claims'])
  expect([ids(noClaims.shared), ids(noClaims.limits), ids(noClaims['zone-names'])]).toEqual([
    [],
    ['outer', 'twelve'],
    ['eez', 'watch:reef'],
  ])
  const noAreas = parts(['watch-areas'])
  expect([ids(noAreas['watch-areas']), ids(noAreas['zone-names'])]).toEqual([[], ['claim', 'eez']])
})

test('limits without their names stay where they are and can still be told apart', () => {
  expect(parts(['line-names']).limits.features.map(({ properties }) => properties)).toMatchObject([
    { id: 'outer', name: 'outer', unnamed: true },
    { id: 'twelve', unnamed: true },
    { id: 'theirs', unnamed: true },
  ])
})

test('a watch area that rests is drawn so, and so is its name', () => {
  const resting = parts([], ['watch:reef'])
  expect(resting['watch-areas'].features[0]?.properties?.watched).toBe(false)
  expect(resting['zone-names'].features.at(-1)?.properties?.watched).toBe(false)
  expect(parts()['watch-areas'].features[0]?.properties?.watched).toBe(true)
})
