import { expect, test } from 'vitest'
import { trustOf } from './mode-trust.ts'
import type { FeedStatus } from './stream/feed-status.ts'

const feed = (name: string, state: FeedStatus['state'], more: Partial<FeedStatus> = {}): FeedStatus => ({
  id: name,
  name,
  kind: 'tcp',
  state,
  detail: '',
  reports: 1,
  perMinute: 1,
  rejected: {},
  ...more,
})
const well = { stale: false, link: { state: 'open' }, feeds: [feed('Labuan', 'live')], pageAheadS: 0 } as const

test('good while every feed is live', () => {
  expect(trustOf(well)).toEqual({ word: 'good', why: ['Every feed brings what it should.'] })
})

test('partial when the clock of a receiver is not believed, and says by how much it is off', () => {
  const off = (clockOffS: number) => [feed('Labuan', 'live', { truth: { minutes: [], twice: 0, clockOffS } })]
  const told = [3600, -7200].map((clockOffS) => trustOf({ ...well, feeds: off(clockOffS) }))
  expect(told).toEqual([
    {
      word: 'partial',
      why: ['The clock of Labuan is 1 h 00 min ahead: its reports are dated by when they came.'],
    },
    {
      word: 'partial',
      why: ['The clock of Labuan is 2 h 00 min behind: its reports are dated by when they came.'],
    },
  ])
})

test('partial when one is silent, lost, late or not there yet, and says which', () => {
  const lagging = feed('Kudat', 'lagging', { truth: { minutes: [], twice: 0, lagS: { p50: 14.2, p95: 31 } } })
  const feeds = [
    ...well.feeds,
    feed('Bintulu', 'silent', { silentS: 42 }),
    feed('Kota Kinabalu', 'lost'),
    lagging,
    feed('Miri\u202e', 'starting'),
  ]
  expect(trustOf({ ...well, feeds })).toEqual({
    word: 'partial',
    why: [
      'Nothing heard from Bintulu for 42 s.',
      'Kota Kinabalu is down.',
      'Reports of Kudat arrive 14 s late.',
      'Miri was not heard yet.',
      'Positions there grow old, and look it.',
    ],
  })
})

test('partial when the clock of this computer is wrong: then nobody knows how old things are', () => {
  expect(trustOf({ ...well, pageAheadS: -240 })).toMatchObject({
    word: 'partial',
    why: ['This computer’s clock is 4 min behind the server’s.'],
  })
})

test('old when the server or every feed has gone, or a recording is fed', () => {
  expect(trustOf({ ...well, stale: true }).word).toBe('old')
  expect(trustOf({ ...well, link: { state: 'waiting' } }).word).toBe('old')
  expect(trustOf({ ...well, feeds: [feed('Bintulu', 'silent', { silentS: 42 })] })).toMatchObject({
    word: 'old',
    why: ['Nothing heard from Bintulu for 42 s.', 'No feed speaks. Everything seen grows older.'],
  })
  expect(trustOf({ ...well, feeds: [feed('day.csv', 'replayed')] }).word).toBe('old')
})

test('none before anything was heard', () => {
  expect(trustOf({ ...well, feeds: [] }).word).toBe('none')
})
