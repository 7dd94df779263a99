import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Alert } from '#domain/alerts/alert.ts'
import { DEFAULT_ALERT_RULES } from '#domain/alerts/default-rules.ts'
import { readHead, StreamDecoder } from '#domain/stream/stream-message.ts'
import { WIRE_VERSION } from '#domain/stream/wire.ts'
import { createApp } from '../app.ts'
import type { FeedClock } from '../feeds/feed.ts'
import { HandFeed, newFolder, squareZonesJson } from '../testing.ts'

const MINUTE = 60_000
const SHIP = 'mmsi:574000001'
const started = Date.now()

const opened: FastifyInstance[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

async function serving({ alertFolder, clock }: { alertFolder?: string; clock?: FeedClock } = {}) {
  const feed: HandFeed & { clock?: FeedClock } = new HandFeed()
  if (clock) feed.clock = clock
  const app = await createApp({
    feeds: [feed],
    zonesJson: squareZonesJson,
    ...(alertFolder !== undefined && { alertFolder }),
    pageFolder: '/nowhere',
    recordingsFolder: '/nowhere',
    version: '0.0.0',
    nowMs: Date.now,
    onReject: () => undefined,
  })
  opened.push(app)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers = {}) => {
    const response = await app.inject({
      method,
      url: path,
      headers: { host: 'localhost', ...headers },
      ...(body !== undefined && { payload: body as object }),
    })
    const isJson = response.headers['content-type']?.includes('json')
    return { status: response.statusCode, body: isJson ? response.json() : response.body, headers: response.headers }
  }
  const open = async (): Promise<Alert[]> => (await ask('GET', '/api/alerts')).body.alerts
  /** A fishing vessel of another flag comes in from the west. */
  const enter = async (name = 'SERI') => {
    feed.sink?.identity({ trackId: SHIP, kind: 'vessel', name, flag: 'VN', shipType: 30 })
    for (const [minute, lon] of [109.99, 110.01, 110.02].entries())
      feed.sink?.report({ trackId: SHIP, source: 'hand', atMs: started + minute * 2 * MINUTE, lon, lat: 5, sogKn: 9 })
    await expect.poll(open, { timeout: 3000 }).toHaveLength(1)
    return (await open())[0] as Alert
  }
  return { app, feed, url, ask, open, enter }
}

