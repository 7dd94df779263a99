import { ageText, plainText } from '#domain/notation.ts'
import type { FeedState, FeedStatus } from '#domain/stream/feed-status.ts'
import type { LinkStatus } from '#domain/stream/stream-link.ts'

/** A sign for each state, so that colour is never alone. */
export const FEED_GLYPHS: Record<FeedState, string> = {
  starting: '◌',
  live: '●',
  lagging: '◐',
  silent: '⊖',
  lost: '⊗',
  replayed: '▶',
  ended: '■',
}

/** The name of a feed as one plain line. */
export function feedName(feed: FeedStatus): string {
  return plainText(feed.name)
}

/** A feed in trouble is named in the bar; the others are only counted. */
export function isTroubled(feed: FeedStatus): boolean {
  return feed.state === 'lagging' || feed.state === 'silent' || feed.state === 'lost'
}

/** What is wrong with a feed, short: `silent 42 s`, `14 s late`, `lost`. */
export function troubleWords({ state, silentS, truth }: FeedStatus): string {
  switch (state) {
    case 'lagging':
      return truth?.lagS ? `${ageText(Math.round(truth.lagS.p50))} late` : 'late'
    case 'silent':
      return silentS === undefined ? 'silent' : `silent ${ageText(silentS)}`
    default:
      return state
  }
}

/** The state in the words of the feed's row: an open line without a word is named as just that. */
export function stateWords({ state, kind }: FeedStatus): string {
  return state === 'silent' && kind === 'tcp' ? 'connected but silent' : state
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

/** The faults that are put into a feed on purpose: `chaos: loss 20 %, delay 5 s`; undefined when there are none. */
export function chaosText({ chaos = [] }: FeedStatus): string | undefined {
  return chaos.length === 0 ? undefined : `chaos: ${chaos.map((words) => plainText(words)).join(', ')}`
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
