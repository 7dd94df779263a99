import { afterEach, expect, test } from 'vitest'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import { TcpFeed } from '../feeds/tcp-feed.ts'
import { KeepingSink } from '../testing.ts'
import { AisOutput, type AisOutputOptions } from './ais-output.ts'
import { eventually, HeardLines } from './testing.ts'

const AT = Date.UTC(2026, 2, 14, 12)
const ship: IdentityPatch = {
  trackId: 'mmsi:290000001',
  kind: 'vessel',
  mmsi: 290_000_001,
  aisClass: 'A',
  name: 'TERN',
}
const reportAt = (second: number): PositionReport => ({
  trackId: ship.trackId,
  source: 'sim',
  atMs: AT + second * 1000,
  lon: 112.5,
  lat: 5.25,
  sogKn: 10.5,
  cogDeg: 90.5,
  headingDeg: 91,
  navStatus: 0,
})

const stops: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function listening(options: Partial<AisOutputOptions> = {}): Promise<{ output: AisOutput; port: number }> {
  const output = new AisOutput({ port: 0, ...options })
  const port = await output.listen()
  if (!port.ok) throw new Error(port.problem)
  stops.push(() => output.close())
  return { output, port: port.value }
}

test('what the sink is told goes out as lines that end in CR LF, each report one', async () => {
  const { output, port } = await listening()
  const heard = new HeardLines(port)
  await eventually(() => output.counts.clients === 1)
  output.identity(ship)
  for (const second of [0, 10, 20]) output.report(reportAt(second))
  await heard.until(() => heard.lines.length === 3)
  expect(heard.text).toMatch(/^(!AIVDM,1,1,,[AB],1[^,]{27},0\*[0-9A-F]{2}\r\n){3}$/)
  expect(output.counts).toMatchObject({ positions: 3, sentences: 3, clients: 1, dropped: 0, unsent: 0 })
})

test('another server that takes it as a receiver has the same positions, names and times', async () => {
  const { output, port } = await listening({ station: 'eezwatch' })
  const sink = new KeepingSink()
  const feed = new TcpFeed({ host: '127.0.0.1', port, nowMs: () => AT + 400_000 })
  feed.start(sink)
  stops.push(() => feed.stop())
  await eventually(() => output.counts.clients === 1)
  output.identity(ship)
  for (let second = 0; second <= 360; second += 10) output.report(reportAt(second))
  await sink.until(() => sink.reports.length === 37 && sink.identities.length === 2)
  const expected = Array.from({ length: 37 }, (_, i) => ({ ...reportAt(i * 10), source: feed.id }))
  expect(sink.reports).toEqual(expected)
  expect(sink.identities[1]).toMatchObject({ trackId: ship.trackId, name: 'TERN', aisClass: 'A' })
  expect(sink.rejects).toEqual([])
})

test('closing sends what is still waiting', async () => {
  const { output, port } = await listening()
  const heard = new HeardLines(port)
  await eventually(() => output.counts.clients === 1)
  output.identity(ship)
  output.report(reportAt(0))
  await output.close()
  await heard.until(() => heard.isClosed)
  expect(heard.lines).toHaveLength(1)
})
