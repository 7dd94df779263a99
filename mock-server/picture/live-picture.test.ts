import { expect, test } from 'vitest'
import { Engine } from '#domain/engine.ts'
import { zoneContext } from '#domain/events/zone-context.ts'
import type { PositionReport } from '#domain/report.ts'
import { type FeedStatus, parseStreamMessage, type StreamUpdate } from '#domain/stream/wire.ts'
import { parseZones } from '#geo/zone-file.ts'
import { squareZonesJson } from '../testing.ts'
import { LivePicture } from './live-picture.ts'

const MINUTE = 60_000
const parsed = parseZones(JSON.parse(squareZonesJson))
if (!parsed.ok) throw new Error(parsed.problem)
const zones = parsed.value

function picture(feeds: () => FeedStatus[] = () => []): LivePicture {
  return new LivePicture({ zones, epoch: 'test', clock: { nowMs: () => 0, rate: 1 }, feeds })
}

const at = (minutes: number, lon: number, trackId = 'mmsi:533000001'): PositionReport => ({
  trackId,
  source: 'hand',
  atMs: minutes * MINUTE,
  lon,
  lat: 5,
})

/** An update as a viewer reads it. */
function heard(update: StreamUpdate): StreamUpdate {
  const message = parseStreamMessage(JSON.stringify(update))
  if (!message.ok || message.value.type !== 'update') throw new Error(message.ok ? 'no update' : message.problem)
  return message.value
}

test('beat by beat the server makes the events of the engine, one hash', () => {
  const reports = Array.from({ length: 300 }, (_, i) => [
    at(i, 110 + Math.sin(i / 8) / 20),
    at(i, 112 + Math.sin(i / 5) / 40, 'mmsi:533000002'),
  ]).flat()
  const engine = new Engine(zoneContext(zones))
  for (const each of reports) engine.report(each)
  engine.finish()
  for (const size of [1, 7, 600]) {
    const live = picture()
    for (const [i, each] of reports.entries()) {
      live.report(each)
      if (i % size === 0) live.beat()
    }
    expect([live.engine.eventCount, live.engine.eventLogHash]).toEqual([engine.eventCount, engine.eventLogHash])
  }
  expect(engine.eventCount).toBeGreaterThan(20)
})

test('when the last feed has ended, who fell silent inside is lost, as at the end of a recording', () => {
  let state: FeedStatus['state'] = 'replayed'
  const feed = { id: 'a', name: 'a', kind: 'file', detail: '', reports: 0, perMinute: 0, rejected: {} } as const
  const live = picture(() => [{ ...feed, state }])
  for (let minute = 0; minute < 3; minute++) live.report(at(minute, 111))
  for (let minute = 0; minute < 60; minute++) live.report(at(minute, 100, 'mmsi:533000002'))
  expect(live.beat().events.map(({ kind }) => kind)).toEqual(['first-seen-inside'])
  state = 'ended'
  expect(live.beat().events.map(({ kind }) => kind)).toEqual(['lost-inside'])
  expect(live.beat().events).toEqual([])
})

test('a revision goes out as it is: the event that was wrong, withdrawn, and the one in its place', () => {
  const live = picture()
  for (const each of [at(0, 109.99), at(1, 110.01), at(2.5, 110.02)]) live.report(each)
  const [entered] = heard(live.beat()).events
  live.report(at(0.9, 109.996))
  const { events } = heard(live.beat())
  expect(events).toMatchObject([
    { id: entered?.id, withdrawn: { reason: expect.stringContaining('00:00:54'), replacedBy: events[1]?.id } },
    { kind: 'entered' },
  ])
  expect(live.recentEvents).toHaveLength(2)
})

test('other zones are told with the next beat, and what they did to those who were inside', () => {
  const live = picture()
  live.report(at(0, 111))
  expect(heard(live.beat())).toMatchObject({ zonesVersion: 'test-1', events: [{ kind: 'first-seen-inside' }] })
  live.setZones({ ...zones, version: 'test-2', zones: [] })
  expect(heard(live.beat())).toMatchObject({
    zonesVersion: 'test-2',
    events: [{ kind: 'exited', zoneId: 'square', flags: ['zone-closed'] }],
  })
  expect(live.snapshot().zonesVersion).toBe('test-2')
})
