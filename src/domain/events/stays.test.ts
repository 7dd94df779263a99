import { expect, test } from 'vitest'
import { zoneEvent } from '../testing.ts'
import { staysOf } from './stays.ts'
import type { ZoneEvent } from './zone-event.ts'

const at = (atMs: number, kind: ZoneEvent['kind'], rest: Partial<ZoneEvent> = {}) =>
  zoneEvent({ id: `${kind} ${atMs}`, trackId: 'mmsi:1', zoneId: 'eez', atMs, kind, ...rest })

test('from its entry to its exit a track stays, and one that is still inside goes on', () => {
  const events = [at(500, 'exited'), at(100, 'entered'), at(900, 'entered')]
  expect(staysOf(events, 'mmsi:1')).toEqual([
    { zoneId: 'eez', id: 'entered 100', fromMs: 100, toMs: 500 },
    { zoneId: 'eez', id: 'entered 900', fromMs: 900, toMs: undefined },
  ])
})

test('who left without having been seen to come was there before', () => {
  expect(staysOf([at(500, 'lost-inside')], 'mmsi:1')).toEqual([
    { zoneId: 'eez', id: 'lost-inside 500', fromMs: undefined, toMs: 500 },
  ])
})

test('other tracks, other zones and what was withdrawn do not end it', () => {
  const events = [
    at(100, 'first-seen-inside'),
    at(200, 'exited', { trackId: 'mmsi:2' }),
    at(300, 'exited', { zoneId: 'reef' }),
    at(400, 'exited', { withdrawn: { reason: 'a late report' } }),
    at(600, 'exited'),
  ]
  expect(staysOf(events, 'mmsi:1').filter(({ zoneId }) => zoneId === 'eez')).toEqual([
    { zoneId: 'eez', id: 'first-seen-inside 100', fromMs: 100, toMs: 600 },
  ])
})

test('one that went through was there from where it came in to where it came out', () => {
  const out = { atMs: 260, lon: 1, lat: 1, before: { atMs: 1, lon: 1, lat: 1 }, after: { atMs: 1, lon: 1, lat: 1 } }
  expect(staysOf([at(200, 'crossed', { out })], 'mmsi:1')).toEqual([
    { zoneId: 'eez', id: 'crossed 200', fromMs: 200, toMs: 260 },
  ])
})
