import { expect, test } from 'vitest'
import { steadyClock } from './steady-clock.ts'

test('it goes on when the clock is set back, and follows when it is set forward', () => {
  let nowMs = 10_000
  const steady = steadyClock(() => nowMs)
  const at = (ms: number) => {
    nowMs = ms
    return steady()
  }
  expect([at(11_000), at(1000), at(2000), at(1500), at(3500), at(60_000)]).toEqual([
    11_000, 11_000, 12_000, 12_000, 14_000, 70_500,
  ])
})
