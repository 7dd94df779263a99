import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Engine } from '../engine.ts'
import { eventLine } from '../event-log.ts'
import type { PositionReport } from '../report.ts'
import { report } from '../testing.ts'
import { EventClock, endAfter } from './event-clock.ts'
import { REORDER_WINDOW_MS } from './event-engine.ts'
import { compareEvents } from './event-order.ts'
import { box, fourZones, strayTrack, told, way, zonesOf } from './testing.ts'
import { type ZoneContext, zoneContext } from './zone-context.ts'
import type { ZoneEvent } from './zone-event.ts'
import { zoneEventsOf } from './zone-events-of.ts'

const MINUTE = 60_000
const rule = { bandNm: 0.1, dwellS: 60 }
/** One zone comes and goes, one has a rule of its own. */
const rules = {
  default: rule,
  zones: new Map([
    ['over', { ...rule, schedule: { fromMinute: 4, toMinute: 11 } }],
    ['needle', { bandNm: 0, dwellS: 0 }],
  ]),
}
const context = zoneContext(fourZones, { rules })
const square = zoneContext(zonesOf({ a: box(110, 4, 112, 6) }))

/** The reports as they may arrive: each is delayed by less than the window. */
function arrivals(reports: readonly PositionReport[], delays: readonly number[]): PositionReport[] {
  const due = reports.map((each, i) => ({
    each,
    atMs: each.atMs + (delays[i % delays.length] as number) * REORDER_WINDOW_MS,
  }))
  return due.sort((a, b) => a.atMs - b.atMs).map(({ each }) => each)
}

/** What stands by the oracle: each track by itself, and the time that they agree on. */
function oracle(tracks: readonly (readonly PositionReport[])[], by: ZoneContext = context): string[] {
  const clock = new EventClock()
  const all = tracks.flatMap((reports, slot) => reports.map(({ atMs }) => ({ slot, atMs })))
  for (const { slot, atMs } of all.sort((a, b) => a.atMs - b.atMs)) clock.hear(slot, atMs)
  const times = all.map(({ atMs }) => atMs)
  const { nowMs } = clock
  const endMs = nowMs === undefined ? undefined : endAfter(nowMs, times)
  return tracks
    .flatMap((reports) => zoneEventsOf(reports, by, endMs))
    .sort(compareEvents)
    .map(eventLine)
}

function standing(engine: Engine): string[] {
  return engine.events.filter(({ withdrawn }) => !withdrawn).map(eventLine)
}

/** What a reader has who takes every event in place of the one with its id. */
class Reader {
  readonly #events = new Map<string, ZoneEvent>()

  take(events: readonly ZoneEvent[]): void {
    for (const event of events) this.#events.set(event.id, event)
  }

  get standing(): string[] {
    return [...this.#events.values()]
      .filter(({ withdrawn }) => !withdrawn)
      .sort(compareEvents)
      .map(eventLine)
  }
}

const strayTracks = fc.tuple(strayTrack('mmsi:533000001'), strayTrack('mmsi:533000002'), strayTrack('uav:anka'))
const delays = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 50 })

test('in any order of arrival within the window the events that stand are those of the oracle', () => {
  fc.assert(
    fc.property(strayTracks, delays, (tracks, late) => {
      const engine = new Engine(context)
      const reader = new Reader()
      for (const each of arrivals(tracks.flat(), late)) reader.take(engine.report(each).events)
      reader.take(engine.finish())
      const expected = oracle(tracks)
      expect(standing(engine)).toEqual(expected)
      expect(reader.standing).toEqual(expected)
      expect(engine.faults.disagreements).toBe(0)
    }),
    { seed: 11, numRuns: 300 },
  )
})

test('in any order at all the events that stand are those of the oracle', () => {
  const order = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))
  fc.assert(
    fc.property(strayTrack('mmsi:533000001'), order, (track, keys) => {
      const shuffled = track.map((each) => ({ each, key: keys.next().value })).sort((a, b) => a.key - b.key)
      const engine = new Engine(context)
      for (const { each } of shuffled) engine.report(each)
      engine.finish()
      expect(standing(engine)).toEqual(oracle([track]))
    }),
    { seed: 12, numRuns: 150 },
  )
})

/** At 5 N, nautical miles a degree of longitude, east of the square's west side at 110 E. */
const NM = 1 / 59.8
const at = (minutes: number, nm: number, trackId = 'mmsi:533000001') =>
  report({ trackId, atMs: minutes * MINUTE, lon: 110 + nm * NM, lat: 5 })

test('who falls silent inside is lost at the end, though only one other is heard on', () => {
  const engine = new Engine(square)
  const [lost, other] = ['mmsi:533000001', 'mmsi:533000002']
  for (const minute of [0, 1, 2]) engine.report(at(minute, 3, lost))
  for (let minute = 0; minute <= 60; minute++) engine.report(at(minute, -9, other))
  expect(told(engine.finish())).toEqual(['lost-inside a 20'])
  expect(engine.lastTakenMs).toBe(60 * MINUTE)
})

