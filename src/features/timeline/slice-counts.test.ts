import { expect, test } from 'vitest'
import { withRecorded } from './slice-counts.ts'

const window = { fromMs: 0, toMs: 1000 }

test('before the picture knows anything the recordings count, from then on the picture', () => {
  const counts = withRecorded([9, 9, 9, 9, 9, 5, 6, 7, 8, 9], window, [{ fromMs: 0, toMs: 1000, reports: 100 }], 500)
  expect(counts).toEqual([10, 10, 10, 10, 10, 5, 6, 7, 8, 9])
})

test('a stretch that reaches out of the window counts with its part inside', () => {
  expect(withRecorded([0, 0], window, [{ fromMs: -1000, toMs: 500, reports: 30 }], 1000)).toEqual([10, 0])
})

test('a recording of no length counts once', () => {
  expect(withRecorded([0, 0], window, [{ fromMs: 600, toMs: 600, reports: 7 }], 1000)).toEqual([0, 0])
})
