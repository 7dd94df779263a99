import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Engine } from './engine.ts'
import { eventLine } from './event-log.ts'
import { labEvents } from './events/lab.ts'
import { zoneContext } from './events/zone-context.ts'
import { atOnce } from './in-slices.ts'
import { openRecording } from './open-recording.ts'
import { report, twoZones } from './testing.ts'

const context = zoneContext(twoZones)
/** Five minutes either side of the line, at 24 knots. */
const zigzag = Array.from({ length: 200 }, (_, i) =>
  report({ atMs: i * 60_000, lon: 110 + Math.abs((i % 20) - 10) / 150 - 1 / 30, lat: 4.5 + i / 1000 }),
)

function played(reports = zigzag): Engine {
  const engine = new Engine(context)
  for (const each of reports) engine.report(each)
  engine.finish()
  return engine
}

test('the hash is the SHA-256 of the log as it is written', () => {
  const engine = played()
  const log = engine.events.map((event) => `${eventLine(event)}\n`).join('')
  expect(engine.events.length).toBeGreaterThan(10)
  expect(engine.eventLogHash).toBe(createHash('sha256').update(log).digest('hex'))
})

test('an empty log has the hash of nothing', () => {
  expect(new Engine(context).eventLogHash).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('the same reports twice over change nothing', () => {
  const twice = played(zigzag.flatMap((each) => [each, each]))
  expect(twice.eventLogHash).toBe(played().eventLogHash)
  expect(twice.faults.duplicates).toBe(zigzag.length)
})

test('whether the log is asked for after every report or once at the end, it is the same', () => {
  const engine = new Engine(context)
  const hashes = zigzag.map((each) => {
    engine.report(each)
    engine.settle()
    return engine.eventLogHash
  })
  expect(new Set(hashes).size).toBeGreaterThan(10)
  expect(hashes.at(-1)).toBe(played().eventLogHash)
})

test('a file read in pieces of any size gives the events of the engine and of the lab', async () => {
  const points = zigzag.map(
    ({ atMs, lon, lat }) =>
      `<trkpt lat="${lat}" lon="${lon}"><time>${new Date(Date.UTC(2026, 2, 14) + atMs).toISOString()}</time></trkpt>`,
  )
  const gpx = `<gpx><trk><name>a</name><trkseg>${points.join('\n')}</trkseg></trk></gpx>`
  const hashes = new Set<string>()
  for (const size of [gpx.length, 1000, 77]) {
    async function* chunks() {
      for (let i = 0; i < gpx.length; i += size) yield gpx.slice(i, i + size)
    }
    const opened = await openRecording({ name: 'a.gpx', chunks: chunks() }, context)
    if (!opened.ok) expect.fail(opened.problem.message)
    const { engine } = opened.value
    expect(engine.events.length).toBeGreaterThan(10)
    expect(atOnce(labEvents(engine.store, context, engine.clockMs))).toEqual(engine.events)
    hashes.add(engine.eventLogHash)
  }
  expect(hashes.size).toBe(1)
})

test('an engine that runs for days keeps the newest events, and hashes all', () => {
  const few = new Engine(context, { keepEvents: 3, settleAfterMs: 3_600_000 })
  const other = (atMs: number) => report({ trackId: 'mmsi:533000002', atMs, lon: 100, lat: 5 })
  for (const each of zigzag) {
    few.report(each)
    few.report(other(each.atMs))
  }
  few.finish()
  const all = played(zigzag.flatMap((each) => [each, other(each.atMs)]))
  expect(few.events.length).toBeLessThan(all.events.length)
  expect(few.events.at(-1)).toEqual(all.events.at(-1))
  expect([few.eventCount, few.eventLogHash]).toEqual([all.events.length, all.eventLogHash])
})
