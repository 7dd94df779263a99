import { expect, test } from 'vitest'
import type { FeedState, FeedStatus } from '#domain/stream/feed-status.ts'
import { chaosText, FEED_GLYPHS, newsWords, statesByName, stateWords, summaries, troubleWords } from './feed-words.ts'

function feed(name: string, state: FeedState): FeedStatus {
  return { id: name, name, kind: 'tcp', state, detail: '', reports: 0, perMinute: 0, rejected: {} }
}

const open = { state: 'open' } as const

test('every state of a feed has its own sign', () => {
  const glyphs = Object.values(FEED_GLYPHS)
  expect(new Set(glyphs).size).toBe(glyphs.length)
})

test('only live feeds are counted as live', () => {
  const feeds = [feed('A', 'live'), feed('B', 'live'), feed('C', 'starting'), feed('D', 'lost')]
  expect(summaries(feeds).map(({ words }) => words)).toEqual(['2 feeds live', 'C starting'])
})

test('a change of state is told once, and a new feed is no change', () => {
  const before = statesByName([feed('A', 'live')], open, false)
  const now = statesByName([feed('A', 'lost'), feed('B', 'starting')], open, true)
  expect(newsWords(before, now)).toBe('Server silent. A lost.')
  expect(newsWords(now, now)).toBe('')
})

test('only trouble is named, with how bad it is', () => {
  const lagging = { ...feed('A', 'lagging'), truth: { minutes: [], twice: 0, lagS: { p50: 14.3, p95: 31 } } }
  expect(troubleWords(lagging)).toBe('14 s late')
  expect(troubleWords({ ...feed('A', 'silent'), silentS: 42 })).toBe('silent 42 s')
  expect(troubleWords({ ...feed('A', 'lost'), silentS: 42 })).toBe('lost')
  expect(summaries([lagging, feed('B', 'live'), feed('C', 'live')])).toEqual([{ state: 'live', words: '2 feeds live' }])
  expect(stateWords(feed('A', 'silent'))).toBe('connected but silent')
})

test('faults put in on purpose are said as such', () => {
  expect(chaosText(feed('A', 'live'))).toBeUndefined()
  expect(chaosText({ ...feed('A', 'live'), chaos: ['loss 20 %', 'delay 5 s'] })).toBe('chaos: loss 20 %, delay 5 s')
})
