import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import type { Basis, Limit, Zone, ZoneKind } from '#geo/zone.ts'
import { zoneOutlines } from './zone-outlines.ts'

const limit = (id: string, basis: Basis): Limit => ({
  id,
  basis,
  label: id,
  instrument: 'none',
  source: 'none',
  verified: false,
  agreedBy: [],
  disputedBy: [],
  toleranceNm: 0,
})

const zone = (id: string, kind: ZoneKind, ring: LonLat[], edges: number[]): Zone => ({
  id,
  name: id,
  kind,
  claimants: ['MY'],
  parts: [[ring]],
  edgeLimits: [[Uint16Array.from(edges)]],
  box: [0, 0, 4, 2],
})

const limits = [limit('coast', 'coast'), limit('twelve', 'distance'), limit('outer', 'median')]
// Two squares side by side: the coast in the west, the territorial sea, the 12 NM line between, the EEZ.
const sea = zone(
  'sea',
  'territorial-sea',
  [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ],
  [2, 1, 2, 0],
)
const eez = zone(
  'eez',
  'eez',
  [
    [2, 0],
    [4, 0],
    [4, 2],
    [2, 2],
    [2, 0],
  ],
  [2, 2, 2, 1],
)
const watch = zone(
  'watch',
  'watch-area',
  [
    [2, 0],
    [4, 0],
    [4, 2],
    [2, 0],
  ],
  [2, 2, 2],
)

test('each run of edges of one limit is a line; the coast and watch areas are none', () => {
  const { features } = zoneOutlines({ zones: [eez, sea, watch], limits })
  expect(features.map(({ properties }) => [properties?.id, properties?.line, properties?.zone])).toEqual([
    ['outer', 'territorial-sea', 'sea'],
    ['twelve', 'territorial-sea', 'sea'],
    ['outer', 'territorial-sea', 'sea'],
    ['outer', 'outer', 'eez'],
  ])
})

test('an edge that two zones share is drawn once, as that of the inner zone', () => {
  const { features } = zoneOutlines({ zones: [eez, sea], limits })
  const between = features.filter(({ properties }) => properties?.id === 'twelve')
  expect(between.map(({ geometry }) => geometry.coordinates)).toEqual([
    [
      [2, 0],
      [2, 2],
    ],
  ])
})

test('a line knows its length in nautical miles', () => {
  const twelve = zoneOutlines({ zones: [sea], limits }).features.find(({ properties }) => properties?.id === 'twelve')
  expect(twelve?.properties?.lengthNm).toBeCloseTo(120, 0)
})
