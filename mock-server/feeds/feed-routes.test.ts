import fastify from 'fastify'
import { expect, test } from 'vitest'
import { addFeedRoutes } from './feed-routes.ts'

const reject = { atMs: 1, line: 7, reason: 'checksum', message: 'found 00, expected 3F', text: '!AIVDM' }

test('the kept rejects of a feed are told under its id, slashes and all', async () => {
  const app = fastify()
  addFeedRoutes(app, [{ id: 'tcp://127.0.0.1:4001', rejects: [reject] }])
  const ask = (id: string) => app.inject({ url: `/api/feeds/${encodeURIComponent(id)}/rejects` })
  expect((await ask('tcp://127.0.0.1:4001')).json()).toEqual({ feedId: 'tcp://127.0.0.1:4001', rejects: [reject] })
  const unknown = await ask('udp://nobody')
  expect([unknown.statusCode, unknown.json()]).toEqual([404, { error: 'no feed "udp://nobody"' }])
})
