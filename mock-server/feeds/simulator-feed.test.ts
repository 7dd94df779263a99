import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ChaosSwitch } from '#domain/world/chaos-switch.ts'
import type { WorldOrder } from '#domain/world/world-state.ts'
import { FeedDesk } from '../picture/feed-desk.ts'
import { LivePicture } from '../picture/live-picture.ts'
import type { Scenario } from '../sim/scenario.ts'
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

const ships: Scenario = {
  name: 'ships',
  title: 'Ships',
  description: 'Some ships on their way.',
  parts: [{ part: 'voyages', route: 'singapore-bintulu', type: 'cargo', count: 30, flags: ['PA', 'LR'] }],
}

/** A feed of its own, with the time of day in the hand of the test; `costMs` is what a look at the work clock costs. */
function steered({ speed, chaos, costMs = 0 }: { speed?: number; chaos?: ChaosSwitch[]; costMs?: number } = {}) {
  let workMs = 0
  const feed = new SimulatorFeed({
    scenario: ships,
    seed: 1,
    startAtMs: START,
    nowMs: Date.now,
    speed,
    chaos,
    workMs: () => {
      workMs += costMs
      return workMs
    },
  })
  const sink = new KeepingSink()
  feed.start(sink)
  return {
    feed,
    sink,
    pass: (seconds: number) => vi.advanceTimersByTime(seconds * 1000),
    shownS: () => (feed.state.nowMs - START) / 1000,
    reachedS: () => (feed.world.nowMs - START) / 1000,
    steer: (order: WorldOrder) => feed.steer(order),
    said: () => sink.states.at(-1),
  }
}

test('with the time of day it is live and has no clock of its own; paused it stands still and says so', () => {
  vi.setSystemTime(START)
  const { feed, pass, shownS, reachedS, steer, said, sink } = steered()
  pass(10)
  expect([feed.clock, said()]).toEqual([undefined, ['live', 'simulated traffic, nobody real']])
  expect([shownS(), reachedS()]).toEqual([10, 10])
  steer({ paused: true })
  const { length } = sink.reports
  pass(60)
  expect([shownS(), reachedS(), sink.reports.length]).toEqual([10, 10, length])
  expect(feed.clock?.rate).toBe(0)
  expect(said()).toEqual(['replayed', 'simulated traffic, nobody real, paused at 12:00:10Z'])
  steer({ paused: false })
  pass(5)
  expect([shownS(), reachedS(), feed.clock?.rate]).toEqual([15, 15, 1])
  expect(feed.state).toMatchObject({ paused: false, isTimeOfDay: false, speed: 1 })
  expect(said()).toEqual(['replayed', 'simulated traffic, nobody real, at true speed by a clock of its own'])
  feed.stop()
})

test.each([0.1, 2, 60, 600])(
  'at %d times true speed the clock goes on from where it is, and the world keeps to it',
  (speed) => {
    vi.setSystemTime(START)
    const { feed, pass, shownS, reachedS, steer, said } = steered()
    pass(10)
    steer({ speed })
    expect(shownS()).toBe(10)
    pass(20)
    expect(shownS()).toBeCloseTo(10 + 20 * speed, 6)
    expect(reachedS()).toBeLessThanOrEqual(shownS())
    expect(reachedS()).toBeGreaterThan(shownS() - 1 - 0.25 * speed)
    expect(feed.clock?.rate).toBe(speed)
    expect(feed.state.speedReached).toBeUndefined()
    expect(said()?.[1]).toContain(`at ${speed} times true speed`)
    feed.stop()
  },
)

test('a step goes so far and stands there; a jump goes on as it was; neither leaves out a report', () => {
  vi.setSystemTime(START)
  const { feed, pass, shownS, steer, sink } = steered()
  pass(10)
  expect(steer({ stepS: 90 }).ok).toBe(true)
  pass(1)
  expect([shownS(), feed.state.paused]).toEqual([100, true])
  steer({ stepS: 1 })
  pass(5)
  expect(shownS()).toBe(101)
  steer({ paused: false })
  pass(4)
  expect(steer({ jumpToMs: START + 600_000 }).ok).toBe(true)
  pass(10)
  expect(shownS()).toBeGreaterThanOrEqual(608)
  expect(feed.state).toMatchObject({ paused: false, speed: 1 })
  feed.stop()
  const { feed: other, sink: all } = steered({ speed: 600 })
  pass(2)
  other.stop()
  const until = Math.max(...sink.reports.map(({ atMs }) => atMs))
  expect(sink.reports).toEqual(all.reports.filter(({ atMs }) => atMs <= until))
})

