import type { FeatureCollection } from 'geojson'
import { expect, test } from 'vitest'
import type { Limit, Zone, ZoneSet } from '#geo/zone.ts'
import { drawnLimits } from './drawn-limits.ts'

const limit = (id: string): Limit => ({
  id,
  basis: 'median',
  label: id,
  instrument: '',
  source: '',
  verified: false,
  agreedBy: [],
  disputedBy: [],
  toleranceNm: 0,
})
const zone = (id: string, kind: Zone['kind'], at: number): Zone => ({
  id,
  name: id,
  kind,
  claimants: ['MY'],
  parts: [
    [
      [
        [0, at],
        [1, at],
        [1, at + 1],
        [0, at],
      ],
    ],
  ],
  edgeLimits: [[new Uint16Array(3).fill(at)]],
  box: [0, at, 1, at + 1],
})
const zones = (version: string): ZoneSet => ({
  version,
  zones: [zone('eez', 'eez', 0), zone('shared', 'joint-area', 1)],
  limits: [limit('outer'), limit('joint')],
})
const built: FeatureCollection = {
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { id: 'built' }, geometry: { type: 'LineString', coordinates: [] } }],
}
const ids = ({ features }: FeatureCollection) => features.map(({ properties }) => properties?.id)

test('the lines of the build are drawn for the zones of the build, watch areas or not', () => {
  expect(ids(drawnLimits(zones('1'), built, '1'))).toEqual(['built', 'joint'])
  expect(ids(drawnLimits(zones('1+abc'), built, '1'))).toEqual(['built', 'joint'])
})

test('for other zones the lines are their own outlines', () => {
  expect(ids(drawnLimits(zones('2'), built, '1'))).toEqual(['outer', 'joint'])
})