test('a lone report of another century is not the end of a recording', () => {
  const engine = new Engine(square)
  for (let minute = 0; minute <= 10; minute++)
    for (const trackId of ['mmsi:533000001', 'mmsi:533000002']) engine.report(at(minute, -9, trackId))
  engine.report({ ...at(0, -9), atMs: Date.UTC(2099, 0, 1) })
  engine.finish()
  expect(engine.lastTakenMs).toBe(10 * MINUTE)
  expect(engine.faults.ahead).toBe(1)
})

test('a report in order acts at once', () => {
  const engine = new Engine(square)
  const events = [at(0, -0.5), at(1, 0.1), at(2, 0.5), at(3, 1)].map((each) => engine.report(each).events)
  expect(events.map(told)).toEqual([[], [], ['entered a 0.8'], []])
})

test('a late report revises what was told, visibly, and says why', () => {
  const engine = new Engine(square)
  const [entered] = [at(0, -0.5), at(1, 0.5), at(2.5, 1)].flatMap((each) => engine.report(each).events)
  expect(entered).toMatchObject({ kind: 'entered', atMs: 0.5 * MINUTE })
  const news = engine.report(at(0.9, -0.2)).events
  expect(news.map(({ id, kind, atMs }) => [id === entered?.id, kind, atMs])).toEqual([
    [true, 'entered', 0.5 * MINUTE],
    [false, 'entered', news[1]?.atMs],
  ])
  expect(news[0]?.withdrawn).toEqual({
    reason: 'told better by a report of 1970-01-01T00:00:54.000Z that came later',
    replacedBy: news[1]?.id,
  })
  expect(news[1]?.atMs).toBeGreaterThan(0.9 * MINUTE)
  expect(engine.eventCount).toBe(1)
  expect(engine.faults).toMatchObject({ late: 0, withdrawn: 1 })
})

test('a report later than the window is counted as late, and revises all the same', () => {
  const engine = new Engine(square)
  for (let minute = 0; minute < 30; minute++) engine.report(at(minute, minute < 10 ? -1 : 1))
  expect(engine.events).toHaveLength(1)
  engine.report(at(9.5, -0.9))
  expect(engine.faults).toMatchObject({ late: 1, tooLate: 0, withdrawn: 1 })
  expect(engine.events.filter(({ withdrawn }) => !withdrawn)).toHaveLength(1)
})

test('an exact repeat changes nothing, whoever sends it', () => {
  const engine = new Engine(square)
  const all = [at(0, -0.5), at(1, 0.5), at(2.5, 1)]
  for (const each of [...all, ...all.map((again) => ({ ...again, source: 'another' }))]) engine.report(each)
  expect(engine.faults).toMatchObject({ duplicates: 3, withdrawn: 0 })
  expect(engine.eventCount).toBe(1)
})

test('reports of one instant give the same events in any order', () => {
  const together = [at(0, -0.5), at(1, 0.05), at(1, -0.05), at(1, 0.06), at(2, 0.5), at(3, 0.5)]
  const hashes = [together, together.toReversed(), [...together.slice(3), ...together.slice(0, 3)]].map((order) => {
    const engine = new Engine(square)
    for (const each of order) engine.report(each)
    engine.finish()
    return [engine.eventCount, engine.eventLogHash]
  })
  expect(hashes[0]?.[0]).toBe(1)
  expect(new Set(hashes.map(String)).size).toBe(1)
})

test('one report from 2099 silences nobody, loses nobody, makes no event, and is counted', () => {
  const future = { ...at(0, 1), atMs: Date.UTC(2099, 0) }
  const engine = new Engine(square)
  const others = (minute: number) => [at(minute, 3, 'mmsi:533000002'), at(minute, 4, 'mmsi:533000003')]
  for (let minute = 0; minute < 10; minute++) {
    for (const each of [at(minute, minute - 4.5), ...others(minute)]) engine.report(each)
    if (minute === 2) engine.report(future)
  }
  expect(engine.faults).toMatchObject({ ahead: 1, late: 0, withdrawn: 0 })
  expect(engine.clockMs).toBe(9 * MINUTE)
  engine.finish()
  expect(told(engine.events)).toEqual(['first-seen-inside a 0', 'first-seen-inside a 0', 'entered a 4.5'])
  expect(engine.faults.ahead).toBe(1)
})

test('a lone track in a recording is not kept by a wrong clock either', () => {
  const engine = new Engine(square)
  for (const each of [at(0, -0.5), { ...at(0, 2), atMs: Date.UTC(2099, 0) }, at(1, 0.5), at(2, 1)]) engine.report(each)
  engine.finish()
  expect(told(engine.events)).toEqual(['entered a 0.5'])
  expect(engine.faults.ahead).toBe(1)
})

test('what is ahead waits until others are there too', () => {
  const engine = new Engine(square)
  for (const each of [at(0, 5, 'mmsi:533000002'), at(0, 6, 'mmsi:533000003'), at(0, 1)]) engine.report(each)
  expect(engine.report(at(60, 1)).events).toEqual([])
  expect(engine.faults.ahead).toBe(1)
  engine.report(at(60, 5, 'mmsi:533000002'))
  engine.settle()
  expect(engine.faults.ahead).toBe(0)
  expect(told(engine.events.filter(({ trackId }) => trackId === 'mmsi:533000001'))).toEqual([
    'first-seen-inside a 0',
    'lost-inside a 18',
    'first-seen-inside a 60',
  ])
})

