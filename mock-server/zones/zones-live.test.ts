import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { boxRing } from '#geo/testing.ts'
import { createApp } from '../app.ts'
import { HandFeed, newFolder, squareZonesJson } from '../testing.ts'
import { geoJsonOf } from './testing.ts'

const area = { name: 'Luconia', parts: [[boxRing(110.5, 4.5, 111.5, 5.5)]], rule: { bandNm: 0.1, dwellS: 60 } }

/** Threads start and disks write at their own pace. */
const LONG = { timeout: 60_000 }

const opened: FastifyInstance[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

/** A server with one ship in the middle of the square. */
async function serving(zoneFolder?: string) {
  const feed = new HandFeed()
  const problems: string[] = []
  const app = await createApp({
    feeds: [feed],
    zonesJson: squareZonesJson,
    ...(zoneFolder !== undefined && { zoneFolder }),
    pageFolder: '/nowhere',
    recordingsFolder: '/nowhere',
    version: '0.0.0',
    nowMs: Date.now,
    onReject: () => undefined,
    onZoneProblem: (problem) => problems.push(problem),
  })
  opened.push(app)
  await app.ready()
  feed.sink?.report({ trackId: 'mmsi:1', source: 'hand', atMs: Date.now(), lon: 111, lat: 5 })
  const ask = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, body?: object | string, headers = {}) => {
    const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json'
    const response = await app.inject({
      method,
      url,
      headers: { host: 'localhost', ...(body !== undefined && { 'content-type': type }), ...headers },
      ...(body !== undefined && { payload: body }),
    })
    return { status: response.statusCode, body: response.body === '' ? undefined : response.json() }
  }
  const eventsOf = async (zone: string) => {
    const { body } = await ask('GET', '/api/events')
    return body.filter(({ zoneId }: { readonly zoneId: string }) => zoneId === zone)
  }
  return { ask, eventsOf, problems }
}

test('a new watch area sees who is in it, and its end closes the stay', LONG, async () => {
  const { ask, eventsOf } = await serving()
  const { body: made } = await ask('POST', '/api/watch-areas', area)
  const opened = { kind: 'first-seen-inside', trackId: 'mmsi:1', flags: ['zone-opened'] }
  expect(await eventsOf(`watch:${made.id}`)).toMatchObject([opened])
  await ask('DELETE', `/api/watch-areas/${made.id}`)
  // Nothing moved meanwhile: both are of one instant, where exits come first.
  expect(await eventsOf(`watch:${made.id}`)).toMatchObject([{ kind: 'exited', flags: ['zone-closed'] }, opened])
})

test('a file read apart takes the place of the official zones, a bad one does not', LONG, async () => {
  const { ask, eventsOf } = await serving()
  const text = geoJsonOf([{ properties: { name: 'Sea', kind: 'eez' }, rings: [boxRing(110, 4, 112, 6)] }])
  expect((await ask('PUT', '/api/zone-base?file=sea.geojson', text)).status).toBe(200)
  expect(await eventsOf('sea')).toMatchObject([{ kind: 'first-seen-inside', flags: ['zone-opened'] }])
  expect(await eventsOf('square')).toMatchObject([{ kind: 'exited', flags: ['zone-closed'] }, {}])
  expect((await ask('PUT', '/api/zone-base?file=sea.geojson', 'nonsense')).status).toBe(422)
  expect((await ask('GET', '/api/zones')).body.features[0].properties.id).toBe('sea')
})

test('a restart keeps what was changed, and a change by another process is taken up', LONG, async () => {
  const folder = join(newFolder(), 'zones')
  const [first, second] = [await serving(folder), await serving(folder)]
  await first.ask('POST', '/api/watch-areas', area)
  const version = async ({ ask }: typeof first) => (await ask('GET', '/api/zones')).body.version
  await expect.poll(() => version(second), { timeout: 30_000 }).toBe(await version(first))
  const third = await serving(folder)
  expect([await version(third), third.problems]).toEqual([await version(first), []])
})

test('a disk that cannot be read is told once and leaves the zones in force', LONG, async () => {
  const folder = join(newFolder(), 'zones')
  const { ask, problems } = await serving(folder)
  await ask('POST', '/api/watch-areas', area)
  const { version } = (await ask('GET', '/api/zones')).body
  await rename(join(folder, 'zones.jsonl'), join(folder, 'away'))
  await mkdir(join(folder, 'zones.jsonl'))
  await expect.poll(() => problems, { timeout: 30_000 }).toEqual([expect.stringContaining('EISDIR')])
  expect((await ask('GET', '/api/zones')).body.version).toBe(version)
})

test('other sites change nothing', LONG, async () => {
  const { ask } = await serving()
  const headers = [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { host: 'evil.example' }]
  for (const header of headers) {
    expect((await ask('POST', '/api/watch-areas', area, header)).status).toBe(403)
    expect((await ask('PUT', '/api/zone-base', '{}', header)).status).toBe(403)
    expect((await ask('DELETE', '/api/zone-base', undefined, header)).status).toBe(403)
    expect((await ask('POST', '/api/zones/read', '{}', header)).status).toBe(403)
  }
  expect((await ask('GET', '/api/watch-areas')).body).toEqual([])
})
