import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApp } from '../app.ts'
import type { Feed } from '../feeds/feed.ts'
import { SimulatorFeed } from '../feeds/simulator-feed.ts'
import type { Scenario } from '../sim/scenario.ts'
import { HandFeed, squareZonesJson } from '../testing.ts'

const START = Date.UTC(2026, 2, 14, 12)

const ships: Scenario = {
  name: 'ships',
  title: 'Ships',
  description: 'Some ships on their way.',
  parts: [{ part: 'voyages', route: 'singapore-bintulu', type: 'cargo', count: 30, flags: ['PA', 'LR'] }],
}

const opened: FastifyInstance[] = []
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] })
  vi.setSystemTime(START)
})
afterEach(async () => {
  vi.useRealTimers()
  for (const app of opened.splice(0)) await app.close()
})

async function serving(others: readonly Feed[] = [], { isSimulated = true } = {}) {
  const world = new SimulatorFeed({ scenario: ships, seed: 7, startAtMs: START, nowMs: Date.now })
  const app = await createApp({
    feeds: [...(isSimulated ? [world] : []), ...others],
    zonesJson: squareZonesJson,
    pageFolder: '/nowhere',
    recordingsFolder: '/nowhere',
    version: '0.0.0',
    nowMs: Date.now,
    onReject: () => undefined,
  })
  opened.push(app)
  await app.ready()
  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object | string) => {
    const headers = { host: 'localhost', ...(payload !== undefined && { 'content-type': 'application/json' }) }
    const answer = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
    return { code: answer.statusCode, ...answer.json() }
  }
  return {
    ask,
    pass: (seconds: number) => void vi.advanceTimersByTime(seconds * 1000),
    feed: async () => (await ask('GET', '/api/status')).feeds[0],
  }
}

test('the world says how it stands, is paused, sped up, stepped and moved on; the picture keeps its clock', async () => {
  const { ask, pass } = await serving()
  pass(10)
  expect(await ask('GET', '/api/world')).toEqual({
    code: 200,
    scenario: 'ships',
    title: 'Ships',
    description: 'Some ships on their way.',
    seed: 7,
    startAtMs: START,
    nowMs: START + 10_000,
    speed: 1,
    paused: false,
    isTimeOfDay: true,
    chaos: [],
  })
  expect(await ask('GET', '/api/status')).toMatchObject({ rate: 1, feeds: [{ state: 'live' }] })
  expect(await ask('POST', '/api/world', { paused: true })).toMatchObject({ code: 200, paused: true })
  pass(30)
  const paused = await ask('GET', '/api/status')
  expect(paused).toMatchObject({ rate: 0, now: '2026-03-14T12:00:10.000Z' })
  expect(paused.feeds).toMatchObject([{ state: 'replayed', detail: expect.stringContaining('paused at 12:00:10Z') }])
  await ask('POST', '/api/world', { stepS: 60 })
  pass(1)
  expect(await ask('GET', '/api/world')).toMatchObject({ nowMs: START + 70_000, paused: true })
  await ask('POST', '/api/world', { jumpToMs: START + 3_600_000 })
  pass(1)
  await ask('POST', '/api/world', { speed: 60 })
  await ask('POST', '/api/world', { paused: false })
  pass(60)
  const after = await ask('GET', '/api/status')
  expect(after).toMatchObject({ rate: 60, now: '2026-03-14T14:00:00.000Z' })
  expect(after.reports).toBeGreaterThan(10_000)
})

test('what is wrong is refused with value, place and expectation, and the world goes on', async () => {
  const { ask, pass } = await serving()
  const refused = async (url: string, payload: object | string) => ask('POST', url, payload)
  expect(await refused('/api/world', { speed: 1000 })).toEqual({
    code: 400,
    error: 'speed is 1000, expected 0.1 to 600 simulated seconds a second',
    problems: ['speed is 1000, expected 0.1 to 600 simulated seconds a second'],
  })
  expect(await refused('/api/world', { speed: 2, paused: true })).toMatchObject({
    code: 400,
    error: 'order has paused and speed, expected one of paused, speed, stepS and jumpToMs',
  })
  expect(await refused('/api/world', '{"speed":')).toMatchObject({ code: 400 })
  expect(await refused('/api/world', { jumpToMs: START - 1000 })).toMatchObject({
    code: 409,
    error: expect.stringContaining('time does not run backwards here'),
  })
  expect(await refused('/api/world/chaos', { switches: [{ kind: 'loss', share: 2 }] })).toMatchObject({
    code: 400,
    problems: ['switches[0].share is 2, expected 0 to 1 (a share)'],
  })
  expect(await refused('/api/world/chaos', [])).toMatchObject({ code: 400 })
  pass(5)
  expect(await ask('GET', '/api/world')).toMatchObject({ nowMs: START + 5000, isTimeOfDay: true, chaos: [] })
})

test('faults are switched on and off while it runs; what they did shows in the feed, and the server goes on', async () => {
  const { ask, pass, feed } = await serving()
  pass(60)
  expect(await feed()).not.toHaveProperty('chaos')
  const switches = [
    { kind: 'loss', share: 0.3 },
    { kind: 'malformed', share: 0.2 },
  ]
  expect(await ask('POST', '/api/world/chaos', { switches })).toMatchObject({
    code: 200,
    chaos: [
      { switch: { kind: 'loss', share: 0.3, fromS: 60 }, words: 'loss 30 %', isOn: true },
      { words: 'malformed 20 %', isOn: true },
    ],
  })
  pass(300)
  const faulty = await feed()
  expect(faulty.chaos).toEqual(['loss 30 %', 'malformed 20 %'])
  expect(faulty.truth.missedShare).toBeGreaterThan(0.2)
  expect(faulty.rejected.checksum).toBeGreaterThan(20)
  expect((await ask('GET', '/api/feeds/sim/rejects')).rejects[0].text).toContain('!AIVDM')
  expect(await ask('DELETE', '/api/world/chaos')).toMatchObject({ code: 200, chaos: [] })
  pass(120)
  const after = await feed()
  expect(after.rejected).toEqual(faulty.rejected)
  expect(after.reports).toBeGreaterThan(faulty.reports)
  expect(after).not.toHaveProperty('chaos')
})

test('where no world is simulated there is none to steer', async () => {
  const { ask } = await serving([new HandFeed()], { isSimulated: false })
  const none = { code: 404, error: 'no world is simulated: none of the feeds is a simulator' }
  expect(await ask('GET', '/api/world')).toMatchObject(none)
  expect(await ask('POST', '/api/world', { paused: true })).toMatchObject(none)
  expect(await ask('POST', '/api/world/chaos', { switches: [] })).toMatchObject(none)
  expect(await ask('DELETE', '/api/world/chaos')).toMatchObject(none)
})

test('beside a feed that runs with the time of day the world does too; faults it may have', async () => {
  const { ask } = await serving([new HandFeed()])
  expect(await ask('POST', '/api/world', { paused: true })).toMatchObject({
    code: 409,
    error: expect.stringContaining('feed By hand runs with the time of day'),
  })
  expect(await ask('POST', '/api/world', { speed: 1 })).toMatchObject({ code: 200, isTimeOfDay: true })
  expect(await ask('POST', '/api/world/chaos', { switches: [{ kind: 'silence' }] })).toMatchObject({ code: 200 })
})
