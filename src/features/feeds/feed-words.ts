import { ageText } from '#domain/notation.ts'
import type { LinkStatus } from '#domain/stream/stream-link.ts'
import type { FeedState, FeedStatus } from '#domain/stream/wire.ts'

/** Five signs for five states, so that colour is never alone. */
export const FEED_GLYPHS: Record<FeedState, string> = {
  starting: '◌',
  live: '●',
  silent: '◐',
  lost: '✕',
  replayed: '▶',
  ended: '■',
}

/** A feed in trouble is named in the bar; the others are only counted. */
export function isTroubled(feed: FeedStatus): boolean {
  return feed.state === 'silent' || feed.state === 'lost'
}

/** What is wrong with a feed, short: `silent 42 s`. */
export function troubleWords(feed: FeedStatus): string {
  return feed.silentS === undefined ? feed.state : `${feed.state} ${ageText(feed.silentS)}`
}

/** How many things of a feed could not be used. */
export function rejectCount(feed: FeedStatus): number {
  return Object.values(feed.rejected).reduce((sum, count) => sum + count, 0)
}

/** The line to the server, in words. */
export function linkWords(link: LinkStatus): string {
  switch (link.state) {
    case 'open':
      return 'connected'
    case 'connecting':
      return 'connecting'
    case 'waiting':
      return 'lost, trying again'
  }
}