/** The alerts as a viewer sees them. */
async function viewer(url: string) {
  const decoder = new StreamDecoder((bytes) => new TextDecoder().decode(bytes))
  const seen = new Map<string, Alert>()
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/stream?wire=${WIRE_VERSION}`, {
    headers: { origin: url },
  })
  const opening = new Promise((resolve) => socket.once('message', resolve))
  socket.on('message', (data) => {
    const bytes = new Uint8Array(data as Buffer)
    const head = readHead(bytes)
    const taken = head.ok ? decoder.take(head.value, bytes) : head
    if (!taken.ok) throw new Error(taken.problem)
    if (taken.value.type !== 'resumed') for (const alert of taken.value.alerts ?? []) seen.set(alert.id, alert)
  })
  await opening
  return seen
}

test('an entry raises an alert, and an acknowledgement in one browser shows in every other within a second', async () => {
  const { url, ask, enter } = await serving()
  const [first, second] = [await viewer(url), await viewer(url)]
  const { id } = await enter()
  for (const seen of [first, second]) {
    await expect.poll(() => seen.get(id)?.state, { timeout: 1000 }).toBe('active-unacknowledged')
  }
  const done = await ask('POST', `/api/alerts/${id}/actions`, {
    action: 'acknowledge',
    by: 'Ana',
    note: 'patrol 7 sent',
  })
  expect([done.status, done.body]).toMatchObject([200, { id, state: 'active-acknowledged' }])
  for (const seen of [first, second])
    await expect
      .poll(() => seen.get(id)?.acknowledged, { timeout: 1000 })
      .toMatchObject({ by: 'Ana', note: 'patrol 7 sent' })
  // Who comes later sees the same.
  expect((await viewer(url)).get(id)).toEqual(first.get(id))
  const log = await ask('GET', '/api/alerts/log')
  expect(log.body.map(({ seq, did, by, trackName }: Record<string, unknown>) => [seq, did, by, trackName])).toEqual([
    [1, 'raised', undefined, 'SERI'],
    [2, 'acknowledged', 'Ana', 'SERI'],
  ])
})

test('a server that starts again has the alerts, and the same crossing told again raises no second one', async () => {
  const alertFolder = newFolder()
  const before = await serving({ alertFolder })
  const { id } = await before.enter()
  await before.ask('POST', `/api/alerts/${id}/actions`, { action: 'acknowledge', by: 'Ana' })
  await before.app.close()
  const after = await serving({ alertFolder })
  expect(await after.open()).toMatchObject([{ id, state: 'active-acknowledged' }])
  expect(await after.enter()).toMatchObject({ id, state: 'active-acknowledged', causes: 1 })
  expect((await after.ask('GET', '/api/status')).body.alerts).toEqual({ open: 1, isKept: true })
  expect((await after.ask('GET', '/api/alerts/log')).body).toHaveLength(2)
})

test('what a recording raises is kept out of the log of the watch', async () => {
  const alertFolder = newFolder()
  const { ask } = await serving({ alertFolder, clock: { nowMs: () => 1000, rate: 1 } })
  expect((await ask('GET', '/api/status')).body.alerts).toEqual({ open: 0, isKept: false })
})

test('what cannot be done is told: no such alert, not in this state, no name, no such action', async () => {
  const { ask, enter } = await serving()
  const { id } = await enter()
  const act = async (body: unknown, of = id) => {
    const { status, body: answer } = await ask('POST', `/api/alerts/${of}/actions`, body)
    return [status, answer.error]
  }
  expect(await act({ action: 'acknowledge', by: 'Ana' }, 'gone')).toEqual([404, 'no open alert gone'])
  expect(await act({ action: 'acknowledge', by: ' \u202e\n' })).toEqual([400, 'by is empty, expected a name'])
  expect(await act({ action: 'note', by: 'Ana', text: '' })).toEqual([400, 'text is empty, expected a note'])
  expect(await act({ action: 'explode', by: 'Ana' })).toEqual([400, expect.stringMatching(/^action: /)])
  expect(await act({ action: 'rectify', by: 'x'.repeat(300), reason: 'y' })).toEqual([
    400,
    expect.stringMatching(/^by: /),
  ])
  await act({ action: 'acknowledge', by: 'Ana' })
  expect(await act({ action: 'acknowledge', by: 'Ben' })).toEqual([409, `${id} is acknowledged already, by Ana`])
})

test('a name from a stranger and a note from a browser are plain text, and no spreadsheet runs them', async () => {
  const { ask, enter } = await serving()
  const { id } = await enter('=CMD\u202e()\n<b>')
  const note = '=HYPERLINK("http://x")\u0007'
  await ask('POST', `/api/alerts/${id}/actions`, { action: 'note', by: '@Ana', text: note })
  const { body, headers } = await ask('GET', `/api/alerts/log?format=csv`)
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(headers['content-disposition']).toMatch(/^attachment; filename="alerts-\d{8}T\d{4}Z-\d{8}T\d{4}Z\.csv"$/)
  expect(body).toContain(`noted,"'@Ana","'=HYPERLINK(""http://x"")",`)
  expect(body).toContain(`"'=CMD () <b>"`)
})

test('the brief is told as data and as text, and spans are checked', async () => {
  const { ask, enter } = await serving()
  await enter()
  const { body } = await ask('GET', '/api/alerts/handover')
  expect(body).toMatchObject({
    raised: { total: 1, byPriority: { warning: 1 } },
    unacknowledged: [{ trackName: 'SERI' }],
    feeds: [{ id: 'hand' }],
  })
  expect((await ask('GET', '/api/alerts/handover?format=text')).body).toContain(
    'Open now: 1, of them not acknowledged: 1',
  )
  const refused = await ask('GET', '/api/alerts/log?fromMs=soon')
  expect([refused.status, refused.body.error]).toEqual([400, 'fromMs is "soon", expected milliseconds since 1970'])
  expect((await ask('GET', '/api/alerts/log?fromMs=2&toMs=1')).status).toBe(400)
  expect((await ask('GET', '/api/alerts/log?format=xml')).status).toBe(400)
})

test('rules are told with their version, changed by who knows it, and end what they are no more about', async () => {
  const { ask, enter, open } = await serving()
  const told = (await ask('GET', '/api/alert-rules')).body
  expect(told).toEqual({ rules: DEFAULT_ALERT_RULES, allowList: [], version: 0 })
  const { id } = await enter()
  const allowList = [{ trackId: SHIP, name: 'SERI', reason: 'licensed' }]
  const put = await ask('PUT', '/api/alert-rules', { ...told, allowList, by: 'Ana' })
  expect([put.status, put.body.version, put.body.allowList]).toEqual([200, 1, allowList])
  expect(await open()).toMatchObject([
    { id, state: 'rectified-unacknowledged', rectified: { reason: 'now on the allow-list: licensed' } },
  ])
  const late = await ask('PUT', '/api/alert-rules', { ...told, by: 'Ben' })
  expect([late.status, late.body.error, late.body.current.version]).toEqual([
    409,
    'the rules were changed meanwhile: version 1 is in force, 0 was sent',
    1,
  ])
  const wrong = await ask('PUT', '/api/alert-rules', { rules: [{ id: 'x' }], version: 1 })
  expect([wrong.status, wrong.body.problems[0]]).toEqual([400, expect.stringMatching(/^rules\.0\.name /)])
})

test('a vessel is allowed for one rule while others change the rules, by name, and taken off again', async () => {
  const { ask, enter, open } = await serving()
  const { id } = await enter()
  const told = (await ask('GET', '/api/alert-rules')).body
  await ask('PUT', '/api/alert-rules', { ...told, rules: told.rules.slice(0, 4), by: 'Ben' })
  const path = '/api/alert-rules/foreign-fishing-entry/allowed'
  const allowed = await ask('POST', path, { mmsi: 574000001, by: 'Ana', note: 'licence 7' })
  const entry = {
    mmsi: 574000001,
    name: 'SERI',
    reason: 'licence 7',
    by: 'Ana',
    atMs: expect.any(Number),
    ruleIds: ['foreign-fishing-entry'],
  }
  expect([allowed.status, allowed.body]).toEqual([
    200,
    { rules: told.rules.slice(0, 4), allowList: [entry], version: 2 },
  ])
  expect(await open()).toMatchObject([{ id, rectified: { reason: 'now on the allow-list: licence 7' } }])
  expect((await ask('GET', '/api/alerts/log')).body.at(-1)).toMatchObject({ did: 'rectified', by: 'Ana' })
  // Whoever changes all rules by what was in force before is told so.
  expect((await ask('PUT', '/api/alert-rules', { ...told, version: 1 })).status).toBe(409)
  const again = await ask('POST', path, { mmsi: 574000001, by: 'Ben' })
  expect([again.body.version, again.body.allowList]).toMatchObject([3, [{ reason: 'allowed by Ben', by: 'Ben' }]])
  const off = await ask('DELETE', `${path}/574000001?by=Ben`)
  expect([off.status, off.body.allowList, off.body.version]).toEqual([200, [], 4])
})

test('what cannot be allowed is told: no such rule, nobody named, no vessel, a time that is over, not allowed', async () => {
  const { ask } = await serving()
  const path = '/api/alert-rules/foreign-fishing-entry/allowed'
  const tried = async (method: 'POST' | 'DELETE', at: string, body?: unknown) => {
    const { status, body: answer } = await ask(method, at, body)
    return [status, answer.error]
  }
  expect(await tried('POST', '/api/alert-rules/gone/allowed', { mmsi: 1, by: 'Ana' })).toEqual([404, 'no rule gone'])
  expect(await tried('POST', path, { mmsi: 1 })).toEqual([400, 'by is empty, expected a name'])
  expect(await tried('POST', path, { by: 'Ana' })).toEqual([400, 'body names no vessel, expected mmsi, imo or trackId'])
  expect(await tried('POST', path, { imo: 9074729, by: 'Ana' })).toEqual([
    400,
    'body names the vessel by imo alone, expected mmsi or trackId',
  ])
  expect(await tried('POST', path, { mmsi: 'one', by: 'Ana' })).toEqual([400, expect.stringMatching(/^mmsi is "one"/)])
  expect(await tried('POST', path, { mmsi: 1, by: 'Ana', untilMs: 5 })).toEqual([
    400,
    expect.stringMatching(/^untilMs is 5, expected later than /),
  ])
  expect(await tried('DELETE', `${path}/1?by=Ana`)).toEqual([
    409,
    'the vessel is not allowed for foreign-fishing-entry',
  ])
  expect(await tried('DELETE', `${path}/1`)).toEqual([400, 'by is empty, expected a name'])
  expect((await ask('GET', '/api/alert-rules')).body.version).toBe(0)
})

test('another site, a form and a flood of bytes change nothing', async () => {
  const { ask, app, enter } = await serving()
  const { id } = await enter()
  const path = `/api/alerts/${id}/actions`
  const ack = { action: 'acknowledge', by: 'Ana' }
  expect((await ask('POST', path, ack, { origin: 'http://evil.example' })).status).toBe(403)
  expect((await ask('PUT', '/api/alert-rules', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  const allowing = '/api/alert-rules/foreign-fishing-entry/allowed'
  for (const site of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://evil.example' }]) {
    expect((await ask('POST', allowing, { mmsi: 1, by: 'Ana' }, site)).status).toBe(403)
    expect((await ask('DELETE', `${allowing}/1?by=Ana`, undefined, site)).status).toBe(403)
  }
  expect((await ask('POST', path, { ...ack, note: 'x'.repeat(20_000) })).status).toBe(413)
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const headers = { host: 'localhost', 'content-type': type }
    const { statusCode } = await app.inject({ method: 'POST', url: path, headers, payload: JSON.stringify(ack) })
    expect(statusCode).toBe(415)
  }
  expect((await ask('GET', '/api/alerts')).body.alerts[0].state).toBe('active-unacknowledged')
})
