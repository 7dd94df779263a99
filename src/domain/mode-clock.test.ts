import { expect, test } from 'vitest'
import { clockWords, PageClock } from './mode-clock.ts'

test('the message that travelled fastest tells the difference; older ones are forgotten', () => {
  const clock = new PageClock()
  expect(clock.aheadS).toBeUndefined()
  for (const wayMs of [900, 40, 2500]) clock.hear(1_000_000, 1_000_000 - 240_000 + wayMs)
  expect(clock.aheadS).toBe(-240)
  for (let i = 0; i < 20; i++) clock.hear(2_000_000, 2_000_100)
  expect(clock.aheadS).toBe(0)
})

test.each([
  [-240, 'This computer’s clock is 4 min behind the server’s'],
  [90, 'This computer’s clock is 1 min ahead of the server’s'],
  [4, undefined],
  [-4, undefined],
  [undefined, undefined],
])('%s s: %s', (aheadS, words) => {
  expect(clockWords(aheadS)).toBe(words)
})
