import type { FeedStatus } from './stream/feed-status.ts'
import type { LinkStatus } from './stream/stream-link.ts'

/**
 * What the picture is, said loud beside the clock. `live`: it follows a feed that runs with the time of day and still
 * speaks. `replay`: the past, of a file, of the server's recording or of this watch. `stale`: it should be live, but the
 * server or every feed has fallen silent, and what is seen is old. `waiting`: nothing was heard yet.
 */
export type Mode = 'live' | 'replay' | 'stale' | 'waiting'

export interface ModeFacts {
  readonly source: 'live' | 'recording'
  /** The picture follows the live edge. */
  readonly following: boolean
  /** The server has been quiet for longer than its beat allows. */
  readonly stale: boolean
  readonly link: Pick<LinkStatus, 'state'>
  readonly feeds: readonly Pick<FeedStatus, 'state'>[]
}

export function modeOf({ source, following, stale, link, feeds }: ModeFacts): Mode {
  if (source === 'recording' || !following) return 'replay'
  if (stale || (link.state !== 'open' && feeds.length > 0)) return 'stale'
  // One that lags still brings news; the bar says by how much it is late.
  if (feeds.some(({ state }) => state === 'live' || state === 'lagging')) return 'live'
  if (feeds.some(({ state }) => state === 'replayed' || state === 'ended')) return 'replay'
  return feeds.every(({ state }) => state === 'starting') ? 'waiting' : 'stale'
}
