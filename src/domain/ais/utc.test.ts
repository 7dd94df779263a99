import { expect, test } from 'vitest'
import { utcMs } from './utc.ts'

test('a date and time in UTC is its milliseconds since 1970', () => {
  expect(utcMs(1970, 1, 1, 0, 0, 0)).toBe(0)
  expect(utcMs(2024, 2, 29, 23, 59, 59, 999)).toBe(Date.parse('2024-02-29T23:59:59.999Z'))
})

test.each([
  [2023, 2, 29, 0, 0, 0, 0],
  [2026, 11, 31, 0, 0, 0, 0],
  [2026, 0, 1, 0, 0, 0, 0],
  [2026, 13, 1, 0, 0, 0, 0],
  [2026, 1, 0, 0, 0, 0, 0],
  [2026, 1, 1, 24, 0, 0, 0],
  [2026, 1, 1, 0, 60, 0, 0],
  [2026, 1, 1, 0, 0, 60, 0],
  [2026, 1, 1, 0, 0, 0, 1000],
  [0, 1, 1, 0, 0, 0, 0],
  [99, 1, 1, 0, 0, 0, 0],
  [Number.NaN, 1, 1, 0, 0, 0, 0],
])('there is no %d-%d-%d %d:%d:%d.%d', (year, month, day, hour, minute, second, millisecond) => {
  expect(utcMs(year, month, day, hour, minute, second, millisecond)).toBeUndefined()
})
