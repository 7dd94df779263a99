import { expect, test } from 'vitest'
import { scheduleWords, scopeWords } from './area-words.ts'

test.each([
  [undefined, 'always'],
  [{}, 'always'],
  [{ days: [], fromMinute: 0, toMinute: 1440 }, 'always'],
  [{ days: [0, 1, 2, 3, 4, 5, 6] }, 'always'],
  [{ days: [1, 2, 3, 4, 5], fromMinute: 1320, toMinute: 360 }, 'Mon-Fri 22:00-06:00Z'],
  [{ days: [1, 2] }, 'Mon, Tue'],
  [{ days: [0, 6, 3, 5] }, 'Wed, Fri-Sun'],
  [{ fromMinute: 90 }, 'daily 01:30-24:00Z'],
  [{ fromMinute: 480, toMinute: 480 }, 'always'],
  [{ fromMs: Date.UTC(2026, 2, 14) }, 'from Sat 14 Mar 2026 00:00Z'],
  [
    { days: [0], toMinute: 60, fromMs: Date.UTC(2026, 2, 14, 6, 30), toMs: Date.UTC(2026, 2, 15) },
    'Sun 00:00-01:00Z, from Sat 14 Mar 2026 06:30Z, until Sun 15 Mar 2026 00:00Z',
  ],
])('schedule %o', (schedule, words) => {
  expect(scheduleWords(schedule)).toBe(words)
})

test('only what is left out is worth saying', () => {
  expect(scopeWords(undefined, undefined)).toBe('')
  expect(scopeWords(['entered', 'exited'], ['vessel'])).toBe('only: Entered, Left; only of: Vessels')
})
