import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { readHead, StreamDecoder, type StreamMessage } from '#domain/stream/stream-message.ts'
import { parseHistories, WIRE_VERSION } from '#domain/stream/wire.ts'
import { createApp } from './app.ts'
import { HandFeed, newFolder, squareZonesJson } from './testing.ts'

const opened: FastifyInstance[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

async function listening({ recordingsFolder = '/nowhere', nowMs = Date.now } = {}) {
  const feed = new HandFeed()
  const app = await createApp({
    feeds: [feed],
    zonesJson: squareZonesJson,
    pageFolder: '/nowhere',
    recordingsFolder,
    version: '0.0.0',
    nowMs,
    onReject: () => undefined,
  })
  opened.push(app)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const report = (atMs: number, lon: number) =>
    feed.sink?.report({ trackId: 'mmsi:1', source: 'hand', atMs, lon, lat: 5 })
  return { app, feed, url, report }
}

/** A viewer that keeps every message, and the time of every report. */
class Viewer {
  readonly messages: StreamMessage[] = []
  readonly reported: { message: StreamMessage; atMs: number }[] = []
  readonly #decoder: StreamDecoder
  readonly socket: WebSocket
  readonly closed: Promise<number>

  constructor(
    url: string,
    {
      query = `?wire=${WIRE_VERSION}`,
      origin = url,
      decoder,
    }: { query?: string; origin?: string; decoder?: StreamDecoder } = {},
  ) {
    this.#decoder = decoder ?? new StreamDecoder((bytes) => new TextDecoder().decode(bytes))
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/api/stream${query}`, { headers: { origin } })
    this.socket.on('message', (data) => {
      const bytes = new Uint8Array(data as Buffer)
      const head = readHead(bytes)
      const taken = head.ok ? this.#decoder.take(head.value, bytes) : head
      if (!taken.ok) throw new Error(taken.problem)
      const message = taken.value
      this.messages.push(message)
      // Columns are good until the next message.
      if (message.type !== 'resumed')
        for (const atMs of message.reports.atMs.subarray(0, message.reports.count))
          this.reported.push({ message, atMs })
    })
    this.socket.on('error', () => undefined)
    this.closed = new Promise((resolve) => {
      this.socket.on('close', resolve)
      this.socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    })
  }

  async until(wanted: (message: StreamMessage) => boolean): Promise<StreamMessage> {
    return expect
      .poll(() => this.messages.find(wanted), { timeout: 5000 })
      .toBeDefined()
      .then(() => this.messages.find(wanted) as StreamMessage)
  }

  /** Times of the reports that came in messages of a type. */
  timesIn(type: StreamMessage['type']): number[] {
    return this.reported.flatMap(({ message, atMs }) => (message.type === type ? atMs : []))
  }

  get decoder(): StreamDecoder {
    return this.#decoder
  }

  /** Numbers of the updates heard, in order. */
  get seqs(): number[] {
    return this.messages.flatMap((message) => (message.type === 'update' ? message.seq : []))
  }
}

test('status, tracks and events tell what the feed brought', async () => {
  const { app, feed, report } = await listening()
  feed.sink?.identity({ trackId: 'mmsi:1', kind: 'vessel', name: 'SERI' })
  report(1000, 109.99)
  report(121_000, 110.01)
  report(241_000, 110.02)
  const get = async (path: string) => (await app.inject({ url: path, headers: { host: 'localhost' } })).json()
  expect(await get('/api/status')).toMatchObject({
    tracks: 1,
    reports: 3,
    events: 1,
    feeds: [{ id: 'hand', state: 'lagging', reports: 3, perMinute: 3 }],
  })
  expect(await get('/api/tracks')).toMatchObject([{ trackId: 'mmsi:1', name: 'SERI', newest: { atMs: 241_000 } }])
  expect(await get('/api/tracks/mmsi:1')).toMatchObject({
    name: 'SERI',
    reports: [{ atMs: 1000 }, { atMs: 121_000 }, { atMs: 241_000 }],
  })
  expect(await get('/api/events')).toMatchObject([
    { kind: 'entered', zoneId: 'square', atMs: 61_000, confirmedAtMs: 121_000 },
  ])
  expect(await get('/api/zones')).toMatchObject({ version: 'test-1' })
})

test('the past is told of everyone for a while, or of one track', async () => {
  const { app, feed, report } = await listening()
  const now = Date.now()
  report(now - 90 * 60_000, 109)
  report(now - 30 * 60_000, 110.1)
  feed.sink?.report({ trackId: 'mmsi:2', source: 'hand', atMs: now, lon: 111, lat: 5 })
  const get = async (path: string) => app.inject({ url: path, headers: { host: 'localhost' } })
  expect((await get('/api/history?minutes=60')).json()).toEqual([
    { trackId: 'mmsi:1', reports: [{ atMs: now - 30 * 60_000, lon: 110.1, lat: 5 }] },
    { trackId: 'mmsi:2', reports: [{ atMs: now, lon: 111, lat: 5 }] },
  ])
  expect((await get('/api/history?trackId=mmsi:1')).json()[0].reports).toHaveLength(2)
  const refused = await get('/api/history?minutes=soon')
  expect([refused.statusCode, refused.json()]).toEqual([400, { error: 'minutes is "soon", expected 1 to 360' }])
})

test('what is not there is a 404 with words', async () => {
  const { app } = await listening()
  const response = await app.inject({ url: '/api/tracks/nobody', headers: { host: 'localhost' } })
  expect([response.statusCode, response.json()]).toEqual([404, { error: 'no track "nobody"' }])
})

test('every answer carries the strict policy', async () => {
  const { app } = await listening()
  const { headers } = await app.inject({ url: '/api/status', headers: { host: 'localhost' } })
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';script-src 'self';style-src 'self';font-src 'self';worker-src 'self';connect-src 'self';img-src 'self' data: blob:;base-uri 'none';form-action 'none';frame-ancestors 'none'",
  )
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('another site and another host name get nothing', async () => {
  const { app } = await listening()
  const status = async (headers: Record<string, string>) =>
    (await app.inject({ url: '/api/status', headers })).statusCode
  expect(await status({ host: 'evil.example' })).toBe(403)
  expect(await status({ host: 'localhost', origin: 'http://evil.example' })).toBe(403)
  expect(await status({ host: 'localhost', 'sec-fetch-site': 'cross-site' })).toBe(403)
})

test('refusals and misses carry the policy too', async () => {
  const { app } = await listening()
  const refused = await app.inject({ url: '/', headers: { host: 'evil.example' } })
  const missed = await app.inject({ url: '/nothing', headers: { host: 'localhost' } })
  expect([refused.statusCode, missed.statusCode]).toEqual([403, 404])
  for (const { headers } of [refused, missed])
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    })
})

test('a link on another site opens the page, and only the page', async () => {
  const { app } = await listening()
  const click = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  const status = async (url: string, more: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') =>
    (await app.inject({ method, url, headers: { host: 'localhost', ...click, ...more } })).statusCode
  // The page is not built here, and says so with 503.
  expect(await status('/')).toBe(503)
  expect(await status('/?track=mmsi:1')).toBe(503)
  for (const url of ['/api/status', '/%61pi/status', '/api/recordings/x']) expect(await status(url)).toBe(403)
  expect(await status('/', { 'sec-fetch-dest': 'iframe' })).toBe(403)
  expect(await status('/', { 'sec-fetch-mode': 'no-cors' })).toBe(403)
  expect(await status('/', { host: 'evil.example' })).toBe(403)
  expect(await status('/', {}, 'POST')).toBe(403)
})

test('nothing can be written', async () => {
  const { app } = await listening()
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    const { statusCode } = await app.inject({ method, url: '/api/status', headers: { host: 'localhost' } })
    expect(statusCode).toBe(404)
  }
})

test('events are told up to the last five hundred, their number in full', async () => {
  const { app, report } = await listening()
  // Two minutes on each side of the line, so that every crossing counts.
  for (let i = 0; i < 1202; i++) report(i * 60_000, i % 4 < 2 ? 109.99 : 110.01)
  const get = async (path: string) => (await app.inject({ url: path, headers: { host: 'localhost' } })).json()
  const events = await get('/api/events')
  const { events: total } = await get('/api/status')
  expect([events.length, total]).toEqual([500, 600])
  expect(events.at(-1).atMs).toBeGreaterThan(1198 * 60_000)
})

test('reports older than six hours are forgotten, the last place of each track is not', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const time = { nowMs: 0 }
    const { app, report } = await listening({ nowMs: () => time.nowMs })
    for (const minute of [0, 1, 2]) report(minute * 60_000, 111)
    time.nowMs = 7 * 3_600_000
    vi.advanceTimersByTime(60_000)
    const { reports } = (await app.inject({ url: '/api/tracks/mmsi:1', headers: { host: 'localhost' } })).json()
    expect(reports).toEqual([{ atMs: 120_000, lon: 111, lat: 5 }])
  } finally {
    vi.useRealTimers()
  }
})

test('the past of everyone is thinned and shared for five seconds, that of one track is neither', async () => {
  const time = { nowMs: 3_600_000 }
  const { app, report } = await listening({ nowMs: () => time.nowMs })
  const seconds = async (query: string) => {
    const { body, headers } = await app.inject({ url: `/api/history${query}`, headers: { host: 'localhost' } })
    expect(headers['content-type']).toMatch('application/json')
    const histories = parseHistories(body)
    if (!histories.ok) throw new Error(histories.problem)
    return histories.value[0]?.reports.map(({ atMs }) => atMs / 1000 - 3600)
  }
  for (const second of [0, 3, 9, 10, 12, 25]) report(3_600_000 + second * 1000, 111)
  expect(await seconds('')).toEqual([0, 10, 25])
  expect(await seconds('?trackId=mmsi:1')).toEqual([0, 3, 9, 10, 12, 25])
  expect(await seconds('?trackId=nobody')).toBeUndefined()
  report(3_635_000, 111)
  time.nowMs += 4999
  expect(await seconds('')).toEqual([0, 10, 25])
  expect(await seconds('?minutes=30')).toEqual([0, 10, 25, 35])
  time.nowMs += 1
  expect(await seconds('')).toEqual([0, 10, 25, 35])
})

test('a viewer gets the whole picture, then every change once, in order', async () => {
  const { url, report } = await listening()
  report(1000, 109.99)
  const viewer = new Viewer(url)
  const snapshot = await viewer.until(({ type }) => type === 'snapshot')
  expect(snapshot).toMatchObject({ identities: [{ trackId: 'mmsi:1' }], zonesVersion: 'test-1' })
  report(121_000, 110.01)
  report(241_000, 110.02)
  const update = await viewer.until((message) => message.type === 'update' && message.events !== undefined)
  expect(update).toMatchObject({ events: [{ kind: 'entered', atMs: 61_000 }] })
  // Whether the first is in the snapshot or in the update after it depends on when the beat was.
  expect([...viewer.timesIn('snapshot'), ...viewer.timesIn('update')]).toEqual([1000, 121_000, 241_000])
  const { seqs } = viewer
  expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i))
  viewer.socket.close()
})

test('a viewer that comes back is told what it missed, and nothing twice', async () => {
  const { url, report } = await listening()
  const first = new Viewer(url)
  const snapshot = await first.until(({ type }) => type === 'snapshot')
  if (snapshot.type !== 'snapshot') throw new Error('no snapshot')
  await first.until(({ type }) => type === 'update')
  first.socket.close()
  await first.closed
  const seen = first.seqs.at(-1) ?? 0
  report(3000, 110.2)
  const second = new Viewer(url, {
    query: `?wire=${WIRE_VERSION}&epoch=${snapshot.epoch}&seq=${seen}`,
    decoder: first.decoder,
  })
  await expect.poll(() => second.timesIn('update')).toEqual([3000])
  expect(second.messages[0]).toMatchObject({ type: 'resumed', seq: seen })
  expect(second.seqs).toEqual(second.seqs.map((_, i) => seen + 1 + i))
  second.socket.close()
})

test('a viewer of another server’s time gets the whole picture', async () => {
  const { url } = await listening()
  const viewer = new Viewer(url, { query: `?wire=${WIRE_VERSION}&epoch=of-yesterday&seq=5` })
  expect((await viewer.until(() => true)).type).toBe('snapshot')
  viewer.socket.close()
})

test('the stream refuses other origins, other paths, chatter and oversized frames', async () => {
  const { url } = await listening()
  expect(await new Viewer(url, { origin: 'http://evil.example' }).closed).toBe(403)
  expect(await new Viewer(url, { query: '/other' }).closed).toBe(404)
  const chatty = new Viewer(url)
  chatty.socket.on('open', () => chatty.socket.send('hello'))
  expect(await chatty.closed).toBe(1008)
  const oversized = new Viewer(url)
  oversized.socket.on('open', () => oversized.socket.send('x'.repeat(20_000)))
  expect(await oversized.closed).toBe(1009)
})

test('stopping the server tells its viewers', async () => {
  const { app, url } = await listening()
  const viewer = new Viewer(url)
  await viewer.until(({ type }) => type === 'snapshot')
  await app.close()
  expect(await viewer.closed).toBe(1001)
})

test('recordings are listed and handed out by opaque ids; nothing else in the folder or above it is', async () => {
  const folder = newFolder()
  await writeFile(join(folder, 'day.nmea'), '!AIVDM\n')
  await writeFile(join(folder, '.hidden'), 'secret')
  const { app } = await listening({ recordingsFolder: folder })
  const inject = (url: string) => app.inject({ url, headers: { host: 'localhost' } })
  const [recording, ...others] = (await inject('/api/recordings')).json()
  expect(others).toEqual([])
  expect(recording).toMatchObject({ name: 'day.nmea', bytes: 7 })
  expect((await inject(`/api/recordings/${recording.id}`)).body).toBe('!AIVDM\n')
  for (const path of ['day.nmea', '.hidden', '..%2F..%2Fetc%2Fpasswd', '%00']) {
    expect((await inject(`/api/recordings/${path}`)).statusCode).toBeGreaterThanOrEqual(400)
  }
})

test('zones that cannot be used stop the server, with the place', async () => {
  await expect(
    createApp({
      feeds: [],
      zonesJson: squareZonesJson.replace('[112,6]', '[112,96]'),
      pageFolder: '/nowhere',
      recordingsFolder: '/nowhere',
      version: '0',
      nowMs: Date.now,
      onReject: () => undefined,
    }),
  ).rejects.toThrow('features[0].geometry.coordinates[0][0][2] is [112,96]')
})
