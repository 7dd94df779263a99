import { expect, test } from 'vitest'
import { isFlashing, mostPressingByTrack } from './alert.ts'
import { alertOf } from './testing.ts'

test('what nobody has seen flashes, but for cautions', () => {
  const flashing = (
    ['active-unacknowledged', 'rectified-unacknowledged', 'active-acknowledged', 'normal'] as const
  ).map((state) => isFlashing({ state, priority: 'warning' }))
  expect(flashing).toEqual([true, true, false, false])
  expect(isFlashing({ state: 'active-unacknowledged', priority: 'caution' })).toBe(false)
})

test('of each track the alert that comes first in the list, and none of feeds', () => {
  const { trackId: _, ...ofFeed } = alertOf({ id: 'f', feedId: 'ais' })
  const alerts = [
    alertOf({ id: 'a', priority: 'caution' }),
    alertOf({ id: 'b', priority: 'alarm', state: 'active-acknowledged' }),
    alertOf({ id: 'c', priority: 'warning' }),
    alertOf({ id: 'd', priority: 'emergency', trackId: 'mmsi:2' }),
    ofFeed,
  ]
  expect([...mostPressingByTrack(alerts)].map(([trackId, { id }]) => [trackId, id])).toEqual([
    ['mmsi:2', 'd'],
    ['mmsi:1', 'c'],
  ])
})
