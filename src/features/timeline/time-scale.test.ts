import { expect, test } from 'vitest'
import { shareOf, timeMarks } from './time-scale.ts'

const HOUR = 3_600_000

test('marks stand on round times and there are never too many', () => {
  const from = Date.UTC(2026, 2, 14, 6, 7)
  const marks = timeMarks(from, from + 6 * HOUR, 8)
  expect(marks.map((at) => new Date(at).toISOString().slice(11, 16))).toEqual([
    '07:00',
    '08:00',
    '09:00',
    '10:00',
    '11:00',
    '12:00',
  ])
  for (const days of [20, 90, 400, 5000]) {
    const toMs = from + days * 24 * HOUR
    const marks = timeMarks(from, toMs, 8)
    expect(marks.length, `${days} days`).toBeLessThanOrEqual(9)
    expect(marks.length, `${days} days`).toBeGreaterThan(2)
    // They reach to the end.
    expect(toMs - (marks.at(-1) ?? 0), `${days} days`).toBeLessThanOrEqual((marks[1] ?? 0) - (marks[0] ?? 0))
  }
})

test('an instant without a span stands at its end', () => {
  expect(shareOf(5, 5, 5)).toBe(1)
  expect(shareOf(7.5, 5, 10)).toBe(0.5)
  expect(shareOf(99, 5, 10)).toBe(1)
})
