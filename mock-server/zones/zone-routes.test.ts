import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { boxRing, zoneOf } from '#geo/testing.ts'
import { DRAWN_LIMIT, parseZones, zonesJson } from '#geo/zone-file.ts'
import { newFolder } from '../testing.ts'
import { readZoneFile } from './read-zone-file.ts'
import { geoJsonOf, kmlOf } from './testing.ts'
import { addZoneRoutes } from './zone-routes.ts'
import { ZoneStore } from './zone-store.ts'

const square = boxRing(110, 4, 112, 6)
const built = { version: 'built-1', zones: [zoneOf([[square]])], limits: [DRAWN_LIMIT] }
const area = { name: 'Luconia', parts: [[boxRing(112, 5, 113, 6)]], rule: { bandNm: 0.5, dwellS: 120 } }

const opened: FastifyInstance[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

async function serving(folder?: string) {
  let ids = 0
  const store = new ZoneStore({
    built,
    ...(folder !== undefined && { folder }),
    nowMs: () => 0,
    newId: () => `id${ids++}`,
  })
  const versions: string[] = []
  const app = fastify()
  opened.push(app)
  await addZoneRoutes(app, {
    store,
    readFile: async (bytes, name) => readZoneFile(bytes, name),
    onChange: () => versions.push(store.current.zones.version),
  })
  const ask = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, body?: object | string, headers = {}) => {
    const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json'
    const response = await app.inject({
      method,
      url,
      headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
      ...(body !== undefined && { payload: body }),
    })
    return { status: response.statusCode, body: response.body === '' ? undefined : response.json(), response }
  }
  return { store, ask, versions }
}

test('the zones in force are told with their version, and not twice to who has them', async () => {
  const { ask } = await serving()
  const first = await ask('GET', '/api/zones')
  expect(first.response.headers).toMatchObject({
    etag: '"built-1"',
    'content-type': 'application/geo+json; charset=utf-8',
  })
  expect(parseZones(first.body)).toEqual({ ok: true, value: built })
  expect((await ask('GET', '/api/zones', undefined, { 'if-none-match': '"built-1"' })).status).toBe(304)
  await ask('POST', '/api/watch-areas', area)
  const second = await ask('GET', '/api/zones', undefined, { 'if-none-match': '"built-1"' })
  expect([second.status, second.body.features.length]).toEqual([200, 2])
})

test('a watch area is made, listed, changed and removed, and each time the zones come into force', async () => {
  const { ask, versions } = await serving()
  const made = await ask('POST', '/api/watch-areas', area)
  expect([made.status, made.body]).toEqual([
    201,
    { id: 'id0', version: 1, createdAt: '1970-01-01T00:00:00.000Z', changedAt: '1970-01-01T00:00:00.000Z', ...area },
  ])
  const changed = await ask('PUT', '/api/watch-areas/id0', { ...made.body, name: 'Shoals' })
  expect([changed.status, changed.body]).toEqual([200, { ...made.body, version: 2, name: 'Shoals' }])
  expect((await ask('GET', '/api/watch-areas')).body).toEqual([changed.body])
  const removed = await ask('DELETE', '/api/watch-areas/id0')
  expect([removed.status, removed.body]).toEqual([204, undefined])
  expect((await ask('GET', '/api/watch-areas')).body).toEqual([])
  expect(versions).toEqual([expect.stringMatching(/^built-1\+/), expect.stringMatching(/^built-1\+/), 'built-1'])
  expect(new Set(versions).size).toBe(3)
})

test('who changes an old version gets the one in force', async () => {
  const { ask, versions } = await serving()
  await ask('POST', '/api/watch-areas', area)
  await ask('PUT', '/api/watch-areas/id0', { ...area, version: 1, note: 'mine' })
  const late = await ask('PUT', '/api/watch-areas/id0', { ...area, version: 1, note: 'theirs' })
  expect([late.status, late.body]).toMatchObject([
    409,
    {
      error: 'Luconia was changed meanwhile: version 2 is in force, 1 was sent',
      current: { version: 2, note: 'mine' },
    },
  ])
  expect(versions).toHaveLength(2)
})

test('what cannot be used changes nothing and is told', async () => {
  const { ask, versions } = await serving()
  const bad = await ask('POST', '/api/watch-areas', { ...area, name: '', rule: { bandNm: 99, dwellS: 1 } })
  expect([bad.status, bad.body]).toEqual([
    400,
    {
      error: 'the watch area cannot be used',
      problems: ['name is empty, expected 1 to 80 characters', 'rule.bandNm is 99, expected 0 to 24 nautical miles'],
    },
  ])
  expect((await ask('PUT', '/api/watch-areas/id0', area)).body.problems[0]).toContain('version is undefined, expected')
  expect((await ask('PUT', '/api/watch-areas/id0', { ...area, version: 1 })).status).toBe(404)
  expect((await ask('DELETE', '/api/watch-areas/id0')).body).toEqual({ error: 'no watch area "id0"' })
  expect(versions).toEqual([])
})

