import { expect, test } from 'vitest'
import type { AlertPriority } from '#domain/alerts/alert.ts'
import { barCounts } from './bar-counts.ts'

function count(priority: AlertPriority, open: number, unacknowledged = open) {
  return { priority, open, unacknowledged }
}

test('with few the first has its word, and each its sign', () => {
  const counts = barCounts([count('alarm', 1), count('warning', 3)])
  expect(counts).toMatchObject({ inWords: true, rest: 0 })
  expect(counts.shown).toHaveLength(2)
})

test('with more the word goes first, then what is less urgent becomes one number', () => {
  const all = [count('emergency', 1), count('alarm', 1), count('warning', 8), count('caution', 1)]
  expect(barCounts(all.slice(0, 3))).toMatchObject({ inWords: false, rest: 0 })
  const flood = barCounts([count('emergency', 1), count('alarm', 140), count('warning', 1800), count('caution', 40)])
  expect(flood.shown.map(({ priority }) => priority)).toEqual(['emergency', 'alarm'])
  expect(flood.rest).toBe(1840)
})

test('what was all acknowledged needs no word, and nothing open is nothing', () => {
  expect(barCounts([count('alarm', 2, 0)]).inWords).toBe(false)
  expect(barCounts([count('alarm', 0)])).toEqual({ shown: [], inWords: false, rest: 0 })
})
