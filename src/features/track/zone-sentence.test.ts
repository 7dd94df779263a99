import { expect, test } from 'vitest'
import type { Limit } from '#geo/zone.ts'
import type { PlaceVerdict } from '../../data/locator.ts'
import { zoneSentence } from './zone-sentence.ts'

const limit: Limit = {
  id: '200',
  label: '200 M, computed',
  basis: 'distance',
  agreedBy: [],
  disputedBy: [],
  verified: true,
  toleranceNm: 0.1,
} as unknown as Limit
const inside: PlaceVerdict = {
  verdict: 'eez',
  zones: [{ id: 'my-eez', name: 'Malaysia EEZ', kind: 'eez', claimants: ['MY'] }],
  claimants: ['MY'],
  distanceNm: 0.7,
  limit,
  basis: 'distance',
  certain: true,
}

test('inside: the zone, the way to its limit, and what that rests on', () => {
  expect(zoneSentence(inside)).toEqual({
    place: 'Inside Malaysia EEZ',
    distance: ', 0.70 NM from the limit',
    support: ['200 M, computed', 'no other claim'],
  })
})

test('outside, on land, claimed twice or too close, it says so', () => {
  const outside: PlaceVerdict = { ...inside, verdict: 'outside', zones: [], claimants: [], distanceNm: -12.34 }
  expect(zoneSentence(outside)).toMatchObject({ place: 'Outside our zones', distance: ', 12.3 NM outside the limit' })
  expect(zoneSentence({ ...outside, verdict: 'land' })).toMatchObject({
    place: 'On land',
    distance: ', 12.3 NM from the limit',
  })
  const doubtful = zoneSentence({
    ...inside,
    claimants: ['MY', 'BN'],
    certain: false,
    distanceNm: undefined,
    limit: undefined,
  })
  expect(doubtful.support).toEqual(['claimed by Malaysia and Brunei', 'too close to call'])
  expect(doubtful.distance).toBe('')
})

test('a watch area is named besides, never as the answer', () => {
  const area = { id: 'a', name: 'Box 1', kind: 'watch-area', claimants: [] } as const
  expect(zoneSentence({ ...inside, zones: [area, ...inside.zones] })).toMatchObject({
    place: 'Inside Malaysia EEZ',
    support: ['200 M, computed', 'no other claim', 'in Box 1'],
  })
})
