import { expect, test } from 'vitest'
import { countText } from '#domain/notation.ts'
import {
  firstWindow,
  recorderState,
  recordingName,
  recordingWords,
  retentionWords,
  signWords,
  spanWords,
  usedWords,
} from './recorder-words.ts'

const START = Date.UTC(2026, 2, 14)
const HOUR_MS = 3_600_000
const run = {
  id: 'a',
  name: '',
  state: 'recovered',
  kept: false,
  fromMs: START,
  toMs: START + 1.5 * HOUR_MS,
  startedAtMs: START,
  bytes: 1_234_567,
  reports: 12_345,
  events: 6,
  lost: 2,
} as const
const recorder = {
  recording: true,
  fromMs: START,
  toMs: START + 5 * HOUR_MS,
  usedBytes: 45e6,
  keptBytes: 2e6,
  quotaBytes: 2e9,
  retentionMs: 7 * 24 * HOUR_MS,
  problems: [],
  recordings: [],
}

test('a recording without a name is called by when it began', () => {
  expect(recordingName(run)).toBe('Run of Sat 14 Mar 2026 00:00:00Z')
  expect(recordingName({ ...run, name: 'Crossing' })).toBe('Crossing')
  expect(recordingName({ ...run, state: 'saved' })).toMatch(/^Window of /)
})

test('what is told of a recording: how it ended, how much it is, what is missing', () => {
  expect(recordingWords(run)).toBe(
    `ended without warning · ${countText(12_345)} reports, 6 events · 1.2 MB · 2 lines lost`,
  )
  expect(recordingWords({ ...run, state: 'saved', kept: true, reports: 1, lost: 0 })).toBe(
    'saved window · kept · 1 report, 6 events · 1.2 MB',
  )
})

test('a span tells its second day only where it is another', () => {
  expect(spanWords(run)).toBe('Sat 14 Mar 2026 00:00:00Z to 01:30:00Z')
  expect(spanWords({ ...run, toMs: START + 25 * HOUR_MS })).toContain('to Sun 15 Mar 2026 01:00:00Z')
  expect(spanWords({})).toBe('nothing yet')
})

test('how much is used beside what is kept, and when the oldest goes', () => {
  expect(usedWords(recorder)).toBe(`45 MB of ${countText(2000)} MB, and 2.0 MB marked to be kept`)
  expect(usedWords({ ...recorder, keptBytes: 12_345 })).toMatch(/, and 13 kB marked/)
  expect(usedWords({ ...recorder, usedBytes: 0, keptBytes: 0 })).toBe(`0.0 MB of ${countText(2000)} MB`)
  expect(retentionWords(recorder)).toBe('7 days; beyond that or the quota the oldest goes')
  expect(retentionWords({ ...recorder, retentionMs: 24 * HOUR_MS })).toMatch(/^1 day;/)
})

test('a recorder that cannot write is faulty, whatever it was asked', () => {
  expect(recorderState(recorder)).toBe('on')
  expect(recorderState({ ...recorder, recording: false })).toBe('off')
  expect(recorderState({ ...recorder, problems: ['no space'] })).toBe('faulty')
})

test('the sign says in words whether, since when and what is wrong', () => {
  expect(signWords(recorder)).toBe('The server records; back to Sat 14 Mar 2026 00:00:00Z')
  const { fromMs: _, ...empty } = recorder
  expect(signWords({ ...empty, recording: false, problems: ['no space'] })).toBe(
    'The server does not record; nothing yet; no space',
  )
})

const live = { source: 'live', loop: undefined } as const

test('to be saved is offered the half hour before what is shown, as far as it is recorded', () => {
  const shownMs = START + 2 * HOUR_MS
  expect(firstWindow(recorder, live, shownMs)).toEqual({ fromMs: shownMs - HOUR_MS / 2, toMs: shownMs })
  expect(firstWindow(recorder, live, START + 60_000)).toEqual({ fromMs: START, toMs: START + 60_000 })
  expect(firstWindow({}, live, undefined)).toEqual({ fromMs: 0, toMs: 0 })
})

test('the stretch of the live picture that is played over and over is offered before all, one of a file is not', () => {
  const loop = { fromMs: START + 1, toMs: START + 2 }
  expect(firstWindow(recorder, { ...live, loop }, START)).toEqual(loop)
  expect(firstWindow(recorder, { source: 'recording', loop }, 5).toMs).toBe(recorder.toMs)
})
