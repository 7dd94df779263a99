import { afterEach, expect, test, vi } from 'vitest'
import { LineServer, type LineServerOptions } from './line-server.ts'
import { eventually, HeardLines } from './testing.ts'

const stops: (() => void | Promise<void>)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function listening(options: Partial<LineServerOptions> = {}): Promise<{ server: LineServer; port: number }> {
  const server = new LineServer({ port: 0, ...options })
  const port = await server.listen()
  if (!port.ok) throw new Error(port.problem)
  stops.push(() => server.close())
  return { server, port: port.value }
}

async function client(server: LineServer, port: number): Promise<HeardLines> {
  const { accepted } = server.counts
  const heard = new HeardLines(port)
  stops.push(() => void heard.socket.destroy())
  await eventually(() => server.counts.accepted > accepted)
  return heard
}

test('every client hears the same, from when it connects', async () => {
  const { server, port } = await listening()
  server.send('to nobody\r\n')
  const first = await client(server, port)
  server.send('one\r\n')
  const second = await client(server, port)
  server.send('two\r\nthree\r\n')
  await first.until(() => first.lines.length === 3)
  await second.until(() => second.lines.length === 2)
  expect(first.lines).toEqual(['one', 'two', 'three'])
  expect(second.lines).toEqual(['two', 'three'])
  expect(server.counts).toEqual({ clients: 2, accepted: 2, refused: 0, dropped: 0 })
})

test('a client that goes is forgotten, politely or not, and what it sends is not minded', async () => {
  const { server, port } = await listening()
  const polite = await client(server, port)
  const rude = await client(server, port)
  polite.socket.end('GET / HTTP/1.1\r\n\r\n')
  rude.socket.resetAndDestroy()
  await eventually(() => server.counts.clients === 0)
  server.send('to nobody\r\n')
  expect(server.counts).toMatchObject({ accepted: 2, dropped: 0 })
})

test('a client that does not read is dropped and counted, and the others lose nothing', async () => {
  const { server, port } = await listening({ mostBacklogBytes: 256 * 1024 })
  const good = await client(server, port)
  const slow = await client(server, port)
  slow.socket.pause()
  const block = `${'x'.repeat(64 * 1024 - 2)}\r\n`
  let sent = 0
  // The system takes some megabytes on a client's behalf before any wait here; the good client reads in between.
  while (server.counts.dropped === 0 && sent < 1000) {
    server.send(block)
    sent += 1
    await good.until(() => good.text.length === sent * block.length)
  }
  expect(server.counts).toEqual({ clients: 1, accepted: 2, refused: 0, dropped: 1 })
  server.send('still here\r\n')
  await good.until(() => good.text.endsWith('still here\r\n'))
  expect(good.isClosed).toBe(false)
  slow.socket.resume()
  await slow.until(() => slow.isClosed)
  expect(slow.text.length).toBeLessThan(good.text.length)
})

test('more clients than are allowed are sent away and counted', async () => {
  const { server, port } = await listening({ mostClients: 1 })
  const first = await client(server, port)
  const second = new HeardLines(port)
  await second.until(() => second.isClosed)
  server.send('one\r\n')
  await first.until(() => first.lines.length === 1)
  expect(server.counts).toEqual({ clients: 1, accepted: 1, refused: 1, dropped: 0 })
})

test('closing lets clients read the rest, ends them and frees the port', async () => {
  const { server, port } = await listening()
  const heard = await client(server, port)
  server.send('last words\r\n')
  // The second of patience never passes, so it is the clients themselves that are done.
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  await server.close()
  await heard.until(() => heard.isClosed)
  expect(heard.lines).toEqual(['last words'])
  expect((await listening({ port })).port).toBe(port)
})

test('closing does not wait for a client that reads nothing', async () => {
  const { server, port } = await listening({ mostBacklogBytes: 64 * 1024 * 1024 })
  const slow = await client(server, port)
  slow.socket.pause()
  server.send('x'.repeat(32 * 1024 * 1024))
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const closed = server.close()
  vi.advanceTimersByTime(1000)
  await closed
  expect(server.counts).toMatchObject({ clients: 0, dropped: 0 })
})

test('a port that is taken is told, with what to do', async () => {
  const { port } = await listening()
  expect(await new LineServer({ port }).listen()).toEqual({
    ok: false,
    problem: `127.0.0.1:${port} is taken by another program, expected a free port`,
  })
})
