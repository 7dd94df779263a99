import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LogClock, ReceiverClock } from './line-clock.ts'

const NOON_MS = Date.UTC(2026, 10, 22, 12, 0, 0)

describe('a log clock', () => {
  test('knows nothing before the first time', () => {
    expect(new LogClock().timeOf(undefined, undefined)).toBeUndefined()
    expect(new LogClock().timeOf(undefined, 17)).toBeUndefined()
  })

  test('gives a message the time of its line, whatever second it carries', () => {
    expect(new LogClock(NOON_MS).timeOf(NOON_MS + 5, 30)).toBe(NOON_MS + 5)
  })

  test('stands at the last time that a line gave, earlier ones too', () => {
    const clock = new LogClock(NOON_MS)
    clock.hear(NOON_MS + 9000)
    expect(clock.timeOf(undefined, undefined)).toBe(NOON_MS + 9000)
    clock.hear(NOON_MS - 9000)
    expect(clock.timeOf(undefined, undefined)).toBe(NOON_MS - 9000)
  })

  test.each([
    [0, 0],
    [1, 1000],
    [29, 29_000],
    [30, -30_000],
    [45, -15_000],
    [59, -1000],
  ])('takes second %i at noon sharp to be %i ms away', (second, awayMs) => {
    expect(new LogClock(NOON_MS).timeOf(undefined, second)).toBe(NOON_MS + awayMs)
  })

  test('goes on through the minutes of a log that only has seconds', () => {
    const clock = new LogClock(NOON_MS)
    const seconds = [10, 25, 50, 12, 11, 40, 5]
    const times = seconds.map((second) => ((clock.timeOf(undefined, second) ?? Number.NaN) - NOON_MS) / 1000)
    expect(times).toEqual([10, 25, 50, 72, 71, 100, 125])
    expect(clock.timeOf(undefined, undefined)).toBe(NOON_MS + 125_000)
  })

  test('finds the nearest instant with that second, and never goes back', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), fc.nat({ max: 59 }), (startAtMs, second) => {
        const clock = new LogClock(startAtMs)
        const atMs = clock.timeOf(undefined, second) ?? Number.NaN
        expect(new Date(atMs).getUTCSeconds()).toBe(second)
        expect(Math.abs(atMs % 1000)).toBe(0)
        expect(Math.abs(atMs - startAtMs)).toBeLessThanOrEqual(30_000)
        expect(clock.timeOf(undefined, undefined)).toBe(Math.max(startAtMs, atMs))
      }),
      { seed: 60 },
    )
  })
})

describe('a receiver clock', () => {
  const clock = new ReceiverClock(() => NOON_MS)

  test('says now for a line without a time, whatever second it carries', () => {
    expect(clock.timeOf(undefined)).toBe(NOON_MS)
  })

  test('believes a line that is up to ten minutes old or five seconds ahead', () => {
    expect(clock.timeOf(NOON_MS - 600_000)).toBe(NOON_MS - 600_000)
    expect(clock.timeOf(NOON_MS + 5000)).toBe(NOON_MS + 5000)
    expect(clock.timeOf(NOON_MS + 5001)).toBe(NOON_MS)
  })

  test('says now for a line from a station whose clock is wrong', () => {
    expect(clock.timeOf(NOON_MS - 600_001)).toBe(NOON_MS)
    expect(clock.timeOf(NOON_MS + 600_001)).toBe(NOON_MS)
  })

  test('tells by how much every line is ahead, believed or not', () => {
    const told: number[] = []
    const listened = new ReceiverClock(
      () => NOON_MS,
      (aheadMs) => told.push(aheadMs),
    )
    listened.timeOf(undefined)
    listened.timeOf(NOON_MS - 2000)
    listened.timeOf(NOON_MS + 3_600_000)
    expect(told).toEqual([-2000, 3_600_000])
  })
})

test('ships whose clocks are ahead do not push a log on once a base station has told the time', () => {
  const clock = new LogClock(0)
  const utcMs = Date.UTC(2026, 2, 14, 5, 0, 0)
  clock.hearStation(utcMs)
  for (let s = 10; s <= 600; s += 10) {
    clock.hearStation(utcMs + s * 1000)
    // One ship is 25 s ahead, one 12 s.
    clock.timeOf(undefined, (s + 25) % 60)
    clock.timeOf(undefined, (s + 12) % 60)
    expect(clock.timeOf(undefined, undefined)).toBe(s * 1000)
  }
  clock.hearStation(utcMs + 86_400_000)
  expect(clock.timeOf(undefined, undefined)).toBe(600_000)
})
