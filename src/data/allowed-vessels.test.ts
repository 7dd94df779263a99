import { afterEach, expect, test, vi } from 'vitest'
import { allowVessel, disallowVessel } from './allowed-vessels.ts'

afterEach(() => vi.unstubAllGlobals())

function answering(status: number, json: unknown) {
  const fetched = vi.fn(async (_url: string, _request?: RequestInit) => Response.json(json, { status }))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

const BOOK = { rules: [], allowList: [], version: 4 }

test('a vessel is allowed for one rule and taken off again, under a name', async () => {
  const fetched = answering(200, BOOK)
  expect(await allowVessel('entry', { mmsi: 574000001 }, { by: 'Ana', note: '' })).toEqual({ ok: true, value: BOOK })
  expect(await disallowVessel('entry', { trackId: 'radar:4/a' }, 'Ana & Ben')).toEqual({ ok: true, value: BOOK })
  const [allowed, taken] = fetched.mock.calls
  expect([allowed?.[0], JSON.parse(String(allowed?.[1]?.body))]).toEqual([
    '/api/alert-rules/entry/allowed',
    { mmsi: 574000001, by: 'Ana' },
  ])
  expect([taken?.[0], taken?.[1]?.method]).toEqual([
    '/api/alert-rules/entry/allowed/radar%3A4%2Fa?by=Ana+%26+Ben',
    'DELETE',
  ])
})

test('a refusal is told in the words of the server, and what is no refusal by its number', async () => {
  answering(409, { error: 'the list is full' })
  expect(await allowVessel('entry', { mmsi: 1 }, { by: 'Ana', note: '' })).toEqual({
    ok: false,
    problem: 'the list is full',
  })
  answering(500, 'gone')
  expect(await disallowVessel('entry', { mmsi: 1 }, 'Ana')).toMatchObject({
    ok: false,
    problem: expect.stringContaining('500'),
  })
})
