import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { distanceNm } from '#geo/measure.ts'
import { type Footprint, footprintBetween, type Look } from './footprint.ts'
import { footprintAt, LookLog } from './look-log.ts'
import { carried, look, START_MS, sector } from './testing.ts'
import { placeBetweenReports, seenWords, wasSeen } from './was-seen.ts'

const MINUTE = 60_000
/** A flight of an hour along the parallel at 4 N from 111 E, 110 kn, in steps of a second, a circle of 10 NM under it. */
const start = sector({ centre: [111, 4], maxRangeNm: 10 })
const end = carried(start, 90, 110)
const flight = (steps: number, extra: Partial<Look> = {}): Look[] =>
  Array.from({ length: steps }, (_, i) => ({
    sensorId: 'radar-1',
    fromMs: START_MS + i * 1000,
    toMs: START_MS + (i + 1) * 1000,
    from: footprintBetween(start, end, i / 3600),
    to: footprintBetween(start, end, (i + 1) / 3600),
    ...extra,
  }))

function logOf(looks: readonly Look[], log = new LookLog()): LookLog {
  for (const each of looks) log.add(each)
  return log
}

test('a place on the way was seen while the circle passed over it', () => {
  const log = logOf(flight(3600))
  const place = footprintBetween(start, end, 0.5)
  if (place.shape !== 'sector') throw new Error('expected a sector')
  const answer = wasSeen(log, place.centre, START_MS, START_MS + 60 * MINUTE)
  if (answer.kind !== 'seen') throw new Error(answer.kind)
  expect(answer.sightings).toHaveLength(1)
  // 10 NM either side of the middle at 110 kn: 327 s before and after the half hour.
  expect(Math.abs((answer.sightings[0]?.fromMs ?? 0) - START_MS - 1_473_000)).toBeLessThan(8000)
  expect(Math.abs((answer.sightings[0]?.toMs ?? 0) - START_MS - 2_127_000)).toBeLessThan(8000)
  expect(seenWords(answer)).toMatch(
    /^Yes, under radar-1 from 2026-01-01 00:24:\d\d UTC to 2026-01-01 00:35:\d\d UTC\.$/,
  )
})

test('a place off the way was not seen', () => {
  const answer = wasSeen(logOf(flight(600)), [111, 4.5], START_MS, START_MS + 10 * MINUTE)
  expect(answer.kind).toBe('not-seen')
  expect(seenWords(answer)).toBe('No look between 2026-01-01 00:00:00 UTC and 2026-01-01 00:10:00 UTC.')
})

test('a vessel that leaves while the circle comes is followed along its way', () => {
  const log = logOf([look({ toMs: START_MS + 10 * MINUTE, from: start })])
  // From 20 NM east of the middle to 20 NM west of it in ten minutes: 20 NM inside, half of the time.
  const [first, last]: [LonLat, LonLat] = [carried(start, 90, 20).centre, carried(start, 270, 20).centre]
  const placeAt = placeBetweenReports({ atMs: START_MS, place: first }, { atMs: START_MS + 10 * MINUTE, place: last })
  const answer = wasSeen(log, placeAt, START_MS, START_MS + 10 * MINUTE)
  if (answer.kind !== 'seen') throw new Error(answer.kind)
  expect(Math.abs((answer.sightings[0]?.fromMs ?? 0) - START_MS - 2.5 * MINUTE)).toBeLessThan(3000)
  expect(Math.abs((answer.sightings[0]?.toMs ?? 0) - START_MS - 7.5 * MINUTE)).toBeLessThan(3000)
  expect(placeAt(START_MS - 1)).toEqual(first)
})

test('a paused look sees nothing', () => {
  const log = logOf(flight(600, { paused: true }))
  expect(wasSeen(log, [111, 4], START_MS, START_MS + MINUTE).kind).toBe('not-seen')
})

test('what the log does not tell is said to be not known', () => {
  const log = logOf(flight(600))
  const early = wasSeen(log, [111, 4.5], START_MS - 5 * MINUTE, START_MS + 20 * MINUTE)
  expect(seenWords(early)).toBe(
    'No look between 2026-01-01 00:00:00 UTC and 2026-01-01 00:10:00 UTC. Not known before 2026-01-01 00:00:00 UTC. Not known after 2026-01-01 00:10:00 UTC.',
  )
  expect(wasSeen(log, [111, 4], START_MS - 5 * MINUTE, START_MS - MINUTE).kind).toBe('not-known')
  expect(wasSeen(new LookLog(), [111, 4], START_MS, START_MS + MINUTE).kind).toBe('not-known')
  expect(seenWords(wasSeen(new LookLog(), [111, 4], START_MS, START_MS + MINUTE))).toBe(
    'Not known: looks between 2026-01-01 00:00:00 UTC and 2026-01-01 00:01:00 UTC are not kept.',
  )
})

test('sightings by two sensors are told apart, the first first', () => {
  const log = logOf([
    look({ sensorId: 'radar-2', fromMs: START_MS + MINUTE, toMs: START_MS + 3 * MINUTE }),
    look({ sensorId: 'radar-1', toMs: START_MS + 2 * MINUTE }),
  ])
  const answer = wasSeen(log, [113, 5.5], START_MS, START_MS + 3 * MINUTE)
  expect(answer.kind === 'seen' && answer.sightings.map((each) => each.sensorId)).toEqual(['radar-1', 'radar-2'])
})

test('steps along a straight way are kept as one look a minute', () => {
  const log = logOf(flight(3600))
  expect(log.size).toBe(60)
  expect([log.knownFromMs, log.knownToMs]).toEqual([START_MS, START_MS + 60 * MINUTE])
})

test('a log that joins steps tells every step to a fiftieth of a mile', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 20 })), {
        minLength: 1,
        maxLength: 40,
      }),
      (legs) => {
        const log = new LookLog()
        const truth: { atMs: number; footprint: Footprint }[] = []
        let [at, courseDeg, now] = [START_MS, 90, sector({ fromDeg: 60, toDeg: 120, maxRangeNm: 20 })]
        for (const [turnDeg, seconds] of legs) {
          for (let i = 0; i < seconds; i++) {
            const turn = turnDeg / 10
            courseDeg += turn
            const next = carried(now, courseDeg, 110 / 3600, turn)
            log.add({ sensorId: 'a', fromMs: at, toMs: at + 1000, from: now, to: next })
            now = next
            at += 1000
            truth.push({ atMs: at, footprint: now })
          }
        }
        for (const { atMs, footprint } of truth) {
          const kept = log.between(atMs, atMs)[0]
          if (!kept || footprint.shape !== 'sector') throw new Error('expected a look')
          const told = footprintAt(kept, atMs)
          if (told.shape !== 'sector') throw new Error('expected a sector')
          expect(distanceNm(told.centre, footprint.centre)).toBeLessThan(0.0201)
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('beyond its bound the log drops the oldest looks and knows from when it tells', () => {
  const log = logOf(
    Array.from({ length: 101 }, (_, i) =>
      look({ sensorId: `s${i}`, fromMs: START_MS + i * 1000, toMs: START_MS + i * 1000 + 500 }),
    ),
    new LookLog({ mostLooks: 100 }),
  )
  expect(log.size).toBe(91)
  expect(log.knownFromMs).toBe(START_MS + 9500)
  expect(wasSeen(log, [113, 5.5], START_MS, START_MS + 5000).kind).toBe('not-known')
  log.clear()
  expect([log.size, log.knownFromMs]).toEqual([0, Number.NaN])
})
