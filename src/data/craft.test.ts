import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { craftQuery, planQuery, sendOrder } from './craft.ts'

const STATE = {
  trackId: 'uav:a',
  name: 'A',
  kind: 'drone',
  typeName: 'Anka-S',
  atMs: 1,
  place: [113, 5],
  courseDeg: 0,
  speedKn: 100,
  phase: 'on-task',
  home: { name: 'Labuan', place: [115, 5] },
  fuel: { leftS: 1, fullS: 2, reserveS: 3, homewardS: 4 },
  order: { kind: 'hold', place: [113, 5] },
  path: [[113, 5]],
  planning: { speedKn: 100, turnRadiusNm: 1, sweepWidthNm: 10 },
  link: { state: 'lost', delayS: 1, lostSinceMs: 5 },
}

function answer(status: number, body: unknown) {
  const fetched = vi.fn(async (_url: string, _request?: RequestInit) => Response.json(body, { status }))
  vi.stubGlobal('fetch', fetched)
  return fetched
}
afterEach(() => vi.unstubAllGlobals())
const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } })

test('craft are parsed at the door', async () => {
  answer(200, [STATE])
  expect(await client().fetchQuery(craftQuery)).toEqual([STATE])
})

test.each([
  ['place', [213, 5]],
  ['phase', 'attacking'],
  ['order', { kind: 'hold', place: [213, 5] }],
  ['path', [[113]]],
  ['fuel', { leftS: 'much' }],
])('a craft with a wrong %s is told, not shown', async (key, value) => {
  answer(200, [{ ...STATE, [key]: value }])
  await expect(client().fetchQuery(craftQuery)).rejects.toThrow()
})

test('an order goes to its craft, and a refusal is an answer', async () => {
  const fetched = answer(202, STATE)
  expect(await sendOrder('uav:a/b', { kind: 'return' })).toMatchObject({ ok: true, value: { trackId: 'uav:a' } })
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/craft/uav%3Aa%2Fb/orders')
  answer(409, { error: 'it lands', problems: ['it lands'] })
  expect(await sendOrder('uav:a', { kind: 'return' })).toEqual({
    ok: false,
    problem: { error: 'it lands', problems: ['it lands'] },
  })
  expect(await client().fetchQuery(planQuery('uav:a', { kind: 'return' }))).toMatchObject({ ok: false })
})

test('what is no refusal is a failure', async () => {
  answer(500, { error: 'broken' })
  await expect(sendOrder('uav:a', { kind: 'return' })).rejects.toThrow(/orders: the server answered broken/)
})
