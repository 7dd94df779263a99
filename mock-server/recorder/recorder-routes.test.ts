import { readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { newFolder } from '../testing.ts'
import { addRecorderRoutes } from './recorder-routes.ts'
import { openRecorder, readBack, recordSeconds, START_MS } from './testing.ts'

async function served() {
  const folder = newFolder()
  const test = await openRecorder(folder, { limits: { blockLines: 100 } })
  test.recorder.identity({ trackId: 'a', name: 'SERI' })
  recordSeconds(test, 120)
  const app = fastify()
  addRecorderRoutes(app, { recorder: test.recorder, nowMs: () => test.clock.nowMs })
  return { ...test, app, folder }
}

async function* piecesOf(text: string | Uint8Array) {
  yield text
}

test('the recorder is told of, switched off and on', async () => {
  const { app, recorder } = await served()
  const told = await app.inject('/api/recorder')
  expect(told.json()).toMatchObject({
    recording: true,
    fromMs: START_MS,
    toMs: START_MS + 120_000,
    quotaBytes: 2e9,
    retentionMs: 7 * 86_400_000,
    problems: [],
    recordings: [{ state: 'recording', reports: 240 }],
  })
  const off = await app.inject({ method: 'POST', url: '/api/recorder', body: { recording: false } })
  expect(off.json()).toMatchObject({ recording: false, recordings: [{ state: 'ended' }] })
  const on = await app.inject({ method: 'POST', url: '/api/recorder', body: { recording: true } })
  expect(on.json()).toMatchObject({ recording: true, recordings: [{ state: 'ended' }, { state: 'recording' }] })
  const wrong = await app.inject({ method: 'POST', url: '/api/recorder', body: { recording: 'yes' } })
  expect([wrong.statusCode, wrong.json()]).toEqual([
    400,
    { error: 'recording is "yes", expected true or false', problems: ['recording is "yes", expected true or false'] },
  ])
  await recorder.close()
})

test('how much was recorded when is told by blocks, of a window those that touch it', async () => {
  const { app, recorder } = await served()
  const url = '/api/recorder/traffic?from=2026-03-14T00:00:00Z'
  const all = (await app.inject(url)).json() as { fromMs: number; toMs: number; reports: number }[]
  expect(all.reduce((sum, { reports }) => sum + reports, 0)).toBe(240)
  expect([all[0]?.fromMs, all.at(-1)?.toMs]).toEqual([START_MS, START_MS + 120_000])
  const early = (await app.inject(`${url}&to=2026-03-14T00:00:10Z`)).json() as unknown[]
  expect(early).toEqual(all.slice(0, 1))
  expect(all.length).toBeGreaterThan(1)
  expect((await app.inject('/api/recorder/traffic?from=yesterday')).json()).toMatchObject({
    problems: [expect.stringMatching(/^from is "yesterday", expected one time such as /)],
  })
  await recorder.close()
})

test('a window comes as lines of our own, packed where that is taken', async () => {
  const { app, recorder } = await served()
  const url = '/api/recorder/window?from=2026-03-14T00:00:30Z&to=2026-03-14T00:00:40Z'
  const plain = await app.inject(url)
  expect([plain.statusCode, plain.headers['content-type']]).toEqual([200, 'application/x-ndjson'])
  const read = await readBack(piecesOf(plain.payload))
  expect([read.reports.length, read.identities, read.rejects]).toEqual([24, [{ trackId: 'a', name: 'SERI' }], []])
  const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.payload)
  const coarse = await app.inject(`${url}&everyMs=5000&track=a&track=zz`)
  expect((await readBack(piecesOf(coarse.payload))).reports).toHaveLength(4)
  const toNow = await app.inject('/api/recorder/window?from=2026-03-14T00:01:50Z')
  expect((await readBack(piecesOf(toNow.payload))).reports).toHaveLength(24)
  await recorder.close()
})