test('a jump back, and one too far, are refused with the reason, and nothing changes', () => {
  vi.setSystemTime(START)
  const { feed, pass, steer, said } = steered()
  pass(10)
  expect(steer({ jumpToMs: START })).toEqual({
    ok: false,
    problem: `jumpToMs is ${START} (2026-03-14T12:00:00.000Z), expected later than ${START + 10_000} (2026-03-14T12:00:10.000Z): time does not run backwards here`,
  })
  expect(steer({ jumpToMs: START + 8 * 86_400_000 })).toMatchObject({ ok: false })
  expect([feed.state.isTimeOfDay, said()?.[0]]).toEqual([true, 'live'])
  feed.stop()
})

test('a world that cannot keep up says what it reaches, blocks no longer for it, and its clock never goes back', () => {
  vi.setSystemTime(START)
  // Each second of the world costs 20 ms of work, so a beat ends after three.
  const { feed, pass, steer, reachedS, said } = steered({ costMs: 20 })
  steer({ speed: 600 })
  let [lastS, lastMs] = [reachedS(), feed.state.nowMs]
  for (let i = 0; i < 500; i++) {
    pass(0.01)
    expect(reachedS() - lastS).toBeLessThanOrEqual(3)
    expect(feed.state.nowMs).toBeGreaterThanOrEqual(lastMs)
    ;[lastS, lastMs] = [reachedS(), feed.state.nowMs]
  }
  // The time of day stands still while the test works: three seconds in each rest of 10 ms.
  expect(feed.state.speedReached).toBeCloseTo(300, -1)
  expect(feed.clock?.rate).toBe(feed.state.speedReached)
  expect(said()?.[1]).toMatch(/at \d+ times true speed, 600 was asked$/)
  steer({ speed: 10 })
  pass(3)
  expect(feed.state.speedReached).toBeUndefined()
  feed.stop()
})

test('a jump can be ended on the way by pausing', () => {
  vi.setSystemTime(START)
  const { feed, pass, steer, reachedS } = steered({ costMs: 20 })
  steer({ jumpToMs: START + 86_400_000 })
  pass(1)
  expect(feed.state.goingToMs).toBe(START + 86_400_000)
  expect(reachedS()).toBeGreaterThan(100)
  steer({ paused: true })
  const atS = reachedS()
  pass(2)
  expect([reachedS(), feed.state.goingToMs, feed.state.paused]).toEqual([atS, undefined, true])
  feed.stop()
})

test('whatever it is told, its clock never goes back, and no report is ahead of it', () => {
  const order = fc.oneof(
    fc.record({ paused: fc.boolean() }),
    fc.record({ speed: fc.constantFrom(0.1, 1, 7, 600) }),
    fc.record({ stepS: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ jumpToMs: fc.integer({ min: START - 1000, max: START + 900_000 }) }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(order, fc.integer({ min: 0, max: 3000 })), { maxLength: 12 }), (orders) => {
      vi.setSystemTime(START)
      const { feed, sink, steer } = steered()
      let lastMs = feed.state.nowMs
      for (const [one, restMs] of orders) {
        steer(one)
        vi.advanceTimersByTime(restMs)
        const { nowMs } = feed.state
        expect(nowMs).toBeGreaterThanOrEqual(lastMs)
        expect(Math.max(0, ...sink.reports.slice(-200).map(({ atMs }) => atMs))).toBeLessThanOrEqual(nowMs)
        lastMs = nowMs
      }
      feed.stop()
    }),
    { numRuns: 60 },
  )
})

/** What the feed panel is told after ten minutes with the time of day, with and without a fault. */
function watched(chaos: ChaosSwitch[]) {
  vi.setSystemTime(START)
  const feed = new SimulatorFeed({ scenario: ships, seed: 1, startAtMs: START, nowMs: Date.now, chaos })
  const desk = new FeedDesk(feed, Date.now)
  const picture = new LivePicture({
    zones: { version: 'none', zones: [], limits: [] },
    epoch: 'test',
    clock: { nowMs: Date.now, rate: 1 },
    feeds: () => [desk.status],
  })
  desk.start(picture, () => undefined)
  vi.advanceTimersByTime(600_000)
  const { status } = desk
  desk.stop()
  return status
}