test('a file takes the place of the official zones, and the built ones come back', async () => {
  const { ask, versions } = await serving()
  const text = geoJsonOf([{ properties: { name: 'Sea', kind: 'eez' }, rings: [square] }])
  const base = await ask('PUT', '/api/zone-base?file=official.geojson&name=Gazette%202026', text)
  expect([base.status, base.body]).toMatchObject([
    200,
    {
      origin: 'imported',
      name: 'Gazette 2026',
      file: 'official.geojson',
      zones: 1,
      importedAt: '1970-01-01T00:00:00.000Z',
      notes: [],
    },
  ])
  expect((await ask('GET', '/api/zones')).body.features[0].properties.name).toBe('Sea')
  expect((await ask('GET', '/api/zone-base')).body).toMatchObject({
    origin: 'imported',
    storeProblems: [],
    history: [{ name: 'Gazette 2026' }],
  })
  expect((await ask('DELETE', '/api/zone-base')).body).toMatchObject({ origin: 'built', version: 'built-1' })
  expect(versions).toEqual([base.body.version, 'built-1'])
  const guessed = await ask('PUT', '/api/zone-base?file=sea.geojson', geoJsonOf([{ rings: [square] }]))
  expect(guessed.body).toMatchObject({
    name: 'sea',
    notes: ['taken as an EEZ, for the file does not say what it is: "sea"'],
  })
})

test('official zones that were in force are told by their version as long as they are kept', async () => {
  const { ask } = await serving(join(newFolder(), 'zones'))
  const put = async (name: string) =>
    (await ask('PUT', '/api/zone-base?file=a.geojson', geoJsonOf([{ properties: { name }, rings: [square] }]))).body
  const [first, second] = [await put('First'), await put('Second')]
  const zonesAt = async (version: string) => parseZones((await ask('GET', `/api/zone-base/versions/${version}`)).body)
  for (const [version, name] of [
    [first.version, 'First'],
    [second.version, 'Second'],
    ['built-1', 'Zone z'],
  ])
    expect(await zonesAt(version)).toMatchObject({ ok: true, value: { version, zones: [{ name }] } })
  const { response } = await ask('GET', `/api/zone-base/versions/${first.version}`)
  expect(response.headers['content-type']).toBe('application/geo+json; charset=utf-8')
  for (const version of ['none', '..%2Fzones', '%E2%80%AE']) {
    const { status, body } = await ask('GET', `/api/zone-base/versions/${version}`)
    expect([status, body.error]).toEqual([
      404,
      expect.stringMatching(
        /^no zones of version "[\w./]*": no official zones of this version were ever in force here$/,
      ),
    ])
  }
})

test('zones that were in force and are not kept are missing, with the reason', async () => {
  const { ask } = await serving()
  const file = geoJsonOf([{ rings: [square] }])
  const { version } = (await ask('PUT', '/api/zone-base?file=a.geojson', file)).body
  expect((await ask('GET', `/api/zone-base/versions/${version}`)).status).toBe(200)
  await ask('DELETE', '/api/zone-base')
  const missing = await ask('GET', `/api/zone-base/versions/${version}`)
  expect([missing.status, missing.body]).toEqual([
    404,
    { error: `no zones of version "${version}": they are not kept` },
  ])
})

test('a file is read as zones and nothing of it is kept', async () => {
  const { ask, store, versions } = await serving()
  const before = [store.base, store.areas]
  const kml = kmlOf([{ name: 'North', rings: [square] }])
  const read = await ask('POST', '/api/zones/read?file=north.kml', kml)
  expect([read.status, read.response.headers['content-type']]).toEqual([200, 'application/geo+json; charset=utf-8'])
  expect(parseZones(read.body)).toMatchObject({
    ok: true,
    value: {
      version: expect.stringMatching(/^file-/),
      zones: [{ name: 'North', kind: 'eez', parts: [[square]] }],
      limits: [{ source: 'north.kml' }],
    },
  })
  const own = await ask('POST', '/api/zones/read?file=own.geojson', JSON.stringify(zonesJson(built)))
  expect(parseZones(own.body)).toEqual({ ok: true, value: built })
  expect([[store.base, store.areas], versions]).toEqual([before, []])
})

