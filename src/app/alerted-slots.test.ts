import { expect, test } from 'vitest'
import type { Alert } from '#domain/alerts/alert.ts'
import { alertedSlots } from './alerted-slots.ts'

function alertOf(different: Partial<Alert>): Alert {
  return {
    id: 'a',
    ruleId: 'entry',
    priority: 'warning',
    state: 'active-unacknowledged',
    cause: 'zone-event',
    title: 'Entered',
    atMs: 0,
    raisedAtMs: 0,
    changedAtMs: 0,
    trackId: 'mmsi:1',
    causes: 1,
    notes: [],
    ...different,
  }
}

const slotOf = (trackId: string) => ({ 'mmsi:1': 7, 'mmsi:2': 8 })[trackId]

test('each target shows the most pressing of its alerts, and flashes as long as nobody has seen that', () => {
  const slots = alertedSlots(
    [
      alertOf({ id: 'seen', priority: 'alarm', state: 'active-acknowledged' }),
      alertOf({ id: 'new' }),
      alertOf({ id: 'other', trackId: 'mmsi:2', priority: 'caution' }),
    ],
    slotOf,
  )
  expect([...slots]).toEqual([
    [7, { priority: 'warning', flashing: true }],
    [8, { priority: 'caution', flashing: false }],
  ])
})

test('an alert of a feed, or of a track that is not here, is on no target', () => {
  const { trackId: _, ...ofFeed } = alertOf({ id: 'feed', feedId: 'ais' })
  expect(alertedSlots([ofFeed, alertOf({ trackId: 'mmsi:9' })], slotOf).size).toBe(0)
})
