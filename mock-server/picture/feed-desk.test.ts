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
