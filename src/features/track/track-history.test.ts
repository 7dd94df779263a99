import { expect, test } from 'vitest'
import type { StoredReport } from '#domain/track-store.ts'
import { lastGood, motionHistory, speedTicks } from './track-history.ts'

const MINUTE_MS = 60_000

function at(minutes: number, rest: Partial<StoredReport> = {}): StoredReport {
  return { atMs: minutes * MINUTE_MS, lon: 113, lat: 5, ...rest }
}

test('the line breaks where reports are no one motion: at a gap and at a jump', () => {
  const { times, sogKn, cogDeg } = motionHistory(
    [at(0, { sogKn: 5, cogDeg: 90 }), at(1, { sogKn: 6 }), at(30, { sogKn: 7 }), at(31, { sogKn: 8, lon: 120 })],
    'vessel',
  )
  expect(times).toEqual([0, 60, 930, 1800, 1830, 1860])
  expect(sogKn).toEqual([5, 6, Number.NaN, 7, Number.NaN, 8])
  expect(cogDeg[0]).toBe(90)
  expect(cogDeg[1]).toBeNaN()
})

test('the last good value is kept with its time, and none after the instant is used', () => {
  const reports = [at(0, { headingDeg: 10 }), at(1, { headingDeg: 20 }), at(2), at(3, { headingDeg: 30 })]
  expect(lastGood(reports, 2 * MINUTE_MS, 'headingDeg')).toEqual({ value: 20, atMs: MINUTE_MS })
  expect(lastGood(reports, 9 * MINUTE_MS, 'headingDeg')?.value).toBe(30)
  expect(lastGood(reports, 9 * MINUTE_MS, 'sogKn')).toBeUndefined()
})

test.each([
  [[], [0, 1, 2]],
  [
    [Number.NaN, 0.1],
    [0, 1, 2],
  ],
  [
    [7.2, 11.5],
    [0, 7, 14],
  ],
  [[92], [0, 50, 100]],
  [[1310], [0, 700, 1400]],
])('speeds %o stand on ticks %o', (sogKn, ticks) => {
  expect(speedTicks(sogKn)).toEqual(ticks)
})
