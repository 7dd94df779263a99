import { expect, test } from 'vitest'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import { parseZones } from '#geo/zone-file.ts'
import { builtZonesJson } from '../built-data.ts'
import { LivePicture } from '../picture/live-picture.ts'
import { findScenario } from '../sim/scenarios.ts'
import { createWorld } from '../sim/world.ts'
import { AlertService } from './alert-service.ts'

const STARTED_MS = Date.UTC(2026, 2, 14, 4)
const FEED: FeedStatus = {
  id: 'sim',
  name: 'Simulated',
  kind: 'simulator',
  state: 'live',
  detail: '',
  reports: 0,
  perMinute: 0,
  silentS: 0,
  rejected: {},
}

/** What the default rules say in the first minutes of a scenario, a beat a second. */
async function alertsOf(name: string, minutes: number) {
  const zones = parseZones(JSON.parse(await builtZonesJson()))
  const scenario = findScenario(name)
  if (!zones.ok || !scenario.ok) throw new Error('no zones or no scenario')
  let nowMs = STARTED_MS
  const world = createWorld(scenario.value, { seed: 1, startAtMs: STARTED_MS, source: FEED.id })
  const alerts = new AlertService()
  const clock = { nowMs: () => nowMs, rate: 1 }
  const picture = new LivePicture({ zones: zones.value, epoch: 'test', clock, feeds: () => [FEED], alerts })
  for (; nowMs <= STARTED_MS + minutes * 60_000; nowMs += 1000) {
    const { identities, reports } = world.advance(nowMs)
    for (const identity of identities) picture.identity(identity)
    for (const report of reports) picture.report(report)
    picture.beat()
  }
  const log = alerts.log(STARTED_MS, nowMs)
  if (!log.ok) throw new Error(log.problem.problem)
  return {
    told: log.value.map(({ did, priority, ruleId, trackName }) => `${did} ${priority} ${ruleId} ${trackName}`),
    flood: alerts.flood(nowMs),
  }
}

test('ten minutes of the small story: one entry, and an alarm when nobody takes it', { timeout: 60_000 }, async () => {
  const { told, flood } = await alertsOf('crossing', 10)
  expect(told).toEqual([
    'raised warning foreign-fishing-entry LAUT BIRU 9',
    'escalated alarm foreign-fishing-entry LAUT BIRU 9',
  ])
  expect(flood.isFlood).toBe(false)
})

test('ten minutes of the patrol: the two that come, and no other of two hundred', { timeout: 120_000 }, async () => {
  const { told, flood } = await alertsOf('patrol', 10)
  expect(told.filter((line) => line.startsWith('raised'))).toEqual([
    'raised caution foreign-fishing-approach LAUT BIRU 9',
    'raised caution foreign-fishing-approach CAMAR PUTIH 21',
    'raised caution foreign-fishing-approach OMBAK TENANG 5',
    'raised warning foreign-fishing-entry LAUT BIRU 9',
  ])
  expect(flood.isFlood).toBe(false)
})
