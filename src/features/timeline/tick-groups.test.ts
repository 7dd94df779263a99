import { expect, test } from 'vitest'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { encounterOf, gapOf } from '#domain/observations/testing.ts'
import { zoneEvent } from '#domain/testing.ts'
import { observationGroups, tickGroups } from './tick-groups.ts'

function crossing(atMs: number, kind: ZoneEvent['kind'] = 'entered'): ZoneEvent {
  return zoneEvent({ id: `${atMs}`, kind, atMs, confirmedAtMs: atMs + 10 })
}

const window = { fromMs: 0, toMs: 1000 }

test('crossings far apart are marks of their own, in order of time', () => {
  const groups = tickGroups([crossing(900), crossing(100)], window, 10, () => undefined)
  expect(groups.map(({ first, count }) => [first.atMs, count])).toEqual([
    [100, 1],
    [900, 1],
  ])
})

test('crossings close together are one mark that counts them', () => {
  const groups = tickGroups([crossing(190), crossing(110), crossing(1000)], window, 10, () => undefined)
  expect(groups.map(({ first, count }) => [first.atMs, count])).toEqual([
    [110, 2],
    [1000, 1],
  ])
})

test('ten thousand crossings make no more marks than there is room for', () => {
  const events = Array.from({ length: 10_000 }, (_, i) => crossing(i / 10))
  const groups = tickGroups(events, window, 250, () => undefined)
  expect(groups).toHaveLength(250)
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(10_000)
})

test('a mark stands for the most urgent of its crossings, and of equals for the first', () => {
  const urgent = new Map([['130', 'caution'] as const, ['150', 'warning'] as const, ['170', 'warning'] as const])
  const events = [crossing(110), crossing(130), crossing(150), crossing(170), crossing(900)]
  const groups = tickGroups(events, window, 5, ({ id }) => urgent.get(id as '130'))
  expect(groups.map(({ first, count, priority }) => [first.atMs, count, priority])).toEqual([
    [150, 4, 'warning'],
    [900, 1, undefined],
  ])
})

test('first sights and crossings outside the window are not marked', () => {
  expect(
    tickGroups([crossing(5, 'first-seen-inside'), crossing(-1), crossing(1001)], window, 10, () => undefined),
  ).toEqual([])
})

test('what was withdrawn, or lies at the coast or in a port, is not marked', () => {
  const events = [
    { ...crossing(100), withdrawn: { reason: 'a late report' } },
    zoneEvent({ atMs: 300, flags: ['at-coast'] }),
    zoneEvent({ atMs: 500, flags: ['in-port'] }),
    crossing(900),
  ]
  expect(tickGroups(events, window, 10, () => undefined).map(({ first, count }) => [first.atMs, count])).toEqual([
    [900, 1],
  ])
})

test('an observation is marked once, where it began, as it was told first', () => {
  const begun = encounterOf({ atMs: 300, knownAtMs: 350, state: 'begun' })
  const ended = { ...begun, state: 'ended' as const, knownAtMs: 800 }
  const groups = observationGroups([begun, gapOf({ atMs: 390 }), gapOf({ atMs: 1001 }), ended], window, 10)
  expect(groups).toEqual([{ first: begun, count: 2 }])
})
