import { expect, test } from 'vitest'
import { counts, filterEvents, isLandmark, landmarkTimes, USUAL_FILTER } from './event-filter.ts'
import { zoneEvent } from './testing.ts'

const events = [
  zoneEvent({ id: 'in' }),
  zoneEvent({ id: 'seen', kind: 'first-seen-inside', crossing: 'none' }),
  zoneEvent({ id: 'coast', flags: ['at-coast'] }),
  zoneEvent({ id: 'port-sight', kind: 'lost-inside', flags: ['in-port'], crossing: 'none' }),
  zoneEvent({ id: 'wrong', withdrawn: { reason: 'a late report' } }),
  zoneEvent({ id: 'close', flags: ['too-close-to-call', 'shared-identity'] }),
]

test('usually crossings at sea are listed, and it is known how many the coast has', () => {
  const { shown, masked, sightings } = filterEvents(events, USUAL_FILTER)
  expect(shown.map(({ id }) => id)).toEqual(['in', 'wrong', 'close'])
  expect([masked, sightings]).toEqual([1, 2])
})

test('each choice can be undone alone', () => {
  expect(filterEvents(events, { crossingsOnly: false, withoutMasked: true }).shown).toHaveLength(4)
  expect(filterEvents(events, { crossingsOnly: true, withoutMasked: false }).shown).toHaveLength(4)
  const all = filterEvents(events, { crossingsOnly: false, withoutMasked: false })
  expect(all.shown).toEqual(events)
  expect(all.masked).toBe(2)
})

test('what is withdrawn or masked is part of no sum', () => {
  expect(events.filter(counts).map(({ id }) => id)).toEqual(['in', 'seen', 'close'])
})

test('a landmark of the timeline is a crossing that is neither withdrawn nor masked', () => {
  expect(events.filter(isLandmark).map(({ id }) => id)).toEqual(['in', 'close'])
})

test('jumps lead to when those became known, each instant once, in order, whatever order they came in', () => {
  const times = [
    zoneEvent({ kind: 'exited', confirmedAtMs: 9000 }),
    zoneEvent({ kind: 'first-seen-inside', confirmedAtMs: 1 }),
    zoneEvent({ confirmedAtMs: 7000 }),
    zoneEvent({ confirmedAtMs: 7000 }),
    zoneEvent({ confirmedAtMs: 2, flags: ['at-coast'] }),
    zoneEvent({ confirmedAtMs: 3, withdrawn: { reason: 'a late report' } }),
  ]
  expect(landmarkTimes(times)).toEqual([7000, 9000])
})
