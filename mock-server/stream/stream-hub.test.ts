import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { readHead } from '#domain/stream/stream-message.ts'
import { WIRE_VERSION } from '#domain/stream/wire.ts'
import { parseZones } from '#geo/zone-file.ts'
import { LivePicture } from '../picture/live-picture.ts'
import { squareZonesJson } from '../testing.ts'
import { StreamHub } from './stream-hub.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

async function listening(limits: ConstructorParameters<typeof StreamHub>[1] = {}) {
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

function viewer(port: number, query = `?wire=${WIRE_VERSION}`): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/stream${query}`, { origin: `http://127.0.0.1:${port}` })
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

test('newcomers hear the picture at once, and hurry nobody', async () => {
  const { picture, port } = await listening()
  const startedMs = performance.now()
  for (let i = 0; i < 12; i++) {
    picture.identity({ trackId: `contact:${i}` })
    const [first] = await once(viewer(port), 'message')
    expect(readHead(new Uint8Array(first as Buffer))).toMatchObject({ ok: true, value: { type: 'snapshot' } })
  }
  // Twice a second, whoever comes.
  expect(picture.seq).toBeLessThanOrEqual((performance.now() - startedMs) / 500 + 1)
})

/** More than the system's own buffers take for a reader that reads nothing. */
function flood(picture: LivePicture): void {
  for (let i = 0; i < 40_000; i++) picture.identity({ trackId: `contact:${i}`, name: 'x'.repeat(500) })
}

test('a viewer that reads too slowly is let go', { timeout: 20_000 }, async () => {
  const { hub, picture, port } = await listening({ bufferedBytes: 1024, patienceMs: 1000 })
  const slow = viewer(port)
  await once(slow, 'open')
  slow.pause()
  flood(picture)
  const { seq } = picture
  await expect.poll(() => picture.seq, { timeout: 10_000 }).toBeGreaterThan(seq + 5)
  slow.resume()
  expect((await once(slow, 'close'))[0]).toBe(1013)
  await expect.poll(() => hub.viewers).toBe(0)
})

test('a viewer that fell behind and caught up misses the beats between and gets the whole picture', {
  timeout: 20_000,
}, async () => {
  const { hub, picture, port } = await listening({ bufferedBytes: 1024 })
  const slow = viewer(port)
  const heard: string[] = []
  slow.on('message', (data) => {
    const head = readHead(new Uint8Array(data as Buffer))
    heard.push(head.ok ? `${head.value.type} ${head.value.seq}` : head.problem)
  })
  await expect.poll(() => heard.length).toBeGreaterThan(1)
  slow.pause()
  flood(picture)
  const { seq } = picture
  await expect.poll(() => picture.seq, { timeout: 10_000 }).toBeGreaterThan(seq + 4)
  slow.resume()
  await expect.poll(() => heard.filter((each) => each.startsWith('snapshot')).length, { timeout: 10_000 }).toBe(2)
  expect(hub.coalesced).toBe(1)
  const whole = heard.findLastIndex((each) => each.startsWith('snapshot'))
  const number = (entry: string | undefined) => Number(entry?.split(' ')[1])
  expect(number(heard[whole])).toBeGreaterThan(number(heard[whole - 1]) + 1)
  await expect.poll(() => heard.length).toBeGreaterThan(whole + 1)
  expect(heard[whole + 1]).toBe(`update ${number(heard[whole]) + 1}`)
})

test('a page of another version is told so, in the close and, if it is too old to ask, in words it can read', async () => {
  const { port } = await listening()
  const [code, reason] = await once(viewer(port, '?wire=2'), 'close')
  expect([code, String(reason)]).toEqual([
    4003,
    `this page speaks version 2 of the stream, the server ${WIRE_VERSION}: reload the page`,
  ])
  const old = viewer(port, '?epoch=e&seq=5')
  const [[text, isBinary], [oldCode]] = await Promise.all([once(old, 'message'), once(old, 'close')])
  expect([JSON.parse(String(text)), isBinary, oldCode]).toEqual([{ type: 'snapshot', wire: WIRE_VERSION }, false, 4003])
  const [, strange] = await once(viewer(port, `?wire=${'9'.repeat(500)}`), 'close')
  expect(String(strange)).toContain('version an unknown one')
})