test('each fault shows in the figure of the feed that it is a fault of, and in words', () => {
  const clean = watched([])
  expect(clean).toMatchObject({ state: 'live', rejected: {}, truth: { twice: 0, skewS: 0 } })
  expect(clean.truth?.missedShare).toBeLessThan(0.01)
  expect(clean).not.toHaveProperty('chaos')
  expect(clean.truth?.lagS?.p95).toBeLessThan(2)

  const lost = watched([{ kind: 'loss', share: 0.2 }])
  expect(lost.chaos).toEqual(['loss 20 %'])
  expect(lost.truth?.missedShare).toBeCloseTo(0.2, 1)
  expect(lost.truth).toMatchObject({ twice: 0, skewS: 0 })

  const late = watched([{ kind: 'delay', delayS: 20, jitterS: 5 }])
  expect(late).toMatchObject({ state: 'lagging', chaos: ['delay 20 to 25 s'] })
  expect(late.truth?.lagS?.p50).toBeGreaterThan(20)
  expect(late.truth?.lagS?.p50).toBeLessThan(26)

  const reordered = watched([{ kind: 'reorder', share: 0.2 }])
  expect(reordered.truth?.lagS?.p95).toBeGreaterThan(14)
  expect(reordered.truth?.lagS?.p50).toBeLessThan(2)

  const twice = watched([{ kind: 'duplicates', share: 0.3 }])
  expect((twice.truth?.twice ?? 0) / twice.reports).toBeCloseTo(0.3 / 1.3, 1)
  expect(twice.truth).toMatchObject({ missedShare: clean.truth?.missedShare, skewS: 0 })

  expect(watched([{ kind: 'clock-skew', skewS: 30 }]).truth?.skewS).toBeGreaterThan(28)
  expect(watched([{ kind: 'clock-skew', skewS: -30 }])).toMatchObject({ state: 'lagging', truth: { skewS: 0 } })

  const silent = watched([{ kind: 'silence', fromS: 300 }])
  expect(silent).toMatchObject({ state: 'silent', perMinute: 0, chaos: ['silence'] })
  expect(silent.silentS).toBeGreaterThanOrEqual(300)
  expect(silent.silentS).toBeLessThan(310)
  expect(watched([{ kind: 'silence', share: 0.5 }]).perMinute).toBeLessThan(0.75 * clean.perMinute)

  const malformed = watched([{ kind: 'malformed', share: 0.1 }])
  expect(malformed.rejected.checksum).toBeGreaterThan(50)
  expect(malformed.truth?.missedShare).toBeCloseTo(0.1, 1)

  expect(watched([{ kind: 'burst', times: 5 }]).perMinute).toBeGreaterThan(4.5 * clean.perMinute)

  const spoofed = watched([{ kind: 'spoof', share: 0.5, pattern: 'circle', nm: 3 }])
  expect(spoofed).toMatchObject({ state: 'live', chaos: ['spoof 50 % of tracks, circle 3 NM'], rejected: {} })
})

test('a switch of the moment begins now, one whose time is over is told no more', () => {
  vi.setSystemTime(START)
  const { feed, pass } = steered({ chaos: [{ kind: 'loss', share: 0.5, untilS: 30 }] })
  pass(20)
  expect(feed.chaos).toEqual(['loss 50 %'])
  pass(20)
  expect(feed.chaos).toEqual([])
  expect(feed.state.chaos).toMatchObject([{ words: 'loss 50 %', isOn: false }])
  feed.setChaos([{ kind: 'silence' }])
  expect(feed.state.chaos).toEqual([{ switch: { kind: 'silence', fromS: 40 }, words: 'silence', isOn: true }])
  feed.stop()
})

test('faults that stand in a scenario are on at their time', () => {
  vi.setSystemTime(START)
  const scenario: Scenario = { ...ships, chaos: [{ kind: 'silence', fromS: 10, untilS: 20 }] }
  const feed = new SimulatorFeed({ scenario, seed: 1, startAtMs: START, nowMs: Date.now })
  const sink = new KeepingSink()
  feed.start(sink)
  vi.advanceTimersByTime(40_000)
  feed.stop()
  const heardS = sink.reports.map(({ atMs }) => (atMs - START) / 1000)
  expect(heardS.filter((atS) => atS >= 10 && atS < 20)).toEqual([])
  expect(heardS.some((atS) => atS < 10)).toBe(true)
  expect(heardS.some((atS) => atS >= 20)).toBe(true)
})