test('a track that fell silent is lost when others show what time it is, and found to have spoken if it had', () => {
  const engine = new Engine(square)
  engine.report(at(0, 1))
  const others = Array.from({ length: 20 }, (_, minute) => [
    at(minute, -5, 'mmsi:533000002'),
    at(minute, -6, 'mmsi:533000003'),
  ])
  const news = others.flat().flatMap((each) => engine.report(each).events)
  expect(told([...news, ...engine.settle()])).toEqual(['lost-inside a 18'])
  const [revised] = engine.report(at(17, 1)).events
  expect(revised).toMatchObject({ kind: 'lost-inside', withdrawn: { reason: expect.stringContaining('00:17:00') } })
})

test('who is where when zones change: stays end, new zones see who is in them, the same zones go on', () => {
  const engine = new Engine(zoneContext(zonesOf({ a: box(110, 4, 112, 6), b: box(110, 4, 112, 6) })))
  for (const each of [at(0, -0.5), at(1, 0.5), at(2, 1)]) engine.report(each)
  const news = engine.setZones(zoneContext(zonesOf({ b: box(110, 4, 112, 6), c: box(110, 4, 111, 6) })))
  expect(news.map(({ kind, zoneId, atMs, flags, crossing }) => [kind, zoneId, atMs, flags, crossing])).toEqual([
    ['exited', 'a', 2 * MINUTE, ['zone-closed'], 'none'],
    ['first-seen-inside', 'c', 2 * MINUTE, ['zone-opened'], 'none'],
  ])
  const after = [at(3, 0.5), at(4, -0.5), at(5, -1)].flatMap((each) => engine.report(each).events)
  expect(told(after)).toEqual(['exited b 3.5', 'exited c 3.5'])
  expect(engine.report(at(1.5, 0.7)).events).toEqual([])
  expect(engine.faults.tooLate).toBe(1)
})

test('a log that is settled on the way keeps its hash, its count, and little else', () => {
  const zigzag = Array.from({ length: 400 }, (_, i) => [
    at(i, i % 10 < 5 ? -0.7 : 0.7),
    at(i, i % 10 < 5 ? 0.7 : -0.7, 'mmsi:533000002'),
  ]).flat()
  const [all, few] = [new Engine(square), new Engine(square, { keepEvents: 5, settleAfterMs: 60 * MINUTE })]
  for (const each of zigzag) {
    all.report(each)
    few.report(each)
  }
  expect(all.eventCount).toBeGreaterThan(100)
  expect([few.eventCount, few.eventLogHash]).toEqual([all.eventCount, all.eventLogHash])
  expect(few.events.length).toBeLessThan(40)
  few.report(at(100.5, 0.7))
  expect(few.faults.tooLate).toBe(1)
  expect(few.eventLogHash).toBe(all.eventLogHash)
})

test('a file in the wrong order is not read over and over', () => {
  const engine = new Engine(square)
  const track = way(Array.from({ length: 5000 }, (_, i) => [110 + Math.sin(i / 50) / 100, 5] as const))
  for (const each of track.toReversed()) engine.report(each)
  engine.finish()
  expect(standing(engine)).toEqual(oracle([track], square))
})

test('what the beginning of a zone showed of a track on its way keeps its id when the next report comes', () => {
  const opening = {
    default: rule,
    zones: new Map([['a', { ...rule, schedule: { fromMs: 5 * MINUTE } }]]),
  }
  const engine = new Engine(zoneContext(zonesOf({ a: box(110, 4, 112, 6) }), { rules: opening }))
  engine.report(at(4, 3))
  const others = [at(6, -5, 'mmsi:533000002'), at(6, -6, 'mmsi:533000003')]
  const [seen] = [...others.flatMap((each) => engine.report(each).events), ...engine.settle()]
  expect(seen).toMatchObject({ kind: 'first-seen-inside', atMs: 5 * MINUTE, lon: 110.050167, flags: ['zone-opened'] })
  const [moved, ...more] = engine.report(at(6, 4)).events
  expect(more).toEqual([])
  expect(moved).toMatchObject({ id: seen?.id, atMs: 5 * MINUTE, lon: 110.058528 })
  expect(moved).not.toHaveProperty('withdrawn')
})

test('who was lost before zones changed stays lost when heard again', () => {
  const engine = new Engine(square)
  engine.report(at(0, 1))
  for (const each of [at(0, -5, 'mmsi:533000002'), at(30, -5, 'mmsi:533000002'), at(30, -6, 'mmsi:533000003')])
    engine.report(each)
  expect(engine.setZones(zoneContext(zonesOf({ a: box(110, 4, 112, 7) })))).toEqual([])
  expect(engine.report(at(40, 1)).events.map(({ withdrawn }) => withdrawn)).toEqual([undefined])
  expect(told(engine.events)).toEqual(['first-seen-inside a 0', 'lost-inside a 18', 'first-seen-inside a 40'])
})
