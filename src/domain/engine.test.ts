import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Engine } from './engine.ts'
import { eventLine } from './event-log.ts'
import { report, twoZones } from './testing.ts'

const zigzag = Array.from({ length: 40 }, (_, i) =>
  report({ atMs: i * 60_000, lon: 110 + (i % 4 < 2 ? -0.1 : 0.1), lat: 4.5 + i / 100 }),
)

test('the hash is the SHA-256 of the log as it is written', () => {
  const engine = new Engine(twoZones)
  for (const each of zigzag) engine.report(each)
  const log = engine.events.map((event) => `${eventLine(event)}\n`).join('')
  expect(engine.events.length).toBeGreaterThan(10)
  expect(engine.eventLogHash).toBe(createHash('sha256').update(log).digest('hex'))
})

test('an empty log has the hash of nothing', () => {
  expect(new Engine(twoZones).eventLogHash).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('the same reports twice over change nothing', () => {
  const [once, twice] = [new Engine(twoZones), new Engine(twoZones)]
  for (const each of zigzag) {
    once.report(each)
    twice.report(each)
    twice.report(each)
  }
  expect(twice.eventLogHash).toBe(once.eventLogHash)
  expect(twice.faults.duplicates).toBe(zigzag.length)
})

test('an engine that runs for days keeps the newest events, and hashes all', () => {
  const [all, few] = [new Engine(twoZones), new Engine(twoZones, { keepEvents: 3 })]
  for (const each of zigzag) {
    all.report(each)
    few.report(each)
  }
  expect(few.events.length).toBeLessThanOrEqual(6)
  expect(few.events.at(-1)).toEqual(all.events.at(-1))
  expect([few.eventCount, few.eventLogHash]).toEqual([all.events.length, all.eventLogHash])
})
