import fc from 'fast-check'
import { expect, test } from 'vitest'
import { report } from '../testing.ts'
import { isActiveAt, nextChangeMs, type Schedule } from './schedule.ts'
import { box, told, zonesOf } from './testing.ts'
import { zoneContext } from './zone-context.ts'
import { zoneEventsOf } from './zone-events-of.ts'

const MINUTE = 60_000
/** A Saturday. */
const noon = Date.UTC(2026, 2, 14, 12)

test('days, minutes and ends must all hold', () => {
  const weekend: Schedule = { days: [0, 6], fromMinute: 600, toMinute: 780 }
  expect(isActiveAt(weekend, noon)).toBe(true)
  expect(isActiveAt(weekend, noon + 60 * MINUTE)).toBe(false)
  expect(isActiveAt(weekend, noon - 24 * 60 * MINUTE)).toBe(false)
  expect(isActiveAt({ ...weekend, toMs: noon }, noon)).toBe(false)
  expect(isActiveAt({ ...weekend, fromMs: noon }, noon)).toBe(true)
  expect(isActiveAt({}, noon)).toBe(true)
})

test('a span over midnight belongs to the day on which it begins', () => {
  const night: Schedule = { days: [6], fromMinute: 1320, toMinute: 240 }
  const midnight = noon + 12 * 60 * MINUTE
  expect(
    [midnight - MINUTE, midnight + MINUTE, midnight + 240 * MINUTE].map((atMs) => isActiveAt(night, atMs)),
  ).toEqual([true, true, false])
  expect(isActiveAt(night, midnight - 24 * 60 * MINUTE + MINUTE)).toBe(false)
})

const schedules: fc.Arbitrary<Schedule> = fc.record(
  {
    fromMs: fc.integer({ min: -20_000, max: 20_000 }).map((minutes) => noon + minutes * MINUTE),
    toMs: fc.integer({ min: -20_000, max: 20_000 }).map((minutes) => noon + minutes * MINUTE),
    days: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
    fromMinute: fc.integer({ min: 0, max: 1440 }),
    toMinute: fc.integer({ min: 0, max: 1440 }),
  },
  { requiredKeys: [] },
)

test('the next change is the first minute at which the answer is another', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const now = isActiveAt(schedule, noon)
      let minute = 1
      while (minute <= 30_000 && isActiveAt(schedule, noon + minute * MINUTE) === now) minute++
      expect(nextChangeMs(schedule, noon)).toBe(minute > 30_000 ? undefined : noon + minute * MINUTE)
    }),
    { seed: 8, numRuns: 200 },
  )
})

test('outside its schedule a zone is as if it were not there', () => {
  const schedule: Schedule = { fromMs: 10 * MINUTE, toMs: 20 * MINUTE }
  const rules = { default: { bandNm: 0.1, dwellS: 60 }, zones: new Map([['a', { bandNm: 0.1, dwellS: 60, schedule }]]) }
  const context = zoneContext(zonesOf({ a: box(110, 4, 112, 6) }), { rules })
  const stays = Array.from({ length: 12 }, (_, i) => report({ atMs: i * 3 * MINUTE, lon: 111, lat: 5 }))
  const events = zoneEventsOf(stays, context)
  expect(told(events)).toEqual(['first-seen-inside a 10', 'exited a 20'])
  expect(events.map(({ flags, crossing, confirmedAtMs }) => [flags, crossing, confirmedAtMs])).toEqual([
    [['zone-opened'], 'none', 10 * MINUTE],
    [['zone-closed'], 'none', 20 * MINUTE],
  ])
  const passes = Array.from({ length: 12 }, (_, i) => report({ atMs: i * 3 * MINUTE, lon: 109.9 + i * 0.02, lat: 5 }))
  expect(told(zoneEventsOf(passes, context))).toEqual(['entered a 15', 'exited a 20'])
})

test('a zone that begins while a track is on its way sees where the way puts it then', () => {
  const schedule: Schedule = { fromMs: 8 * MINUTE }
  const rules = { default: { bandNm: 0.1, dwellS: 60 }, zones: new Map([['a', { bandNm: 0.1, dwellS: 60, schedule }]]) }
  const context = zoneContext(zonesOf({ a: box(110, 4, 112, 6) }), { rules })
  const passes = [0, 10, 20].map((minutes) => report({ atMs: minutes * MINUTE, lon: 109.95 + minutes / 100, lat: 5 }))
  expect(zoneEventsOf(passes, context)).toMatchObject([
    { kind: 'first-seen-inside', atMs: 8 * MINUTE, lon: 110.03, flags: ['zone-opened'], after: { atMs: 0 } },
  ])
})

test('a silent track hears of the end of a zone too, and of its beginning', () => {
  const zones = zonesOf({ a: box(110, 4, 112, 6), b: box(110, 4, 112, 6) })
  const rule = { bandNm: 0.1, dwellS: 60 }
  const rules = {
    default: rule,
    zones: new Map([
      ['a', { ...rule, schedule: { toMs: 5 * MINUTE } }],
      ['b', { ...rule, schedule: { fromMs: 7 * MINUTE } }],
    ]),
  }
  const events = zoneEventsOf([report({ lon: 111, lat: 5 })], zoneContext(zones, { rules }), 30 * MINUTE)
  expect(told(events)).toEqual(['first-seen-inside a 0', 'exited a 5', 'first-seen-inside b 7', 'lost-inside b 18'])
})
