import { expect, test } from 'vitest'
import { parseZones } from '#geo/zone-file.ts'
import { HandFeed, squareZonesJson } from '../testing.ts'
import { FeedDesk } from './feed-desk.ts'
import { LivePicture } from './live-picture.ts'

const START = Date.UTC(2026, 2, 14, 12)

function desk({ mostTracks = 100 } = {}) {
  const zones = parseZones(JSON.parse(squareZonesJson))
  if (!zones.ok) throw new Error(zones.problem)
  const time = { nowMs: START }
  const nowMs = () => time.nowMs
  const picture = new LivePicture({
    zones: zones.value,
    epoch: 'test',
    clock: { nowMs, rate: 1 },
    feeds: () => [],
    mostTracks,
  })
  const feed = new HandFeed()
  const made = new FeedDesk(feed, nowMs)
  const logged: string[] = []
  made.start(picture, (feedId, reject) => logged.push(`${feedId} ${reject.reason}`))
  if (!feed.sink) throw new Error('the feed was not started')
  const { sink } = feed
  const report = (id: number) =>
    sink.report({ trackId: `mmsi:${id}`, source: 'hand', atMs: time.nowMs, lon: 111, lat: 5 })
  return { desk: made, picture, sink, report, logged, time }
}

test('reports a minute are those of the last sixty seconds', () => {
  const { desk: made, report, time } = desk()
  report(1)
  time.nowMs += 30_000
  report(1)
  expect(made.status).toMatchObject({ reports: 2, perMinute: 2 })
  time.nowMs += 30_000
  expect(made.status.perMinute).toBe(1)
  time.nowMs += 3_600_000
  expect(made.status).toMatchObject({ reports: 2, perMinute: 0 })
})

test('a clock that is set back hides no silence, and keeps no report in the minute', () => {
  const { desk: made, sink, report, time } = desk()
  report(1)
  sink.heard()
  time.nowMs += 10_000
  report(1)
  time.nowMs -= 3_600_000
  sink.lineAhead?.(3_600_000)
  expect(made.status.perMinute).toBe(2)
  expect(made.status.truth?.clockOffS).toBe(3600)
  time.nowMs += 55_000
  expect(made.status).toMatchObject({ perMinute: 1, silentS: 65, state: 'live' })
  time.nowMs += 10_000
  expect(made.status).toMatchObject({ perMinute: 0, silentS: 75, state: 'silent' })
  expect(made.status.truth?.clockOffS).toBeUndefined()
  sink.state('lost', 'connection refused')
  expect(made.status.detail).toBe('connection refused. Nothing since 11:00:10Z')
})

test('silence is counted from what was heard last; before that there is none', () => {
  const { desk: made, sink, time } = desk()
  expect(made.status).not.toHaveProperty('silentS')
  sink.heard()
  time.nowMs += 12_400
  expect(made.status.silentS).toBe(12)
})

test('rejects are counted by reason, told one by one or by their number; only the former are logged', () => {
  const { desk: made, sink, logged } = desk()
  sink.reject({ line: 1, reason: 'checksum', message: '', text: '' })
  sink.rejected('checksum', 40)
  sink.rejected('no-time', 2)
  expect(made.status.rejected).toEqual({ checksum: 41, 'no-time': 2 })
  expect(logged).toEqual(['hand checksum'])
})

test('a track too many is a reject, those that are known go on', () => {
  const { desk: made, picture, sink, report, time } = desk({ mostTracks: 2 })
  report(1)
  sink.identity({ trackId: 'mmsi:2', name: 'SERI' })
  report(3)
  sink.identity({ trackId: 'mmsi:3', name: 'BUNGA' })
  time.nowMs += 1000
  report(1)
  report(2)
  expect(made.status.rejected).toEqual({ 'too-many-tracks': 2 })
  expect([picture.engine.store.size, picture.engine.store.reports]).toEqual([2, 3])
})

test('what is due is what the intervals of its tracks promise, then what the last hour usually brought', () => {
  const { desk: made, sink, time } = desk()
  const speak = (id: number) =>
    sink.report({ trackId: `mmsi:${id}`, source: 'hand', atMs: time.nowMs, lon: 111, lat: 5, sogKn: 10 })
  for (const id of [1, 2, 3]) {
    sink.identity({ trackId: `mmsi:${id}`, kind: 'vessel', aisClass: 'A' })
    speak(id)
  }
  expect(made.status.truth?.due).toEqual({ perMinute: 18, by: 'intervals' })
  // Two of the three are heard for a quarter of an hour.
  for (let s = 10; s <= 900; s += 10) {
    time.nowMs = START + s * 1000
    speak(1)
    speak(2)
  }
  expect(made.status.truth).toMatchObject({ due: { perMinute: 12, by: 'last-hour' } })
  expect(made.status.truth?.minutes).toHaveLength(15)
  expect(made.status.truth?.minutes.slice(1)).toEqual(Array.from({ length: 14 }, () => 12))
})

