import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { seaOf } from './behaviours/sea.ts'
import { behavioursOf, company, leg, OTHER_SHIP, SHIP } from './behaviours/testing.ts'
import { Engine } from './engine.ts'
import { eventLine } from './event-log.ts'
import { labEvents } from './events/lab.ts'
import { zoneContext } from './events/zone-context.ts'
import { DEFAULT_RULES } from './events/zone-rule.ts'
import { atOnce } from './in-slices.ts'
import { findingEvent } from './observations/finding-event.ts'
import { contactOf } from './observations/testing.ts'
import { openRecording } from './recording/open-recording.ts'
import { recorded, report, twoZones } from './testing.ts'

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
    const opened = await openRecording([{ name: 'a.gpx', ...recorded(chunks()) }], { context, rules: DEFAULT_RULES })
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

/** Two ships side by side for three hours on the open sea, and one that is heard elsewhere. */
const together = [
  ...leg({ kn: 0.3, minutes: 180, everyS: 60 }),
  ...leg({ trackId: OTHER_SHIP, from: [112.601, 5.9], kn: 0.3, minutes: 180, everyS: 60 }),
  ...company(200),
].sort((a, b) => a.atMs - b.atMs)

test('observations are those of the watch for behaviours, asked each beat or once at the end', () => {
  const beats = new Engine(context)
  const told = together.flatMap((each) => {
    beats.report(each)
    return beats.takeObservations()
  })
  beats.finish()
  told.push(...beats.takeObservations())
  const atEnd = played(together)
  expect(atEnd.observations).toEqual(behavioursOf(together, { sea: seaOf(() => context) }))
  expect(atEnd.observations.map(({ kind }) => kind)).toContain('encounter')
  expect(beats.observations).toEqual(atEnd.observations)
  const newest = new Map(told.map((each) => [each.id, each]))
  expect([...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    [...atEnd.observations].sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  expect(beats.takeObservations()).toEqual([])
})

test('observations change no event, whoever asks for them', () => {
  const engine = new Engine(context)
  for (const each of zigzag) {
    engine.report(each)
    engine.takeObservations()
    engine.observe(contactOf({ sinceMs: each.atMs }))
  }
  engine.finish()
  expect(engine.observations.length).toBeGreaterThan(100)
  expect(engine.eventLogHash).toBe(played().eventLogHash)
})

test('what a ship says of itself is known to the watch from when it was said', () => {
  const engine = new Engine(context)
  for (const [i, each] of together.entries()) {
    if (i === 0) engine.identity({ trackId: SHIP, kind: 'vessel', name: 'SERI' })
    if (i === 300) engine.identity({ trackId: SHIP, name: 'LAUT' })
    engine.report(each)
  }
  engine.finish()
  const [change] = engine.observations.filter(({ kind }) => kind === 'identity-change')
  expect(change).toMatchObject({ trackId: SHIP, atMs: together[299]?.atMs, evidence: { was: 'SERI', is: 'LAUT' } })
})

test('what sensors find is told with the next question, and keeps its place until it ends', () => {
  const engine = new Engine(context)
  const [begun, ended] = [contactOf(), contactOf({ untilMs: 9000 })]
  engine.observe(begun)
  expect(engine.takeObservations()).toEqual([findingEvent(begun)])
  expect(engine.takeObservations()).toEqual([])
  engine.observe(ended)
  expect(engine.takeObservations()).toEqual([findingEvent(ended)])
  expect(engine.observations).toEqual([findingEvent(ended)])
})
