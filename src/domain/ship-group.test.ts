import { expect, test } from 'vitest'
import { shipGroupOf } from './ship-group.ts'

test('ship types go into the groups that operators sort by', () => {
  expect([30, 31, 33, 35, 36, 40, 52, 55, 60, 79, 89, 99].map(shipGroupOf)).toEqual([
    'fishing',
    'tug',
    'service',
    'other',
    'pleasure',
    'high-speed',
    'tug',
    'service',
    'passenger',
    'cargo',
    'tanker',
    'other',
  ])
})

test('who does not say its type is in no group', () => {
  expect([shipGroupOf(undefined), shipGroupOf(0)]).toEqual([undefined, undefined])
})
