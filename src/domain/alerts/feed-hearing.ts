import type { FeedStatus } from '../stream/feed-status.ts'

/**
 * Since when each feed has been heard without a break: a track is not missing while its feed is. Tracks name their feed
 * by the source of their reports.
 */
export class FeedHearing {
  readonly #sinceMs = new Map<string, number>()

  /** Once a beat. */
  look(feeds: readonly FeedStatus[], nowMs: number): void {
    for (const { id, state } of feeds) {
      const isHeard = state === 'live' || state === 'lagging' || state === 'replayed'
      if (!isHeard) this.#sinceMs.delete(id)
      else if (!this.#sinceMs.has(id)) this.#sinceMs.set(id, nowMs)
    }
  }

  /** Seconds that a track has not been heard while its feed was; 0 while it is not. */
  missingS(source: string, lastAtMs: number, nowMs: number, feeds: readonly FeedStatus[]): number {
    const feed = feeds.find(({ id }) => id === source) ?? (feeds.length === 1 ? feeds[0] : undefined)
    // A source that is no feed may have come by any of them: then all must be heard.
    const heard = (feed ? [feed] : feeds).map(({ id, silentS = 0 }) => ({ sinceMs: this.#sinceMs.get(id), silentS }))
    if (heard.length === 0) return 0
    let missingMs = nowMs - lastAtMs
    for (const { sinceMs, silentS } of heard) {
      if (sinceMs === undefined) return 0
      missingMs = Math.min(missingMs, nowMs - silentS * 1000 - lastAtMs, nowMs - sinceMs)
    }
    return Math.max(0, missingMs / 1000)
  }
}
