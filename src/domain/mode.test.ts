import { expect, test } from 'vitest'
import { type Mode, type ModeFacts, modeOf } from './mode.ts'
import type { FeedStatus } from './stream/feed-status.ts'

const feeds = (...states: FeedStatus['state'][]) => states.map((state) => ({ state }))
const live: ModeFacts = { source: 'live', following: true, stale: false, link: { state: 'open' }, feeds: feeds('live') }

test.each<[string, Partial<ModeFacts>, Mode]>([
  ['a feed that speaks', {}, 'live'],
  ['one of two feeds lost', { feeds: feeds('lost', 'live') }, 'live'],
  ['a feed that lags', { feeds: feeds('lagging') }, 'live'],
  ['every feed lost or silent', { feeds: feeds('lost', 'silent') }, 'stale'],
  ['a receiver that has not spoken yet', { feeds: feeds('starting') }, 'waiting'],
  ['nothing heard of the server yet', { feeds: [] }, 'waiting'],
  ['a server that fell silent', { stale: true }, 'stale'],
  ['a line to the server that broke', { link: { state: 'waiting' } }, 'stale'],
  ['a first connection under way', { link: { state: 'connecting' }, feeds: [] }, 'waiting'],
  ['a server that plays a recording', { feeds: feeds('replayed') }, 'replay'],
  ['a recording that the server has played to its end', { feeds: feeds('ended') }, 'replay'],
  ['looking back', { following: false }, 'replay'],
  [
    'a recorded file on the page, whatever the feeds do',
    { source: 'recording', following: false, stale: true },
    'replay',
  ],
])('%s', (_case, facts, mode) => {
  expect(modeOf({ ...live, ...facts })).toBe(mode)
})
