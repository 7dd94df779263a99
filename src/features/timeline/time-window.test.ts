import { expect, test } from 'vitest'
import { rateWords, SLICES, windowOf } from './time-window.ts'

const MINUTE = 60_000
const NOON = Date.UTC(2026, 2, 14, 12)

test('a recording is shown from its first report to its last', () => {
  const span = { fromMs: NOON + 123, toMs: NOON + 456 }
  expect(windowOf('recording', span)).toEqual(span)
})

test('a live window is ten minutes at least and an hour at most, and holds the live edge', () => {
  const lengths = [0, 5, 12, 29, 45, 600].map((minutes) => {
    const span = { fromMs: NOON - minutes * MINUTE, toMs: NOON + 777 }
    const { fromMs, toMs } = windowOf('live', span)
    expect(toMs).toBeGreaterThanOrEqual(span.toMs)
    return (toMs - fromMs) / MINUTE
  })
  expect(lengths).toEqual([10, 10, 20, 30, 60, 60])
})

test('a live window stands still for a slice and then moves on by one', () => {
  const at = (toMs: number) => windowOf('live', { fromMs: NOON - 120 * MINUTE, toMs })
  const slice = (60 * MINUTE) / SLICES
  expect(at(NOON + 1)).toEqual(at(NOON + slice))
  expect(at(NOON + slice + 1).fromMs - at(NOON + slice).fromMs).toBe(slice)
})

test('no traffic is none, little is little', () => {
  expect([0, 1, 100].map((reports) => rateWords(reports, 30_000))).toEqual(['none', '2', '200'])
  expect(rateWords(1, 2 * MINUTE)).toBe('under 1')
})
