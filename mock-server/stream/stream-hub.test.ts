import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { parseZones } from '#geo/zone-file.ts'
import { LivePicture } from '../picture/live-picture.ts'
import { squareZonesJson } from '../testing.ts'
import { StreamHub } from './stream-hub.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

async function listening(limits: { viewers?: number; bufferedBytes?: number } = {}) {
  const zones = parseZones(JSON.parse(squareZonesJson))
  if (!zones.ok) throw new Error(zones.problem)
  const clock = { nowMs: Date.now, rate: 1 }
  const picture = new LivePicture({ zones: zones.value, epoch: 'test', clock, feeds: () => [] })
  const hub = new StreamHub(picture, limits)
  const server = createServer()
  server.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  hub.start()
  stops.push(() => {
    hub.stop()
    server.close()
  })
  return { hub, picture, server, port: (server.address() as AddressInfo).port }
}

function viewer(port: number): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/stream`, { origin: `http://127.0.0.1:${port}` })
  socket.on('error', () => undefined)
  stops.push(() => socket.terminate())
  return socket
}

test('a peer that resets the line while it is refused disturbs nobody', async () => {
  const { server, port } = await listening()
  const refused = once(server, 'upgrade')
  const peer = connect(port, '127.0.0.1')
  peer.write(`GET /elsewhere HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
  const [, socket] = await refused
  peer.resetAndDestroy()
  // Not `once` of node:events, which would hear the error in the hub's place; unheard, it fails this run.
  await new Promise((resolve) => socket.on('close', resolve))
  expect(socket.errored).toMatchObject({ code: 'ECONNRESET' })
})

test('a viewer too many is told that there is no room', async () => {
  const { port } = await listening({ viewers: 1 })
  await once(viewer(port), 'open')
  const [, response] = await once(viewer(port), 'unexpected-response')
  expect(response.statusCode).toBe(503)
})

test('a viewer that reads too slowly is let go', { timeout: 20_000 }, async () => {
  const { hub, picture, port } = await listening({ bufferedBytes: 1024 })
  const slow = viewer(port)
  await once(slow, 'open')
  slow.pause()
  // More than the system's own buffers take for a reader that reads nothing.
  for (let i = 0; i < 40_000; i++) picture.identity({ trackId: `contact:${i}`, name: 'x'.repeat(500) })
  const { seq } = picture
  await expect.poll(() => picture.seq, { timeout: 10_000 }).toBeGreaterThan(seq + 2)
  slow.resume()
  expect((await once(slow, 'close'))[0]).toBe(1013)
  await expect.poll(() => hub.viewers).toBe(0)
})
