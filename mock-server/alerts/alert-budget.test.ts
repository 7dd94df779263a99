import { expect, test } from 'vitest'
import { DEFAULT_ALERT_RULES } from '#domain/alerts/default-rules.ts'
import type { FeedStatus } from '#domain/stream/feed-status.ts'
import { landBoundary } from '#geo/land-boundary.ts'
import { parseZones } from '#geo/zone-file.ts'
import { builtLand, builtZonesJson } from '../built-data.ts'
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

const OBSERVATION_RULES = DEFAULT_ALERT_RULES.filter(({ cause }) => cause === 'observation').map(({ id }) => id)

/** What the default rules say in the first minutes of a scenario, a beat a second or seldom. */
async function alertsOf(name: string, minutes: number, everyS = 1) {
  const zones = parseZones(JSON.parse(await builtZonesJson()))
  const scenario = findScenario(name)
  if (!zones.ok || !scenario.ok) throw new Error('no zones or no scenario')
  let nowMs = STARTED_MS
  const world = createWorld(scenario.value, { seed: 1, startAtMs: STARTED_MS, source: FEED.id })
  const alerts = new AlertService()
  const clock = { nowMs: () => nowMs, rate: 1 }
  const shore = landBoundary(await builtLand())
  const picture = new LivePicture({ zones: zones.value, epoch: 'test', clock, feeds: () => [FEED], alerts, shore })
  let observed = 0
  for (; nowMs <= STARTED_MS + minutes * 60_000; nowMs += everyS * 1000) {
    const { identities, reports, looks } = world.advance(nowMs)
    for (const identity of identities) picture.identity(identity)
    for (const report of reports) picture.report(report)
    for (const look of looks) picture.look(look)
    observed += picture.beat().observations.length
  }
  const log = alerts.log(STARTED_MS, nowMs)
  if (!log.ok) throw new Error(log.problem.problem)
  return {
    told: log.value.map(({ did, priority, ruleId, trackName }) => `${did} ${priority} ${ruleId} ${trackName}`),
    /** Those that observations made. */
    ofObservations: log.value
      .filter(({ ruleId }) => OBSERVATION_RULES.includes(ruleId))
      .map(({ did, priority, ruleId, trackName }) => `${did} ${priority} ${ruleId} ${trackName}`),
    observed,
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

test('two hours and a half of the patrol: what boats do at their work is observed, and alerts nobody', {
  timeout: 120_000,
}, async () => {
  const { ofObservations, observed, flood } = await alertsOf('patrol', 150, 10)
  expect(observed).toBeGreaterThan(0)
  expect(ofObservations).toEqual([])
  expect(flood.isFlood).toBe(false)
})

test('a ship that is not heard near the limit is a caution, and heard again a warning that stays to be seen', {
  timeout: 60_000,
}, async () => {
  expect((await alertsOf('reporting-gap', 70, 10)).ofObservations).toEqual([
    'raised caution reporting-gap-near-limit SILVER HORIZON',
    'rectified caution reporting-gap-near-limit SILVER HORIZON',
    'raised warning heard-again-near-limit SILVER HORIZON',
    'rectified warning heard-again-near-limit SILVER HORIZON',
  ])
})

test('two ships side by side, and one identity from two places, are told once', { timeout: 60_000 }, async () => {
  expect((await alertsOf('transfer', 65, 10)).ofObservations).toEqual(['raised caution encounter-in-eez PACIFIC AMBER'])
  expect((await alertsOf('identity-taken', 15, 10)).ofObservations).toEqual([
    'raised warning identity-from-two-places SERI HERON',
  ])
})
