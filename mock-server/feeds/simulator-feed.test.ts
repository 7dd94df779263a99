import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findScenario, scenarioNames } from '../sim/scenarios.ts'
import { KeepingSink } from '../testing.ts'
import { SimulatorFeed } from './simulator-feed.ts'

const START = Date.UTC(2026, 2, 14, 12)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a machine that slept catches up by a minute a beat, until it is there', () => {
  const scenario = findScenario(scenarioNames[0] ?? '')
  if (!scenario.ok) throw new Error(scenario.problem)
  const time = { nowMs: START }
  const feed = new SimulatorFeed({ scenario: scenario.value, seed: 1, startAtMs: START, nowMs: () => time.nowMs })
  const sink = new KeepingSink()
  const reachedS = () => (Math.max(...sink.reports.map(({ atMs }) => atMs)) - START) / 1000
  feed.start(sink)
  time.nowMs += 10 * 60_000
  vi.advanceTimersByTime(250)
  expect(reachedS()).toBeGreaterThan(30)
  expect(reachedS()).toBeLessThanOrEqual(60)
  vi.advanceTimersByTime(250)
  expect(reachedS()).toBeLessThanOrEqual(120)
  vi.advanceTimersByTime(8 * 250)
  expect(reachedS()).toBeGreaterThan(570)
  feed.stop()
})
