import { expect, test } from 'vitest'
import { LineTimes } from './feed-desk-line-times.ts'

const HOUR_MS = 3_600_000

test('a clock that is an hour off is told, ahead or behind, and forgotten a minute after its last line', () => {
  for (const way of [1, -1]) {
    const times = new LineTimes()
    times.hear(1000, way * HOUR_MS)
    expect(times.clockOffS(2000)).toBe(way * 3600)
    expect(times.clockOffS(61_000)).toBeUndefined()
  }
})

test('lines that are a little late, as any, tell nothing', () => {
  const times = new LineTimes()
  for (const aheadMs of [-300, -599_000, 4000]) times.hear(0, aheadMs)
  expect(times.clockOffS(0)).toBeUndefined()
})

test('one line that is wrong is that line alone, and a clock that was put right is right soon', () => {
  const times = new LineTimes()
  for (const aheadMs of [0, -200, 5 * HOUR_MS, -100]) times.hear(0, aheadMs)
  expect(times.clockOffS(0)).toBeUndefined()
  for (let i = 0; i < 15; i++) times.hear(i, HOUR_MS)
  expect(times.clockOffS(15)).toBe(3600)
  for (let i = 0; i < 8; i++) times.hear(20, -100)
  expect(times.clockOffS(20)).toBeUndefined()
})
