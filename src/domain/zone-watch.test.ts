import { booleanPointInPolygon } from '@turf/turf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zoneFeature } from '#geo/zone-file.ts'
import type { ZoneEvent } from './events/zone-event.ts'
import { report, twoZones } from './testing.ts'
import { ZoneWatch } from './zone-watch.ts'

function eventsOf(...reports: Parameters<typeof report>[0][]): ZoneEvent[] {
  const watch = new ZoneWatch(twoZones)
  return reports.flatMap((each) => watch.watch(report(each)))
}

test('a track that comes in and goes out makes one event each, dated at the crossing', () => {
  const events = eventsOf(
    { atMs: 0, lon: 109.9, lat: 5 },
    { atMs: 600_000, lon: 110.1, lat: 5 },
    { atMs: 1_200_000, lon: 109.7, lat: 5 },
  )
  expect(events.map(({ kind, zoneId, atMs }) => [kind, zoneId, atMs])).toEqual([
    ['entered', 'west', 300_000],
    ['exited', 'west', 750_000],
  ])
  expect(events[0]).toMatchObject({ lon: 110, lat: 5, turfInside: true, zoneVersion: 'test-1', before: { atMs: 0 } })
})

test('a track first heard inside says so, and one first heard outside says nothing', () => {
  expect(eventsOf({ atMs: 5, lon: 111, lat: 5 })).toMatchObject([
    { kind: 'first-seen-inside', zoneId: 'west', atMs: 5 },
  ])
  expect(eventsOf({ atMs: 5, lon: 100, lat: 5 })).toEqual([])
})

test('going from one zone into the next, the exit comes before the entry', () => {
  const events = eventsOf({ atMs: 0, lon: 111.9, lat: 5 }, { atMs: 1000, lon: 112.1, lat: 5 })
  expect(events.slice(1).map(({ kind, zoneId }) => [kind, zoneId])).toEqual([
    ['exited', 'west'],
    ['entered', 'east'],
  ])
})

test('a report from before the newest makes no event and is counted', () => {
  const watch = new ZoneWatch(twoZones)
  watch.watch(report({ atMs: 1000, lon: 100 }))
  expect(watch.watch(report({ atMs: 999, lon: 111, lat: 5 }))).toEqual([])
  expect(watch.faults).toEqual({ late: 1, disagreements: 0 })
})

test('over a gap or a jump nobody knows where the limit was crossed, and the event says so', () => {
  const gap = eventsOf({ atMs: 0, lon: 109.9, lat: 5 }, { atMs: 86_400_000, lon: 110.1, lat: 5 })
  expect(gap).toMatchObject([{ kind: 'entered', crossing: 'unknown', atMs: 86_400_000, lon: 110.1 }])
  const jump = eventsOf({ atMs: 0, lon: 100, lat: 5 }, { atMs: 1000, lon: 110.1, lat: 5 })
  expect(jump).toMatchObject([{ kind: 'entered', crossing: 'unknown', atMs: 1000, lon: 110.1 }])
  const way = eventsOf({ atMs: 0, lon: 109.9, lat: 5 }, { atMs: 600_000, lon: 110.1, lat: 5 })
  expect(way).toMatchObject([{ kind: 'entered', crossing: 'interpolated', atMs: 300_000, lon: 110 }])
})

test('what turf denies makes no event, and the disagreement is counted', () => {
  const watch = new ZoneWatch(twoZones, () => false)
  expect(watch.watch(report({ atMs: 0, lon: 111, lat: 5 }))).toEqual([])
  expect(watch.watch(report({ atMs: 1, lon: 100, lat: 5 }))).toEqual([])
  expect(watch.watch(report({ atMs: 2, lon: 113, lat: 5 }))).toEqual([])
  expect(watch.faults.disagreements).toBe(2)
})

test('two reports of one instant are taken in the order they came', () => {
  const events = eventsOf({ atMs: 5, lon: 109.99, lat: 5 }, { atMs: 5, lon: 110.01, lat: 5 })
  expect(events).toMatchObject([{ kind: 'entered', atMs: 5 }])
})

test('the same cause has the same id, another cause another', () => {
  const way = [
    { atMs: 0, lon: 109.9, lat: 5 },
    { atMs: 1000, lon: 110.1, lat: 5 },
  ]
  const [[a], [b]] = [eventsOf(...way), eventsOf(...way)]
  const [c] = eventsOf({ atMs: 1, lon: 109.9, lat: 5 }, { atMs: 1000, lon: 110.1, lat: 5 })
  expect(a?.id).toMatch(/^[0-9a-f]{16}$/)
  expect(a).toEqual(b)
  expect(c?.id).not.toBe(a?.id)
})

test('on any walk the events agree with turf asked at every step', () => {
  const step = fc.tuple(fc.double({ min: 109, max: 115, noNaN: true }), fc.double({ min: 3, max: 7, noNaN: true }))
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (walk) => {
      const watch = new ZoneWatch(twoZones)
      const inside = new Set<string>()
      for (const [i, [lon, lat]] of walk.entries()) {
        for (const { kind, zoneId } of watch.watch(report({ atMs: i * 1000, lon, lat }))) {
          if (kind === 'exited') inside.delete(zoneId)
          else inside.add(zoneId)
        }
        const expected = twoZones.zones.filter((zone) => booleanPointInPolygon([lon, lat], zoneFeature(zone)))
        expect([...inside].sort()).toEqual(expected.map(({ id }) => id).sort())
      }
      expect(watch.faults.disagreements).toBe(0)
    }),
    { seed: 4, numRuns: 100 },
  )
})
