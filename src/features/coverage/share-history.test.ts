import { expect, test } from 'vitest'
import { percentTicks, shareColumns } from './share-history.ts'

const START_MS = Date.UTC(2026, 2, 14, 3)
const row = (minute: number, share: number): [number, number, number, number, number] => [
  START_MS + minute * 60_000,
  share / 4,
  share / 2,
  share,
  1 - share,
]

test('shares become percent up to the time that is looked at', () => {
  const columns = shareColumns([row(0, 0.4), row(1, 0.44), row(2, 0.48)], START_MS + 60_000)
  expect(columns.times).toEqual([START_MS / 1000, START_MS / 1000 + 60])
  expect(columns.within1h).toEqual([10, 11])
  expect(columns.within24h).toEqual([40, 44])
})

test('minutes without a share break the lines', () => {
  const columns = shareColumns([row(0, 0.4), row(10, 0.4)], START_MS + 3600_000)
  expect(columns.times).toHaveLength(3)
  expect(columns.within6h).toEqual([20, Number.NaN, 20])
  expect([...columns.times].sort((a, b) => a - b)).toEqual(columns.times)
})

test('the graph is an hour wide at least and a day at most', () => {
  const toMs = START_MS + 30 * 3600_000
  expect(shareColumns([], toMs)).toMatchObject({ fromS: toMs / 1000 - 3600, toS: toMs / 1000 })
  expect(shareColumns([row(0, 0.4)], toMs).fromS).toBe(toMs / 1000 - 24 * 3600)
  expect(shareColumns([row(0, 0.4)], START_MS + 7200_000).fromS).toBe(START_MS / 1000)
})

test('the scale goes to the next round percent, whatever breaks the line', () => {
  expect(percentTicks({ within24h: [] })).toEqual([0, 0.5, 1])
  expect(percentTicks({ within24h: [Number.NaN, 3] })).toEqual([0, 2.5, 5])
  expect(percentTicks({ within24h: [51] })).toEqual([0, 50, 100])
})
