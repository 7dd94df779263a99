import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { craftFeatures } from './craft-layers-features.ts'

const LEGS: LonLat[] = [
  [113, 6],
  [114, 6],
  [114, 5.8],
  [113, 5.8],
]

test('a planned path has its start and a number at each corner between its ends', () => {
  const { features } = craftFeatures({ plan: { transit: [[112, 6], LEGS[0] as LonLat], places: LEGS } })
  expect(features.map(({ properties }) => properties?.part)).toEqual([
    'transit',
    'planned',
    'start',
    'corner',
    'corner',
  ])
  expect(features.map(({ properties }) => properties?.label).slice(2)).toEqual(['Start', '1', '2'])
})

test('pieces of a curve are no corners', () => {
  const circle = Array.from({ length: 37 }, (_, i): LonLat => {
    const angle = (i * Math.PI) / 18
    return [113 + 0.2 * Math.sin(angle), 5 + 0.2 * Math.cos(angle)]
  })
  const { features } = craftFeatures({ plan: { transit: [], places: circle } })
  expect(features.filter(({ properties }) => properties?.part === 'corner')).toEqual([])
})

test('a way over the antimeridian runs on past 180', () => {
  const { features } = craftFeatures({
    remaining: [
      [179, 5],
      [-179, 5],
    ],
  })
  expect(features[0]?.geometry).toMatchObject({
    coordinates: [
      [179, 5],
      [181, 5],
    ],
  })
})

test('one place is no line, and nothing is nothing', () => {
  expect(craftFeatures({ remaining: [[113, 5]] }).features).toEqual([])
  expect(craftFeatures({}).features).toEqual([])
})