test('a file that is not wholly good is not read as zones', async () => {
  const { ask } = await serving()
  const mixed = geoJsonOf([{ rings: [square] }, { rings: [square.slice(0, 4)] }])
  const refused = await ask('POST', '/api/zones/read?file=a.geojson', mixed)
  expect([refused.status, refused.body]).toEqual([
    422,
    {
      error: 'a.geojson cannot be used unless all of it is good',
      problems: ['feature 2, part 1, outer ring: starts at [110,4] and ends at [110,6], expected a closed ring'],
    },
  ])
  expect((await ask('POST', '/api/zones/read', 'nonsense')).body.problems).toEqual([
    expect.stringContaining('the file begins with "nonsense"'),
  ])
  expect((await ask('POST', '/api/zones/read', {})).body.problems).toEqual([
    'the request has no bytes, expected application/octet-stream',
  ])
})

test('a query that names a thing twice does no harm', async () => {
  const { ask } = await serving()
  const base = await ask('PUT', '/api/zone-base?file=a&file=b&name=x&name=y', geoJsonOf([{ rings: [square] }]))
  expect([base.status, base.body.file, base.body.name]).toEqual([200, 'the file', 'the file'])
})

test('a file that is not wholly good leaves the official zones in force', async () => {
  const { ask, versions } = await serving()
  const text = geoJsonOf([{ rings: [square] }, { rings: [square.slice(0, 4)] }])
  const refused = await ask('PUT', '/api/zone-base?file=%E2%80%AEbad.geojson', text)
  expect([refused.status, refused.body]).toEqual([
    422,
    {
      error: 'bad.geojson cannot replace the official zones unless all of it is good',
      problems: ['feature 2, part 1, outer ring: starts at [110,4] and ends at [110,6], expected a closed ring'],
    },
  ])
  expect((await ask('PUT', '/api/zone-base?file=a', 'nonsense')).body).toMatchObject({
    error: 'a was not taken, the zones in force stay as they were',
    problems: [expect.stringContaining('the file begins with "nonsense"')],
  })
  expect([(await ask('GET', '/api/zone-base')).body.origin, versions]).toEqual(['built', []])
})

test('watch areas come from a file as far as they are good', async () => {
  const { ask, versions } = await serving()
  const text = kmlOf([
    { name: 'North', rings: [square] },
    { name: 'Open', rings: [square.slice(0, 4)] },
    { name: 'South', rings: [boxRing(110, 1, 111, 2)] },
  ])
  const imported = await ask('POST', '/api/watch-areas/import?file=areas.kml', text)
  expect([imported.status, imported.body]).toMatchObject([
    200,
    {
      added: [
        { name: 'North', note: 'From areas.kml', rule: { bandNm: 0.1, dwellS: 60 }, version: 1 },
        { name: 'South' },
      ],
      problems: [expect.stringContaining('feature 2 "Open": ring 1: starts at')],
    },
  ])
  expect(versions).toHaveLength(1)
  const none = await ask('POST', '/api/watch-areas/import?file=areas.kml', kmlOf([]))
  expect([none.status, none.body]).toEqual([
    422,
    { error: 'nothing of areas.kml was taken', problems: ['the file holds no feature, expected polygons'] },
  ])
})

test('a body that a form can send, a broken one and a large one are refused', async () => {
  const { ask, versions } = await serving()
  const sent = async (method: 'PUT' | 'POST', url: string, type: string, body: string) => {
    const { status, body: told } = await ask(method, url, body, { 'content-type': type })
    return [status, told.error]
  }
  const forms = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']
  for (const type of forms) {
    expect((await sent('POST', '/api/watch-areas', type, JSON.stringify(area)))[0]).toBe(415)
    expect((await sent('PUT', '/api/zone-base', type, '{}'))[0]).toBe(415)
  }
  expect(await sent('POST', '/api/watch-areas', 'application/json', '{')).toEqual([400, expect.any(String)])
  expect((await sent('POST', '/api/watch-areas', 'application/octet-stream', '{}'))[0]).toBe(400)
  expect((await sent('PUT', '/api/zone-base', 'application/json', '{}'))[0]).toBe(422)
  expect(
    await sent('POST', '/api/watch-areas', 'application/json', JSON.stringify({ note: 'x'.repeat(5_000_000) })),
  ).toEqual([413, 'more bytes were sent than are taken: 4194304 for a watch area, 67108864 for a file'])
  expect(versions).toEqual([])
})

test('a disk that takes nothing is told, and nothing is in force', async () => {
  const { ask, versions } = await serving('/dev/null/zones')
  const refused = await ask('POST', '/api/watch-areas', area)
  expect([refused.status, refused.body.error]).toEqual([
    507,
    expect.stringContaining('could not be stored and is not in force: ENOTDIR'),
  ])
  expect([(await ask('GET', '/api/watch-areas')).body, versions]).toEqual([[], []])
})
