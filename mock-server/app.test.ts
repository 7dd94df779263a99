import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { parseStreamMessage, type StreamMessage } from '#domain/stream/wire.ts'
import { createApp } from './app.ts'
import { HandFeed, squareZonesJson } from './testing.ts'

const opened: FastifyInstance[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

async function listening(recordingsFolder = '/nowhere') {
  const feed = new HandFeed()
  const app = await createApp({
    feeds: [feed],
    zonesJson: squareZonesJson,
    pageFolder: '/nowhere',
    recordingsFolder,
    version: '0.0.0',
    nowMs: Date.now,
    onReject: () => undefined,
  })
  opened.push(app)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const report = (atMs: number, lon: number) =>
    feed.sink?.report({ trackId: 'mmsi:1', source: 'hand', atMs, lon, lat: 5 })
  return { app, feed, url, report }
}

/** A viewer that keeps every message. */
class Viewer {
  readonly messages: StreamMessage[] = []
  readonly socket: WebSocket
  readonly closed: Promise<number>

  constructor(url: string, { query = '', origin = url }: { query?: string; origin?: string } = {}) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/api/stream${query}`, { headers: { origin } })
    this.socket.on('message', (data) => {
      const message = parseStreamMessage(String(data))
      if (!message.ok) throw new Error(message.problem)
      this.messages.push(message.value)
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

  /** Numbers of the updates heard, in order. */
  get seqs(): number[] {
    return this.messages.flatMap((message) => (message.type === 'update' ? message.seq : []))
  }
}

test('status, tracks and events tell what the feed brought', async () => {
  const { app, feed, report } = await listening()
  feed.sink?.identity({ trackId: 'mmsi:1', kind: 'vessel', name: 'SERI' })
  report(1000, 109.9)
  report(2000, 110.1)
  const get = async (path: string) => (await app.inject({ url: path, headers: { host: 'localhost' } })).json()
  expect(await get('/api/status')).toMatchObject({
    tracks: 1,
    reports: 2,
    events: 1,
    feeds: [{ id: 'hand', state: 'live', reports: 2, perMinute: 2 }],
  })
  expect(await get('/api/tracks')).toMatchObject([{ trackId: 'mmsi:1', name: 'SERI', newest: { atMs: 2000 } }])
  expect(await get('/api/tracks/mmsi:1')).toMatchObject({ name: 'SERI', reports: [{ atMs: 1000 }, { atMs: 2000 }] })
  expect(await get('/api/events')).toMatchObject([{ kind: 'entered', zoneId: 'square' }])
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

test('a body that is too large is refused', async () => {
  const { app } = await listening()
  const response = await app.inject({
    method: 'POST',
    url: '/api/status',
    headers: { host: 'localhost' },
    payload: { x: 'y'.repeat(100_000) },
  })
  expect(response.statusCode).toBeGreaterThanOrEqual(400)
})

test('a viewer gets the whole picture, then every change once, in order', async () => {
  const { url, report } = await listening()
  report(1000, 109.9)
  const viewer = new Viewer(url)
  const snapshot = await viewer.until(({ type }) => type === 'snapshot')
  expect(snapshot).toMatchObject({ reports: [{ trackId: 'mmsi:1', atMs: 1000 }], zonesVersion: 'test-1' })
  report(2000, 110.1)
  const update = await viewer.until((message) => message.type === 'update' && message.reports.length > 0)
  expect(update).toMatchObject({ reports: [{ atMs: 2000 }], events: [{ kind: 'entered' }] })
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
  const second = new Viewer(url, { query: `?epoch=${snapshot.epoch}&seq=${seen}` })
  await second.until((message) => message.type === 'update' && message.reports.length > 0)
  expect(second.messages[0]).toEqual({ type: 'resumed', epoch: snapshot.epoch, seq: seen })
  expect(second.seqs).toEqual(second.seqs.map((_, i) => seen + 1 + i))
  second.socket.close()
})

test('a viewer of another server’s time gets the whole picture', async () => {
  const { url } = await listening()
  const viewer = new Viewer(url, { query: '?epoch=of-yesterday&seq=5' })
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
  const folder = await mkdtemp(join(tmpdir(), 'eez-watch-'))
  await writeFile(join(folder, 'day.nmea'), '!AIVDM\n')
  await writeFile(join(folder, '.hidden'), 'secret')
  const { app } = await listening(folder)
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
