import type { Position } from 'geojson'
import { expect, test } from 'vitest'
import { roomiestPlace, zoneNames } from './label-point.ts'

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

test('the middle of a square has the most room', () => {
  const { place, roomDeg } = roomiestPlace([square(100, 0, 8)])
  expect(place[0]).toBeCloseTo(104, 1)
  expect(place[1]).toBeCloseTo(4, 1)
  expect(roomDeg).toBeCloseTo(4, 1)
})

test('a hole pushes the place away, and a bent shape keeps it inside', () => {
  const holed = roomiestPlace([square(0, 0, 10), square(1, 1, 5)])
  expect(Math.min(...holed.place)).toBeGreaterThan(5)
  const bent: Position[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [9, 10],
    [9, 1],
    [0, 1],
    [0, 0],
  ]
  expect(roomiestPlace([bent]).roomDeg).toBeGreaterThan(0.45)
})

test('each part of a zone is named once, the roomy ones from afar', () => {
  const { features } = zoneNames({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: 'Malaysia EEZ, Peninsula, west', kind: 'eez' },
        geometry: { type: 'MultiPolygon', coordinates: [[square(100, 0, 8)], [square(120, 0, 0.5)], []] },
      },
    ],
  })
  expect(features).toHaveLength(2)
  expect(features[1]?.properties).toMatchObject({ name: 'Malaysia EEZ', part: 'Peninsula, west', kind: 'eez' })
  expect(features[0]?.properties?.minZoom).toBeLessThan(2)
  expect(features[1]?.properties?.minZoom).toBeGreaterThan(5)
})

test('the name of our zone keeps out of disputed water, which names its claimants', () => {
  const square = (west: number, east: number) => [
    [
      [west, 0],
      [east, 0],
      [east, 10],
      [west, 10],
      [west, 0],
    ],
  ]
  const zone = (id: string, kind: string, claimants: string[], coordinates: number[][][]) => ({
    type: 'Feature' as const,
    properties: { id, name: id, kind, claimants },
    geometry: { type: 'Polygon' as const, coordinates },
  })
  const { features } = zoneNames({
    type: 'FeatureCollection',
    features: [
      zone('strip', 'overlapping-claim', ['MY', 'ID'], square(3, 12)),
      zone('EEZ', 'eez', ['MY'], square(0, 10)),
      zone('crowd', 'overlapping-claim', ['MY', 'CN', 'TW', 'VN'], square(20, 21)),
      zone('coast', 'territorial-sea', ['MY'], square(30, 31)),
    ],
  })
  expect(features.map(({ properties }) => [properties?.id, properties?.claimants])).toEqual([
    ['strip', 'claimed by Malaysia and Indonesia'],
    ['EEZ', ''],
    ['crowd', 'claimed by MY · CN · TW · VN'],
  ])
  expect(features[1]?.geometry.coordinates[0]).toBeCloseTo(1.5, 1)
})
