import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differencesByZone, eventDifferences } from './event-differences.ts'
import type { ZoneEvent } from './events/zone-event.ts'
import { zoneEvent } from './testing.ts'

function event(id: string, fromMs: number, toMs: number, overrides: Partial<ZoneEvent> = {}): ZoneEvent {
  return zoneEvent({ id, atMs: (fromMs + toMs) / 2, windowMs: [fromMs, toMs], ...overrides })
}

function ids(events: readonly ZoneEvent[]): string[] {
  return events.map(({ id }) => id)
}

test('the same crossing is kept, whatever its id under the other rule', () => {
  const { kept, appeared, vanished } = eventDifferences([event('a', 0, 30)], [event('b', 0, 30)])
  expect(kept.map(([one, other]) => [one.id, other.id])).toEqual([['a', 'b']])
  expect([appeared, vanished]).toEqual([[], []])
})

test('another track, zone or kind, or windows apart, are other events', () => {
  const inForce = [event('a', 0, 30)]
  const tried = [
    event('later', 31, 60),
    event('ship', 0, 30, { trackId: 'mmsi:1' }),
    event('zone', 0, 30, { zoneId: 'east' }),
    event('kind', 0, 30, { kind: 'crossed' }),
  ]
  const { kept, appeared, vanished } = eventDifferences(inForce, tried)
  expect(kept).toEqual([])
  expect(ids(appeared)).toEqual(['kind', 'ship', 'zone', 'later'])
  expect(ids(vanished)).toEqual(['a'])
})

test('windows that only touch have an instant in common', () => {
  expect(eventDifferences([event('a', 0, 30)], [event('b', 30, 60)]).kept).toHaveLength(1)
})

test('of several that overlap the nearest is taken, and each once', () => {
  const { kept, appeared } = eventDifferences([event('a', 0, 100)], [event('far', 80, 120), event('near', 40, 70)])
  expect(kept[0]?.[1].id).toBe('near')
  expect(ids(appeared)).toEqual(['far'])
})

test('every event of both lists comes out exactly once', () => {
  const events = fc.array(fc.record({ from: fc.nat(500), width: fc.nat(60), zone: fc.constantFrom('west', 'east') }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(events, events, (first, second) => {
      const listOf = (list: typeof first, name: string) =>
        list.map(({ from, width, zone }, i) => event(`${name}${i}`, from, from + width, { zoneId: zone }))
      const [inForce, tried] = [listOf(first, 'a'), listOf(second, 'b')]
      const { kept, appeared, vanished } = eventDifferences(inForce, tried)
      expect(ids([...kept.map(([one]) => one), ...vanished]).sort()).toEqual(ids(inForce).sort())
      expect(ids([...kept.map(([, other]) => other), ...appeared]).sort()).toEqual(ids(tried).sort())
    }),
    { seed: 8, numRuns: 200 },
  )
})

test('the same list against itself changes nothing', () => {
  const list = [event('a', 0, 30), event('b', 20, 50), event('c', 100, 130, { kind: 'exited' })]
  const { kept, appeared, vanished } = eventDifferences(list, list)
  expect(kept.every(([one, other]) => one.id === other.id)).toBe(true)
  expect([kept.length, appeared.length, vanished.length]).toEqual([3, 0, 0])
})

test('zone by zone, the most changed first', () => {
  const inForce = [event('a', 0, 30), event('b', 0, 30, { zoneId: 'east' })]
  const tried = [event('c', 0, 30), event('d', 200, 230, { zoneId: 'east' })]
  expect(differencesByZone(eventDifferences(inForce, tried))).toEqual([
    { zoneId: 'east', kept: 0, appeared: 1, vanished: 1 },
    { zoneId: 'west', kept: 1, appeared: 0, vanished: 0 },
  ])
})
