import { expect, test } from 'vitest'
import { countText } from '#domain/notation.ts'
import { recordingName, recordingWords, shelfWords } from './recorder-words.ts'

const START = Date.UTC(2026, 2, 14)
const run = {
  id: 'a',
  name: '',
  state: 'recovered',
  kept: false,
  fromMs: START,
  toMs: START + 5_400_000,
  startedAtMs: START,
  bytes: 1_234_567,
  reports: 12_345,
  events: 6,
  lost: 2,
} as const

test('a recording without a name is called by when it began', () => {
  expect(recordingName(run)).toBe('Run of Sat 14 Mar 2026 00:00:00Z')
  expect(recordingName({ ...run, name: 'Crossing' })).toBe('Crossing')
  expect(recordingName({ ...run, state: 'saved' })).toMatch(/^Window of /)
})

test('what is told of a recording: how it ended, when it was, how much, what is missing', () => {
  expect(recordingWords(run)).toBe(
    `ended without warning · Sat 14 Mar 2026 00:00:00Z to 01:30:00Z · ${countText(12_345)} reports, 6 events · 1.2 MB · 2 lines lost`,
  )
  const { fromMs: _from, toMs: _to, ...empty } = run
  expect(recordingWords({ ...empty, state: 'recording', lost: 0 })).toMatch(/^recording now · nothing yet · /)
  expect(recordingWords({ ...run, toMs: START + 90_000_000 })).toContain('to Sun 15 Mar 2026 01:00:00Z')
})

test('how much is used, and when the oldest goes', () => {
  const shelf = { usedBytes: 45e6, keptBytes: 2e6, quotaBytes: 2e9, retentionMs: 7 * 86_400_000 }
  expect(shelfWords({ ...shelf, recording: true, problems: [], recordings: [] })).toBe(
    `45 MB used, 2.0 MB of it marked to be kept; the oldest goes beyond ${countText(2000)} MB or 7 days`,
  )
})
