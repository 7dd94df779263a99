import { ageText, plainText } from '#domain/notation.ts'
import type { LinkStatus } from '#domain/stream/stream-link.ts'
import type { FeedState, FeedStatus } from '#domain/stream/wire.ts'

/** Six signs for six states, so that colour is never alone. */
export const FEED_GLYPHS: Record<FeedState, string> = {
  starting: '◌',
  live: '●',
  silent: '◐',
  lost: '✕',
  replayed: '▶',
  ended: '■',
}

/** The name of a feed as one plain line. */
export function feedName(feed: FeedStatus): string {
  return plainText(feed.name)
}

/** A feed in trouble is named in the bar; the others are only counted. */
export function isTroubled(feed: FeedStatus): boolean {
  return feed.state === 'silent' || feed.state === 'lost'
}

/** What is wrong with a feed, short: `silent 42 s`. */
export function troubleWords(feed: FeedStatus): string {
  return feed.silentS === undefined ? feed.state : `${feed.state} ${ageText(feed.silentS)}`
}

/** The feeds without trouble, counted by state: `2 feeds live`; one that is alone in its state goes by its name. */
export function summaries(feeds: readonly FeedStatus[]): { readonly state: FeedState; readonly words: string }[] {
  const fine = feeds.filter((feed) => !isTroubled(feed))
  return [...new Set(fine.map((feed) => feed.state))].map((state) => {
    const [first, ...more] = fine.filter((feed) => feed.state === state)
    if (!first || more.length > 0) return { state, words: `${more.length + 1} feeds ${state}` }
    const simulated = first.kind === 'simulator' && state === 'live'
    return { state, words: simulated ? 'Simulated traffic' : `${feedName(first)} ${state}` }
  })
}

/** How many things of a feed could not be used. */
export function rejectCount(feed: FeedStatus): number {
  return Object.values(feed.rejected).reduce((sum, count) => sum + count, 0)
}

/** The line to the server, in words; `stale` is a line that is open and says nothing. */
export function linkWords(link: Pick<LinkStatus, 'state'>, stale: boolean): string {
  switch (link.state) {
    case 'open':
      return stale ? 'silent' : 'connected'
    case 'connecting':
      return 'connecting'
    case 'waiting':
      return 'lost, trying again'
  }
}

/** In what state each feed and the line to the server are, by what to call them. */
export type StatesByName = ReadonlyMap<string, string>

export function statesByName(
  feeds: readonly FeedStatus[],
  link: Pick<LinkStatus, 'state'>,
  stale: boolean,
): StatesByName {
  return new Map([
    ['Server', linkWords(link, stale)],
    ...feeds.map((feed): [string, string] => [feedName(feed), feed.state]),
  ])
}

/** What has changed, in words, or nothing: `Radar Labuan lost.` Who is new has not changed. */
export function newsWords(before: StatesByName, now: StatesByName): string {
  return [...now]
    .filter(([name, state]) => before.has(name) && before.get(name) !== state)
    .map(([name, state]) => `${name} ${state}.`)
    .join(' ')
}
