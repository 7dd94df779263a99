import { createSocket } from 'node:dgram'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { encodeSentences } from '#domain/ais/testing.ts'
import { KeepingSink } from '../testing.ts'
import { TcpFeed } from './tcp-feed.ts'
import { UdpFeed } from './udp-feed.ts'

const NOW = Date.UTC(2026, 2, 14, 12)
const [sentence = ''] = encodeSentences({ type: 1, mmsi: 533000001, lon: 113, lat: 5, sogKn: 10, cogDeg: 45 })

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

async function receiver(onConnection: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer(onConnection)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, port: address.port }
}

function tcpFeed(port: number): KeepingSink {
  const sink = new KeepingSink()
  const feed = new TcpFeed({ host: '127.0.0.1', port, nowMs: () => NOW })
  feed.start(sink)
  stops.push(() => feed.stop())
  return sink
}

test('a receiver on TCP is heard, however its sentences are cut, and rejects are counted', async () => {
  const { port } = await receiver((socket) => {
    socket.write(sentence.slice(0, 10))
    socket.write(`${sentence.slice(10)}\r\n${sentence.replace(/\*..$/, '*00')}\r\n`)
  })
  const sink = tcpFeed(port)
  await sink.until(() => sink.rejects.length === 1)
  expect(sink.reports).toMatchObject([{ trackId: 'mmsi:533000001', atMs: NOW, lon: 113, lat: 5, sogKn: 10 }])
  expect(sink.rejects).toMatchObject([{ reason: 'checksum' }])
  expect(sink.states.at(-1)?.[0]).toBe('live')
})

test('a receiver that hangs up is lost, and the feed says when it tries again', async () => {
  const { port } = await receiver((socket) => socket.end(`${sentence}\r\n`))
  const sink = tcpFeed(port)
  await sink.until(() => sink.states.some(([state]) => state === 'lost'))
  expect(sink.states.at(-1)).toEqual(['lost', 'the receiver closed the connection; trying again in 1 s'])
  expect(sink.reports).toHaveLength(1)
})

test('a receiver that refuses is lost with the reason, and taken up when it is there again', async () => {
  const { server, port } = await receiver((socket) => socket.write(`${sentence}\r\n`))
  await new Promise((resolve) => server.close(resolve))
  const sink = tcpFeed(port)
  await sink.until(() => sink.states.length > 0)
  expect(sink.states[0]?.[1]).toMatch(/nothing listens there; trying again in 1 s/)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await sink.until(() => sink.reports.length > 0)
  expect(sink.states.at(-1)?.[0]).toBe('live')
})

test('datagrams are heard, with or without a line end', async () => {
  const sender = createSocket('udp4')
  stops.push(() => sender.close())
  const free = createSocket('udp4')
  await new Promise<void>((resolve) => free.bind(0, '127.0.0.1', resolve))
  const { port } = free.address()
  await new Promise<void>((resolve) => free.close(resolve))
  const sink = new KeepingSink()
  const feed = new UdpFeed({ host: '127.0.0.1', port, nowMs: () => NOW })
  feed.start(sink)
  stops.push(() => feed.stop())
  await sink.until(() => sink.states.length > 0)
  expect(sink.states[0]?.[0]).toBe('starting')
  sender.send(sentence, port, '127.0.0.1')
  sender.send(`${sentence}\r\n`, port, '127.0.0.1')
  await sink.until(() => sink.reports.length === 2)
})

test('a message that was half heard when the line broke is a reject', async () => {
  const [first = ''] = encodeSentences({ type: 5, mmsi: 533000001, name: 'SERI', callSign: '9M' })
  const { port } = await receiver((socket) => socket.end(`${first}\r\n`))
  const sink = tcpFeed(port)
  await sink.until(() => sink.states.some(([state]) => state === 'lost'))
  expect(sink.rejects).toMatchObject([{ reason: 'incomplete-message' }])
})

test('an address that is taken is lost, with the reason, and taken up when it is free', async () => {
  const taken = createSocket('udp4')
  await new Promise<void>((resolve) => taken.bind(0, '127.0.0.1', resolve))
  const sink = new KeepingSink()
  const feed = new UdpFeed({ host: '127.0.0.1', port: taken.address().port, nowMs: () => NOW })
  feed.start(sink)
  stops.push(() => feed.stop())
  await sink.until(() => sink.states.length > 0)
  expect(sink.states[0]).toEqual(['lost', expect.stringMatching(/EADDRINUSE.*trying again in 1 s/)])
  await new Promise<void>((resolve) => taken.close(resolve))
  await sink.until(() => sink.states.length > 1)
  expect(sink.states[1]?.[0]).toBe('starting')
})
