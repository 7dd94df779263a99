import { expect, test } from 'vitest'
import type { FeedStatus, FeedTruth } from '#domain/stream/feed-status.ts'
import { feedNumbers } from './feed-numbers.ts'

const minutes = Array.from({ length: 60 }, () => 43)

function shown(truth: Partial<FeedTruth>, more: Partial<FeedStatus> = {}) {
  const feed: FeedStatus = {
    id: 'a',
    name: 'A',
    kind: 'tcp',
    state: 'live',
    detail: '',
    reports: 1000,
    perMinute: 43,
    rejected: {},
    truth: { minutes, twice: 0, ...truth },
    ...more,
  }
  const numbers = feedNumbers(feed)
  return {
    values: numbers.map(({ value }) => value),
    bad: numbers.filter(({ isBad }) => isBad).map(({ name }) => name),
  }
}

test('a feed in good order has six numbers and no bad one', () => {
  const truth = { due: { perMinute: 43, by: 'last-hour' }, lagS: { p50: 0.6, p95: 1.1 }, missedShare: 0.002 } as const
  expect(shown({ ...truth, twice: 9, skewS: 0.3 }, { rejected: { checksum: 3 } })).toEqual({
    values: ['43 of 43 /min', '0.6, 1.1 s', '0.2 %', '3', '0.9 %', '+0.3 s'],
    bad: [],
  })
})

test('only the bad number is marked', () => {
  expect(shown({ due: { perMinute: 43, by: 'last-hour' } }, { perMinute: 0 }).bad).toEqual(['Now of due'])
  expect(shown({ lagS: { p50: 14, p95: 31 } })).toMatchObject({ bad: ['Lag p50, p95'] })
  expect(shown({ missedShare: 0.081 }).bad).toEqual(['Missed'])
  expect(shown({}, { rejected: { checksum: 41 } }).bad).toEqual(['Rejected'])
  expect(shown({ twice: 200 }).bad).toEqual(['Twice'])
  expect(shown({ skewS: 4 }).bad).toEqual(['Clock'])
})

test('what cannot be known is a dash, and a feed of less than a minute is not judged by it', () => {
  expect(shown({}, { truth: { minutes: [], twice: 0 }, reports: 0 }).values).toEqual([
    '43 /min',
    '–',
    '–',
    '0',
    '–',
    '–',
  ])
  const due = { perMinute: 43, by: 'intervals' } as const
  expect(shown({ minutes: [], due }, { perMinute: 3 }).bad).toEqual([])
})