test.each([
  ['', 'from is not given, expected one time such as 2026-03-14T00:02:00.000Z'],
  ['from=yesterday', 'from is "yesterday", expected one time such as 2026-03-14T00:02:00.000Z'],
  [
    'from=2026-03-14&from=2026-03-15',
    'from is ["2026-03-14","2026-03-15"], expected one time such as 2026-03-14T00:02:00.000Z',
  ],
  [
    'from=2026-03-14T00:01:00Z&to=2026-03-14T00:00:00Z',
    'to is 2026-03-14T00:00:00.000Z, expected 2026-03-14T00:01:00.000Z or later, which is from',
  ],
  ['from=2026-03-14&everyMs=-1', 'everyMs is "-1", expected milliseconds from 0 to 86400000'],
  ['from=2026-03-14&track=', 'track is "", expected up to 1000 ids of tracks'],
  ['from=2025-03-14', '2025-03-14T00:00:00.000Z to 2026-03-14T00:02:00.000Z is longer than 31 days, expected less'],
  ['from=2027-03-14', 'to is 2026-03-14T00:02:00.000Z, expected 2027-03-14T00:00:00.000Z or later, which is from'],
])('a query that is wrong is refused by name: %s', async (query, problem) => {
  const { app, recorder } = await served()
  const answer = await app.inject(`/api/recorder/window?${query}`)
  expect([answer.statusCode, answer.json().problems]).toEqual([400, [problem]])
  await recorder.close()
})

test('a window of which nothing is kept is not found, and what is kept is named', async () => {
  const { app, recorder } = await served()
  const answer = await app.inject('/api/recorder/window?from=2026-03-13T00:00:00Z&to=2026-03-13T01:00:00Z')
  expect(answer.statusCode).toBe(404)
  expect(answer.json().error).toContain('expected a part of 2026-03-14T00:00:00.000Z to 2026-03-14T00:02:00.000Z')
  await recorder.close()
})

test('a window is saved, named, kept, fetched and deleted by an id that is no path', async () => {
  const { app, recorder, folder } = await served()
  const body = { fromMs: START_MS + 30_000, toMs: START_MS + 60_000, name: '../../x', trackIds: ['a'] }
  const saved = await app.inject({ method: 'POST', url: '/api/recorder/save', body })
  expect([saved.statusCode, saved.json()]).toMatchObject([
    201,
    { state: 'saved', kept: true, name: '../../x', reports: 31 },
  ])
  const { id } = saved.json()
  const whole = await app.inject(`/api/recorder/recordings/${id}`)
  expect((await readBack(piecesOf(whole.rawPayload))).reports).toHaveLength(32)
  const url = `/api/recordings/${id}`
  const renamed = await app.inject({ method: 'PATCH', url, body: { name: 'Rig', kept: false } })
  expect(renamed.json()).toMatchObject({ id, name: 'Rig', kept: false })
  expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(204)
  expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(404)
  expect(readdirSync(folder)).not.toContain(id)
  const [current] = recorder.list()
  const refused = await app.inject({ method: 'DELETE', url: `/api/recordings/${current?.id}` })
  expect([refused.statusCode, refused.json().error]).toEqual([409, 'it is being recorded, expected one that has ended'])
  await recorder.close()
})

test.each(['..%2F..%2Fetc', '..', 'lock.sqlite', '%00', 'about.json'])(
  'an id that is none of ours is not found: %s',
  async (id) => {
    const { app, recorder } = await served()
    for (const url of [`/api/recordings/${id}`, `/api/recorder/recordings/${id}`])
      for (const method of ['PATCH', 'DELETE', 'GET'] as const)
        expect((await app.inject({ method, url, ...(method === 'PATCH' && { body: {} }) })).statusCode).toBe(404)
    await recorder.close()
  },
)

test.each([
  [{ fromMs: 'x', toMs: 1, name: 'n' }, 'fromMs is "x", expected milliseconds since 1970'],
  [
    { fromMs: 2, toMs: 1, name: 'n' },
    'to is 1970-01-01T00:00:00.001Z, expected 1970-01-01T00:00:00.002Z or later, which is from',
  ],
  [{ fromMs: 1, toMs: 2, name: '' }, 'name is "", expected a name'],
  [{ fromMs: 1, toMs: 2, name: 'x'.repeat(101) }, `name is "${'x'.repeat(58)}…, expected at most 100 characters`],
  [{ fromMs: 1, toMs: 2, name: 'n', trackIds: [] }, 'trackIds is [], expected 1 to 1000 tracks'],
  [{ fromMs: 1, toMs: 2, name: 'n', trackIds: [7] }, 'trackIds.0 is 7, expected the id of a track'],
])('a window that cannot be saved is refused by name: %#', async (body, problem) => {
  const { app, recorder } = await served()
  const answer = await app.inject({ method: 'POST', url: '/api/recorder/save', body })
  expect([answer.statusCode, answer.json().problems]).toEqual([400, [problem]])
  expect((await app.inject({ method: 'PATCH', url: '/api/recordings/x', body: { name: 7 } })).json().problems).toEqual([
    'name is 7, expected a text',
  ])
  await recorder.close()
})
