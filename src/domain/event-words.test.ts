import { expect, test } from 'vitest'
import { crossingTimes, eventWords, isCrossing, shownAtMs } from './event-words.ts'
import type { ZoneEvent } from './events/zone-event.ts'
import { zoneEvent } from './testing.ts'

function event(kind: ZoneEvent['kind'], atMs: number, confirmedAtMs: number): ZoneEvent {
  return zoneEvent({ kind, atMs, confirmedAtMs })
}

test('an event is told by its zone, and by the id where the zone has no name', () => {
  expect(eventWords(event('entered', 0, 0), 'Malaysia EEZ, Peninsula east')).toBe(
    'Entered Malaysia EEZ, Peninsula east',
  )
  expect(eventWords(event('first-seen-inside', 0, 0), undefined)).toBe('First seen inside west')
})

test('a crossing that nobody saw says so, a first sight need not', () => {
  expect(eventWords({ ...event('exited', 0, 0), crossing: 'unknown' }, 'A')).toBe('Left A, crossing not seen')
  expect(eventWords({ ...event('first-seen-inside', 0, 0), crossing: 'unknown' }, 'A')).toBe('First seen inside A')
})

test('an event is shown from when its rule was met', () => {
  expect(shownAtMs(event('exited', 1000, 4000))).toBe(4000)
})

test('jumps lead to when crossings became known, in order, whatever order they came in', () => {
  const events = [event('exited', 5000, 9000), event('first-seen-inside', 1, 1), event('entered', 6000, 7000)]
  expect(events.filter(isCrossing)).toHaveLength(2)
  expect(crossingTimes(events)).toEqual([7000, 9000])
  expect(crossingTimes([...events, event('entered', 6500, 7000)])).toEqual([7000, 9000])
})
