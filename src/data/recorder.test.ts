import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import {
  changeRecording,
  deleteRecording,
  fetchServerRecording,
  recorderQuery,
  saveWindow,
  setRecording,
} from './recorder.ts'

const RECORDER = {
  recording: true,
  fromMs: 1,
  toMs: 2,
  usedBytes: 3,
  keptBytes: 0,
  quotaBytes: 10,
  retentionMs: 5,
  problems: [],
  recordings: [
    {
      id: '20260314T000000Z-0badcafe',
      name: '',
      state: 'recording',
      kept: false,
      startedAtMs: 1,
      bytes: 0,
      reports: 0,
      events: 0,
      lost: 0,
    },
  ],
}

function answer(status: number, body: unknown) {
  const fetched = vi.fn(async (_url: string, _request?: RequestInit) =>
    status === 204 ? new Response(null, { status }) : Response.json(body, { status }),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}
afterEach(() => vi.unstubAllGlobals())
const asked = () =>
  new QueryClient({ defaultOptions: { queries: { retry: false } } }).fetchQuery({ ...recorderQuery, retry: false })

test('what the server records is parsed at the door', async () => {
  answer(200, RECORDER)
  expect(await asked()).toEqual(RECORDER)
})

test.each([
  ['recording', 'yes'],
  ['quotaBytes', null],
  ['recordings', [{ ...RECORDER.recordings[0], state: 'asleep' }]],
])('a recorder with a wrong %s is told, not shown', async (key, value) => {
  answer(200, { ...RECORDER, [key]: value })
  await expect(asked()).rejects.toThrow()
  answer(503, {})
  await expect(asked()).rejects.toThrow(/the server answers 503/)
})

test('each wish goes where the server takes it, ids made safe', async () => {
  const fetched = answer(200, RECORDER)
  await setRecording(false)
  await saveWindow({ fromMs: 1, toMs: 2, name: 'A' })
  await changeRecording('a/b', { kept: true })
  await fetchServerRecording('a/b')
  answer(204, undefined)
  expect(await deleteRecording('a/b')).toEqual({ ok: true, value: undefined })
  expect(fetched.mock.calls.map(([url, request]) => [request?.method, url, request?.body])).toEqual([
    ['POST', '/api/recorder', '{"recording":false}'],
    ['POST', '/api/recorder/save', '{"fromMs":1,"toMs":2,"name":"A"}'],
    ['PATCH', '/api/recordings/a%2Fb', '{"kept":true}'],
    [undefined, '/api/recorder/recordings/a%2Fb', undefined],
  ])
})

test('a refusal is the sentence of the server, and what is none is told as it came', async () => {
  answer(409, { error: 'it is being recorded', problems: ['it is being recorded'] })
  expect(await deleteRecording('a')).toEqual({ ok: false, problem: 'it is being recorded' })
  await expect(fetchServerRecording('a')).rejects.toThrow('it is being recorded')
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502, statusText: 'Bad Gateway' }))
  expect(await setRecording(true)).toEqual({ ok: false, problem: 'the server answers 502 Bad Gateway' })
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch')
  })
  expect(await setRecording(true)).toEqual({ ok: false, problem: 'the server does not answer' })
})
