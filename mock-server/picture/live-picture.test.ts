import { expect, test } from 'vitest'
import { Engine } from '#domain/engine.ts'
import { zoneContext } from '#domain/events/zone-context.ts'
import { DEFAULT_RULES } from '#domain/events/zone-rule.ts'
import { headLine, reportLine } from '#domain/formats/own-format.ts'
import { withTold } from '#domain/observations/observation.ts'
import { contactOf } from '#domain/observations/testing.ts'
import { openRecording } from '#domain/recording/open-recording.ts'
import type { PositionReport } from '#domain/report.ts'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import { readHead, StreamDecoder, type StreamMessage } from '#domain/stream/stream-message.ts'
import { received } from '#domain/stream/testing.ts'
import { recorded } from '#domain/testing.ts'
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

/** Hears message after message, as a viewer does. */
function viewer(): (message: Uint8Array) => StreamMessage {
  const decoder = new StreamDecoder((bytes) => new TextDecoder().decode(bytes))
  return (bytes) => {
    const head = readHead(bytes)
    const message = head.ok ? decoder.take(head.value, bytes) : head
    if (!message.ok) throw new Error(message.problem)
    return message.value
  }
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
  const hear = viewer()
  hear(live.beat().message)
  const [entered] = live.recentEvents
  live.report(at(0.9, 109.996))
  const { events, message } = live.beat()
  expect(hear(message)).toMatchObject({
    events: [
      { id: entered?.id, withdrawn: { reason: expect.stringContaining('00:00:54'), replacedBy: events[1]?.id } },
      { kind: 'entered' },
    ],
  })
  expect(live.recentEvents).toHaveLength(2)
})

test('other zones are told with the next beat, and what they did to those who were inside', () => {
  const live = picture()
  const hear = viewer()
  live.report(at(0, 111))
  expect(hear(live.beat().message)).toMatchObject({ events: [{ kind: 'first-seen-inside' }] })
  live.setZones({ ...zones, version: 'test-2', zones: [] })
  expect(hear(live.beat().message)).toMatchObject({
    zonesVersion: 'test-2',
    events: [{ kind: 'exited', zoneId: 'square', flags: ['zone-closed'] }],
  })
  expect(hear(live.beat().message)).not.toHaveProperty('zonesVersion')
  expect(viewer()(live.snapshot())).toMatchObject({ zonesVersion: 'test-2' })
})

test('a viewer that joins in the middle has the newest of everyone, and goes on as those who were there before', () => {
  const live = picture()
  const early = viewer()
  early(live.snapshot())
  live.identity({ trackId: 'mmsi:533000001', kind: 'vessel', name: 'SERI' })
  for (const minute of [0, 1, 0.5]) live.report({ ...at(minute, 110 + minute / 100), sogKn: 12.34, cogDeg: 359.99 })
  live.report(at(1, 109, 'contact:7'))
  early(live.beat().message)
  const late = viewer()
  const joined = late(live.snapshot())
  if (joined.type !== 'snapshot') throw new Error(joined.type)
  expect(joined).toMatchObject({ seq: 1, identities: [{ name: 'SERI' }, { trackId: 'contact:7', kind: 'other' }] })
  expect(received(joined.reports)).toEqual([
    { slot: 0, atMs: MINUTE, lon: 110.01, lat: 5, sogKn: 12.3, cogDeg: 0 },
    { slot: 1, atMs: MINUTE, lon: 109, lat: 5 },
  ])
  for (const minute of [2, 3]) {
    live.report(at(minute, 110.5))
    const { message } = live.beat()
    const [one, other] = [early(message), late(message)]
    if (one.type !== 'update' || other.type !== 'update') throw new Error('no update')
    for (const { reports } of [one, other]) expect(received(reports)).toMatchObject([{ slot: 0, lon: 110.5 }])
  }
})

test('beat by beat the server observes what a file of the same reports makes', async () => {
  const reports = Array.from({ length: 240 }, (_, minute) => [
    { ...at(minute, 105 + minute / 50_000), sogKn: 0.2 },
    { ...at(minute, 105.001 + minute / 50_000, 'mmsi:533000002'), sogKn: 0.2 },
    ...(minute < 60 || minute > 150 ? [at(minute, 108, 'mmsi:533000003')] : []),
  ]).flat()
  let state: FeedStatus['state'] = 'replayed'
  const feed = { id: 'a', name: 'a', kind: 'file', detail: '', reports: 0, perMinute: 0, rejected: {} } as const
  const live = picture(() => [{ ...feed, state }])
  const told = reports.flatMap((report) => {
    live.report(report)
    return live.beat().observations
  })
  state = 'ended'
  told.push(...live.beat().observations)
  async function* chunks() {
    yield [headLine({ startAtMs: 0, made: { by: 'hand' } }), ...reports.map(reportLine)].join('\n')
  }
  const opened = await openRecording([{ name: 'hand', ...recorded(chunks()) }], {
    context: zoneContext(zones),
    rules: DEFAULT_RULES,
  })
  if (!opened.ok) expect.fail(opened.problem.message)
  expect(new Set(told.map(({ kind, state }) => `${kind} ${state}`))).toEqual(
    new Set(['encounter begun', 'reporting-gap begun', 'reporting-gap ended']),
  )
  expect(withTold([], told, 100)).toEqual(opened.value.observations)
  expect(live.engine.observations).toEqual(opened.value.engine.observations)
})

test('feeds are told when something of them changed, figures each second and states at once', () => {
  let [reports, state]: [number, FeedStatus['state']] = [0, 'live']
  const feed = { id: 'a', name: 'a', kind: 'tcp', detail: '', perMinute: 0, rejected: {} } as const
  const live = picture(() => [{ ...feed, state, reports }])
  const hear = viewer()
  const told = () => {
    const message = hear(live.beat().message)
    return message.type === 'update' ? message.feeds?.map((each) => `${each.state} ${each.reports}`) : undefined
  }
  expect([told(), told(), told()]).toEqual([['live 0'], undefined, undefined])
  reports = 5
  expect(told()).toEqual(['live 5'])
  reports = 6
  expect(told()).toBeUndefined()
  expect(told()).toEqual(['live 6'])
  state = 'silent'
  expect(told()).toEqual(['silent 6'])
})

test('viewers hear when the clock runs at another rate, and only then', () => {
  const clock = { rate: 1, nowMs: () => 0 }
  const live = new LivePicture({ zones, epoch: 'test', clock, feeds: () => [] })
  const hear = viewer()
  expect(hear(live.snapshot())).toMatchObject({ type: 'snapshot', rate: 1 })
  const told = () => {
    const message = hear(live.beat().message)
    return message.type === 'update' ? message.rate : message.type
  }
  expect(told()).toBeUndefined()
  clock.rate = 0
  expect([told(), told()]).toEqual([0, undefined])
  clock.rate = 60
  expect([told(), told()]).toEqual([60, undefined])
})

test('what was observed goes out once with the next beat, and is in every snapshot', () => {
  const live = picture()
  const hear = viewer()
  live.engine.observe(contactOf())
  const beat = live.beat()
  expect(beat.observations).toMatchObject([{ kind: 'contact-without-ais', state: 'begun' }])
  expect(live.beat().observations).toEqual([])
  expect(hear(live.snapshot())).toMatchObject({ observations: beat.observations })
  live.engine.observe(contactOf({ untilMs: 9000 }))
  const { message } = live.beat()
  expect(hear(message)).toMatchObject({ observations: [{ state: 'ended', knownAtMs: 9000 }] })
  expect(hear(live.snapshot())).toMatchObject({ observations: [{ state: 'ended', knownAtMs: 9000 }] })
})
