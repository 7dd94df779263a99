import { expect, test } from 'vitest'
import { eventWords, isCrossing, shownAtMs } from './event-words.ts'
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

test('a withdrawn event says so', () => {
  const withdrawn = { ...event('entered', 0, 5), withdrawn: { reason: 'a report that came later shows otherwise' } }
  expect(eventWords(withdrawn, 'A')).toBe('Entered A, withdrawn')
})

test('a track in a zone that ended did not leave it', () => {
  const closed = { ...event('exited', 0, 0), crossing: 'none', flags: ['zone-closed'] } as const
  expect(eventWords(closed, 'A')).toBe('Zone closed with it inside: A')
})

test('a zone that ended is no crossing', () => {
  expect(isCrossing({ ...event('exited', 0, 0), crossing: 'none', flags: ['zone-closed'] })).toBe(false)
})
