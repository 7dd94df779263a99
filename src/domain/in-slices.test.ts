import { expect, test } from 'vitest'
import { atOnce, inSlices } from './in-slices.ts'

/** Work of so many pieces of 6 ms by a clock of its own, and how often others had their turn. */
function desk(pieces: number, wantedFor = Number.POSITIVE_INFINITY) {
  const seen = { nowMs: 0, done: 0, pauses: 0, longestMs: 0 }
  let turnMs = 0
  function* work() {
    while (seen.done < pieces) {
      seen.done++
      seen.nowMs += 6
      seen.longestMs = Math.max(seen.longestMs, seen.nowMs - turnMs)
      yield
    }
    return 'answer'
  }
  const slicing = {
    nowMs: () => seen.nowMs,
    pause: async () => {
      seen.pauses++
      seen.nowMs += 1000
      turnMs = seen.nowMs
    },
    isWanted: () => seen.pauses < wantedFor,
  }
  return { seen, work, slicing }
}

test('others have their turn after every twenty milliseconds or a piece more', async () => {
  const { seen, work, slicing } = desk(100)
  expect(await inSlices(work(), slicing)).toBe('answer')
  expect(seen).toMatchObject({ done: 100, pauses: 25, longestMs: 24 })
})

test('short work is done in one go', async () => {
  const { seen, work, slicing } = desk(3)
  expect(await inSlices(work(), slicing)).toBe('answer')
  expect(seen.pauses).toBe(0)
})

test('work that nobody waits for is given up at its next turn', async () => {
  const { seen, work, slicing } = desk(100, 2)
  expect(await inSlices(work(), slicing)).toBeUndefined()
  expect(seen).toMatchObject({ done: 8, pauses: 2 })
})

test('at once it comes to the same', () => {
  expect(atOnce(desk(100).work())).toBe('answer')
})