test('connected but silent: within one interval of its quickest track, and live again with the next report', () => {
  const { desk: made, sink, time } = desk()
  sink.state('live', 'connected to 10.0.0.1:4001')
  sink.identity({ trackId: 'mmsi:1', kind: 'vessel', aisClass: 'A' })
  const speak = () => {
    sink.heard()
    sink.report({ trackId: 'mmsi:1', source: 'hand', atMs: time.nowMs, lon: 111, lat: 5, sogKn: 10 })
  }
  speak()
  time.nowMs += 11_000
  expect(made.status.state).toBe('live')
  time.nowMs += 1000
  expect(made.status).toMatchObject({
    state: 'silent',
    detail: 'connected to 10.0.0.1:4001, no report for 12 s (due every 10 s)',
  })
  sink.heard()
  expect(made.status.detail).toContain('sentences come but no report for 12 s')
  speak()
  expect(made.status.state).toBe('live')
})

test('a feed of moored ships may be quiet for their three minutes', () => {
  const { desk: made, sink, time } = desk()
  sink.identity({ trackId: 'mmsi:1', kind: 'vessel', aisClass: 'A' })
  sink.report({ trackId: 'mmsi:1', source: 'hand', atMs: START, lon: 111, lat: 5, sogKn: 0, navStatus: 5 })
  // The intake gives up after half a minute; what its tracks promise says otherwise.
  time.nowMs += 40_000
  sink.state('silent', 'nothing heard for 30 s')
  expect(made.status).toMatchObject({ state: 'live', detail: 'by hand' })
  time.nowMs += 142_000
  expect(made.status.state).toBe('silent')
})

test('what it never heard a position of is silent when the feed says so, and lost stays lost', () => {
  const { desk: made, sink } = desk()
  sink.state('silent', 'nothing heard for 30 s')
  expect(made.status).toMatchObject({ state: 'silent', detail: 'nothing heard for 30 s' })
  sink.state('lost', 'refused')
  expect(made.status).toMatchObject({ state: 'lost', detail: 'refused' })
  sink.report({ trackId: 'mmsi:1', source: 'hand', atMs: START, lon: 111, lat: 5 })
  expect(made.status).toMatchObject({ state: 'lost', detail: 'refused. Nothing since 12:00:00Z' })
})

test('half the reports more than ten seconds late make it lagging; percentiles are those of the last minute', () => {
  const { desk: made, sink, time } = desk()
  const late = (id: number, lagS: number) =>
    sink.report({ trackId: `mmsi:${id}`, source: 'hand', atMs: time.nowMs - lagS * 1000, lon: 111, lat: 5 })
  for (let id = 0; id < 20; id++) late(id, id < 12 ? 14 : 31)
  expect(made.status).toMatchObject({
    state: 'lagging',
    detail: 'by hand, reports arrive 14 s late',
    truth: { lagS: { p50: 14, p95: 31 }, skewS: 0 },
  })
  time.nowMs += 60_000
  expect(made.status.truth).not.toHaveProperty('lagS')
  late(1, 0.4)
  expect(made.status.state).toBe('live')
})

test('times from the future show a clock that is ahead', () => {
  const { desk: made, sink, time } = desk()
  for (let id = 0; id < 10; id++)
    sink.report({ trackId: `mmsi:${id}`, source: 'hand', atMs: time.nowMs + 4000, lon: 111, lat: 5 })
  expect(made.status.truth?.skewS).toBe(4)
})

test('missed are the reports that a track promised between two that came; twice is the same said again', () => {
  const { desk: made, sink, time } = desk()
  sink.identity({ trackId: 'mmsi:1', kind: 'vessel', aisClass: 'A' })
  // Every ten seconds for 100 s, but not at 30 and 40.
  for (const s of [0, 10, 20, 50, 60, 70, 80, 90, 100]) {
    time.nowMs = START + s * 1000
    const report = { trackId: 'mmsi:1', source: 'hand', atMs: time.nowMs, lon: 111, lat: 5, sogKn: 10 }
    sink.report(report)
    if (s === 60) sink.report(report)
  }
  expect(made.status.truth?.missedShare).toBeCloseTo(2 / 10, 9)
  expect(made.status.truth?.twice).toBe(1)
  // Gone for a quarter of an hour is not missed: it was elsewhere.
  time.nowMs += 900_000
  sink.report({ trackId: 'mmsi:1', source: 'hand', atMs: time.nowMs, lon: 111, lat: 5, sogKn: 10 })
  expect(made.status.truth).not.toHaveProperty('missedShare')
})

test('the last fifty rejects are kept, newest first, without what could disturb a reader', () => {
  const { desk: made, sink } = desk()
  for (let line = 1; line <= 60; line++)
    sink.reject({ line, reason: 'checksum', message: 'found 00,\u202e expected 3F', text: '!AIVDM,\u0007' })
  expect(made.rejects).toHaveLength(50)
  expect(made.rejects[0]).toEqual({
    atMs: START,
    line: 60,
    reason: 'checksum',
    message: 'found 00, expected 3F',
    text: '!AIVDM,',
  })
})

test('a recording owes nothing to the time of day', () => {
  const { made, sink } = recorded()
  sink.state('replayed', 'recorded file, 10x')
  sink.report({ trackId: 'mmsi:1', source: 'file', atMs: START - 86_400_000, lon: 111, lat: 5 })
  expect(made.status.state).toBe('replayed')
  expect(made.status.truth).toEqual({ minutes: [], twice: 0 })
})

function recorded() {
  const feed = Object.assign(new HandFeed(), { clock: { nowMs: () => START, rate: 10 } })
  const made = new FeedDesk(feed, () => START)
  made.start({ report: () => true, identity: () => true }, () => undefined)
  if (!feed.sink) throw new Error('the feed was not started')
  return { made, sink: feed.sink }
}
